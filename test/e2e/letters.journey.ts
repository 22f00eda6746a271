import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

const { lively } = demonstrationSetting
const desk = `/practice/${lively.code}/letters`

test.describe.configure({ mode: 'serial' })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
})
test.afterAll(() => served?.stop())

const press = (name: string) => page.getByRole('button', { name }).click()

test('a partner reads who learns what before a letter is begun', async () => {
  await signIn(page, served, 'partner@example.org')
  await page.getByRole('link', { name: 'Letters', exact: true }).click()
  // The round that this action belongs to has ended by then.
  await page.getByText('Of rounds that have ended').click()
  const action = page.getByRole('region', { name: 'Serve notice on voluntary' })
  await action.getByRole('link', { name: 'Notice on a service, never commissioned' }).click()
  await expect(page.getByText('The letter tells the ICB that this practice takes part in this action')).toBeVisible()
  await press('Begin this letter')
  await expect(page.getByText('3 things are missing before it can go.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Record as sent' })).toHaveCount(0)
})

test('what is wrong is said at its field, and nothing typed is lost', async () => {
  await page.getByLabel('Service that ends').fill('Wound care for 943 476 5919')
  await page.getByLabel('Time you give').fill('3 months')
  await page.getByLabel('Patients seen for it in a year').fill('140')
  await press('Save and preview')
  await expectErrors(page, {
    'field-service': 'The text holds what looks like an NHS number. Take it out: nothing recorded here may identify a patient.',
  })
  await expect(page.getByLabel('Time you give')).toHaveValue('3 months')
  await page.getByLabel('Service that ends').fill('Wound care after surgery')
  await press('Save and preview')
  await expect(page.getByText('Nothing is missing.').first()).toBeVisible()
  const letter = page.getByRole('region', { name: 'The letter' })
  await expect(letter).toContainText('Wound care after surgery: we stop this work on 15 October 2026')
  await expect(letter).toContainText('From 16 October 2026 we no longer do this work.')
})

test('it is taken away as Word and PDF under names that say nothing, and recorded as sent', async () => {
  for (const [name, start] of [
    ['letter.docx', 'PK'],
    ['letter.pdf', '%P'],
  ] as const) {
    const answer = await page.request.get(`${page.url()}/${name}`)
    expect(answer.headers()['content-disposition']).toBe(`attachment; filename="${name}"`)
    expect((await answer.body()).subarray(0, 2).toString()).toBe(start)
  }
  await page.getByLabel('Went on').fill('16 July 2026')
  await press('Record as sent')
  await expectErrors(page, { sentOn: 'This day is still to come.' })
  await page.getByLabel('Went on').fill('14 July 2026')
  await press('Record as sent')
  await expect(page.getByRole('status')).toHaveText('Recorded as sent.')
  await expect(page.getByText('Answer asked for: 12 August 2026.')).toBeVisible()
})

test('an acknowledgement starts the clock, and the outcome closes the letter', async () => {
  await page.getByRole('radio', { name: 'Acknowledged', exact: true }).check()
  await page.getByLabel('Day it came').fill('15 July 2026')
  await press('Record the reply')
  await expect(page.getByText('Acknowledged. The clock runs to the last day of service: 15 October 2026.')).toBeVisible()
  await page.getByRole('radio', { name: 'They review it' }).check()
  await press('Record the outcome')
  await expect(page.getByRole('status')).toHaveText('The outcome is recorded.')
  await page.goto(`${served.address}${desk}`)
  const row = page.getByRole('row').filter({ hasText: 'Wound care after surgery' })
  await expect(row).toContainText('They review it')
  await page.goto(`${served.address}/practice/${lively.code}/record`)
  await expect(page.getByText('Letter sent: Wound care after surgery: we stop this work on 15 October 2026')).toBeVisible()
})

test('words of its own stand in its letters from then on, beside where they differ', async () => {
  await page.goto(`${served.address}${desk}/words/notice-never-commissioned/core`)
  await page.getByLabel('The paragraph').fill('Our core contract goes on as before.')
  await press('Use our own words')
  await expect(page.getByRole('heading', { name: 'Where yours differ' })).toBeVisible()
  await page.goto(`${served.address}${desk}/new/notice-never-commissioned`)
  await press('Begin this letter')
  const letter = page.getByRole('region', { name: 'The letter' })
  await expect(letter).toContainText('Our core contract goes on as before.')
  await expect(letter).toContainText('your own words')
})

