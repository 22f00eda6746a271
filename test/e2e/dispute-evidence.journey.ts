import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

/*
 * In the made-up dispute, without JavaScript: two editors ask a survey question by question, a practice answers it, logs a failure, writes
 * its claim as a letter, is refused and leaves with the pack for a solicitor; its LMC's officer keeps a file on a hospital.
 */

test.describe.configure({ mode: 'serial' })

const { lively, lmcSlug } = demonstrationSetting
let served: Served
const pages = {} as Record<'ann' | 'ben' | 'partner' | 'officer', Page>
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  const people = { ann: 'editor', ben: 'second.editor', partner: 'partner', officer: 'lmc' } as const
  for (const [name, email] of Object.entries(people)) {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signIn(page, served, `${email}@example.org`)
    pages[name as keyof typeof people] = page
  }
})
test.afterAll(() => served?.stop())

const TITLE = 'Supplies, July 2026'
const desk = (end: string) => pages.partner.goto(`${served.address}/practice/${lively.code}${end}`)
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const says = (page: Page, words: string) => expect(page.getByRole('status')).toContainText(words)

test('an editor writes a survey in fields, adds and takes out a question, and a second opens it', async () => {
  const { ann, ben } = pages
  await ann.goto(`${served.address}/committee/records`)
  await button(ann, 'Begin a new survey').click()
  await ann.getByLabel('Title', { exact: true }).fill(TITLE)
  await ann.getByLabel('Name of the wave').fill('July 2026')
  await ann.getByLabel('Dispute', { exact: true }).selectOption({ label: 'Practice supplies' })
  await ann.getByLabel('Practices, one answer each').check()
  await ann.getByLabel('What it is asked for').fill('To hold against the contractor’s own count.')
  await ann.getByLabel('Open until the end of').fill('29 July 2026')
  const question = (row: number) => ann.getByRole('group', { name: `Question ${row}` })
  await question(1).getByLabel('The question, in its exact words').fill('Did a delivery come late?')
  await question(1).getByLabel('Its name in tables').fill('Late')
  await button(ann, 'Add another question').click()
  await expect(question(1).locator('.field-error').first()).toContainText('Choose how it is answered')
  await question(1).getByLabel('How it is answered').selectOption('Yes or no')
  for (const [label, words] of [
    ['Base: a share of what', 'practices'],
    ['Period it asks about', 'the last three months'],
  ] as const)
    await question(1).getByLabel(label).fill(words)
  await question(2).getByLabel('The question, in its exact words').fill('A question too many')
  await button(ann, 'Add another question').click()
  await button(ann, 'Take out question 2').click()
  await expect(question(1).getByLabel('Its name in tables')).toHaveValue('Late')
  await ben.goto(`${served.address}/committee/records`)
  await ben.getByRole('link', { name: TITLE }).click()
  await button(ben, 'Approve it as it stands').click()
  await ann.reload()
  await button(ann, 'Publish it now').click()
  await says(ann, 'Published.')
})

test('a practice answers, and logs a failure', async () => {
  await desk('/surveys')
  await pages.partner.getByRole('link', { name: TITLE }).first().click()
  await pages.partner.getByLabel('Yes', { exact: true }).check()
  await button(pages.partner, 'Send the answers').click()
  await desk('/failures/new')
  const { partner } = pages
  await partner.getByLabel('Service line').selectOption({ label: 'Replacement stock' })
  await partner.getByLabel('Late', { exact: true }).check()
  await partner.getByLabel('Noticed on').fill('1 July 2026')
  await partner.getByLabel('Cases', { exact: true }).fill('2')
  await partner.getByLabel('No', { exact: true }).check()
  await partner.getByLabel('The contractor’s').check()
  await button(partner, 'Log it').click()
  await expect(partner.getByRole('main')).toContainText('1 July 2026')
})

test('its claim goes as a letter, is refused, and leaves with the pack for a solicitor', async () => {
  const { partner } = pages
  await desk('/claims/new')
  await partner.getByLabel('Scheme', { exact: true }).selectOption({ index: 1 })
  await partner.getByLabel('Service line').selectOption({ label: 'Replacement stock' })
  const loss = partner.getByRole('group', { name: 'First loss' })
  await loss.getByLabel('Kind').selectOption({ label: 'Bought or paid instead' })
  await loss.getByLabel('From (a day)').fill('1 July 2026')
  await loss.getByLabel('Until (a day)').fill('2 July 2026')
  await loss.getByLabel('Sum in £').fill('£81.20')
  await partner.getByLabel('Evidence').fill('Receipt of the pharmacy')
  await button(partner, 'Keep the claim').click()
  const claim = partner.url()
  await partner.getByRole('link', { name: 'Write the claim as a letter' }).click()
  await button(partner, 'Begin this letter').click()
  await partner.getByLabel('What was not done, and from when to when').fill('Stock did not come from 1 to 2 July.')
  await button(partner, /^Save/).click()
  await expect(partner.getByRole('main')).toContainText('Recorded as sent, it stands in the claim’s course')
  await button(partner, 'Record as sent').click()
  await says(partner, 'It stands in the course of its claim.')
  await partner.goto(claim)
  await expect(partner.getByRole('main')).toContainText('Waits for an answer. Sent to')
  for (const [what, day] of [
    ['The claim was refused', '15 July 2026'],
    ['We asked for legal support', '15 July 2026'],
  ] as const) {
    await partner.getByLabel(what).check()
    await partner.getByLabel('On', { exact: true }).fill(day)
    await button(partner, 'Add it').click()
  }
  await expect(partner.getByRole('main')).toContainText('Refused.')
  await desk('/legal')
  const row = partner.getByRole('row', { name: 'Replacement stock' })
  await expect(row).toContainText('Legal support asked for, 15 July 2026')
  const download = partner.waitForEvent('download')
  await row.getByRole('button', { name: 'ZIP' }).click()
  const files = unzipSync(readFileSync(await (await download).path()))
  expect(new TextDecoder().decode(files['claims.csv'])).toContain('£81.20')
  expect(new TextDecoder().decode(files['letters.csv'])).toContain('Claim for losses')
})

test('an officer opens a file on a hospital; a practice adds counts, and sees who reads them', async () => {
  const { officer, partner } = pages
  await officer.goto(`${served.address}/lmc/${lmcSlug}/providers`)
  await officer.getByLabel('Provider', { exact: true }).fill('Dr Who')
  await officer.getByLabel('What it provides').fill('Blood results')
  await button(officer, 'Open the file').click()
  await expect(officer.getByRole('alert')).toContainText('names no clinician')
  await expect(officer.getByLabel('What it provides')).toHaveValue('Blood results')
  await officer.getByLabel('Provider', { exact: true }).fill('Halewick Laboratory')
  await button(officer, 'Open the file').click()
  await desk('/providers')
  await partner.getByRole('link', { name: 'Halewick Laboratory' }).click()
  await partner.getByLabel('Late', { exact: true }).check()
  await partner.getByLabel('Noticed on').fill('10 July 2026')
  await partner.getByLabel('Cases', { exact: true }).fill('37')
  await partner.getByLabel('No', { exact: true }).check()
  await button(partner, 'Add it').click()
  await says(partner, 'Added.')
  await officer.reload()
  await expect(officer.getByRole('main')).toContainText('37')
  await expect(officer.getByRole('main')).not.toContainText('£81.20')
})