test('an officer words a letter for the practices of the LMC, and a letter being made is told of it', async () => {
  await page.goto(`${served.address}${desk}/new/notice-signed`)
  await expect(page.getByText('Leeds LMC has its own wording for parts of this letter, version 2')).toBeVisible()
  await press('Begin this letter')
  const draft = page.url()
  const letter = page.getByRole('region', { name: 'The letter' })
  await expect(letter).toContainText('name one provider for all of their patients')
  const office = await page.context().browser()!.newContext({ javaScriptEnabled: false })
  const officer = await office.newPage()
  await signIn(officer, served, 'lmc@example.org')
  await officer.getByRole('link', { name: 'Letters', exact: true }).click()
  await officer.getByRole('link', { name: 'Notice on a service, signed contract', exact: true }).click()
  await officer.getByLabel('A paragraph of your own').fill('Name one provider. Its number is {{number}}.')
  await officer.getByRole('button', { name: 'Save as version 3' }).click()
  await expectErrors(officer, { added: '{{number}} is no field of this letter.' })
  await officer.getByLabel('A paragraph of your own').fill('We ask you to name one provider for all practices here.')
  await officer.getByRole('button', { name: 'Save as version 3' }).click()
  await expect(officer.getByRole('status')).toContainText('Saved as version 3.')
  await office.close()
  await page.goto(draft)
  await expect(page.getByText('Leeds LMC changed this letter since you began it.')).toBeVisible()
  await press('Take the new words')
  await expect(letter).toContainText('We ask you to name one provider for all practices here.')
  await page.getByText('3 parts in Leeds LMC’s wording').click()
  await press('Use the committee’s words')
  await expect(letter).not.toContainText('We ask you to name one provider for all practices here.')
})

test('one editor drafts words of the committee and another publishes them', async ({ browser }) => {
  const editor = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(editor, served, 'second.editor@example.org')
  const at = `${served.address}/committee/letters/icb-asks-which-actions`
  await editor.goto(at)
  await expect(editor.getByText('Another editor publishes it, because you saved it last.')).toBeVisible()
  await expect(editor.getByRole('button', { name: 'Approve and publish it' })).toHaveCount(0)
  await editor.context().clearCookies()
  await signIn(editor, served, 'editor@example.org')
  await editor.goto(at)
  await editor.getByRole('button', { name: 'Approve and publish it' }).click()
  await expect(editor.getByRole('status')).toHaveText('Published. Letters begin with these words from now on.')
  await editor.goto(`${served.address}/committee/what-editors-did`)
  await expect(editor.getByText('published words for the letter “The ICB asks which actions we take”').first()).toBeVisible()
  await editor.context().close()
})

test('a logo that is none is refused at its field; a PNG stands on the letter', async () => {
  await page.goto(`${served.address}${desk}/logo`)
  const choose = (name: string, mimeType: string, buffer: Buffer) =>
    page.getByLabel('The picture').setInputFiles({ name, mimeType, buffer })
  await choose('logo.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await press('Use this logo')
  await expectErrors(page, {
    logo: 'This is no PNG or JPEG picture. An SVG, a PDF or a Word file cannot be used: save the logo as PNG.',
  })
  await choose('logo.png', 'image/png', Buffer.alloc(600_000, 1))
  await press('Use this logo')
  await expect(page.getByRole('heading', { name: 'The file is too large' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the form' }).click()
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 60 } })
  await choose('logo.png', 'image/png', png)
  await press('Use this logo')
  await expect(page.getByRole('status')).toHaveText('The logo stands on your letters from now on.')
  await expect(page.getByRole('img', { name: 'Logo of Kestrel Mill Surgery' })).toHaveJSProperty('naturalWidth', 300)
  await press('Take the logo off')
  await expect(page.getByText('There is no logo yet')).toBeVisible()
})
