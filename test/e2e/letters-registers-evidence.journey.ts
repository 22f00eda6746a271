import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { makeDemonstrationFile } from '#demonstration/demonstration-file.server.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { type Served, serveFile, signIn } from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'

/*
 * A practice on 30 June 2026: notice on a service, acknowledged, its clock and outcome; the review of data sharing of May, the stock
 * reply, letter 2, three agreements left; a freedom of information request answered; and all of it in the evidence pack.
 */

test.describe.configure({ mode: 'serial' })

const DAY = '2026-06-30'
const { lively } = demonstrationSetting
let folder = ''
let remove = () => {}
let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  ;({ folder, remove } = ownFolder())
  const databasePath = join(folder, 'concert.db')
  const wishes = { seed: 1, today: DAY, weeks: 4, contentFolder: paths.content, again: false }
  expect(await makeDemonstrationFile(databasePath, wishes, instantOf(DAY, '06:00'))).toMatchObject({ ok: true })
  served = await serveFile(databasePath, instantOf(DAY, '10:00'))
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(page, served, 'partner@example.org')
})
test.afterAll(async () => {
  await served?.stop()
  remove()
})

const open = (end: string) => page.goto(`${served.address}/practice/${lively.code}${end}`)
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (name: string) => page.getByRole('link', { name, exact: true }).click()
const said = () => page.getByRole('status')
const fill = (label: string, words: string) => page.getByLabel(label).fill(words)

test('a notice begins at its line, is sent, and the register says what was shown', async () => {
  await open('/registers')
  await follow('Anticoagulation')
  await follow('Begin the notice')
  await expect(page.getByRole('main')).toContainText('In the register')
  await press('Begin this letter')
  await expect(page.getByText('Nothing is missing.').first()).toBeVisible()
  const letter = page.getByRole('region', { name: 'The letter' })
  await expect(letter).toContainText('Anticoagulation: notice that we end this service on 30 September 2026')
  await expect(page.getByLabel('Write it into the register too')).toBeChecked()
  await expect(page.getByText('notice given on 30 June 2026', { exact: false }).last()).toBeVisible()
  await press('Record as sent')
  await expect(said()).toHaveText(
    'Recorded as sent. The register says: Notice given on 30 June 2026, Last day of service 30 September 2026.',
  )
})

test('its acknowledgement starts the clock, and clock, answer and outcome stand at the line', async () => {
  await page.getByRole('radio', { name: 'Acknowledged', exact: true }).check()
  await press('Record the reply')
  await expect(page.getByText('The clock runs to the last day of service: 30 September 2026.')).toBeVisible()
  await page.getByRole('radio', { name: 'They review it' }).check()
  await press('Record the outcome')
  await follow('Anticoagulation')
  await expect(page.getByText('in 92 days')).toBeVisible()
  await page.getByRole('link', { name: 'Take what it says into the form' }).click()
  await expect(page.getByText('What the letter says stands in the form.')).toBeVisible()
  await press('Save')
  const row = page.getByRole('row').filter({ hasText: 'Anticoagulation' })
  await expect(row).toContainText('30 September 2026')
  await expect(row).toContainText('Acknowledged')
  await expect(row).toContainText('They review it')
  await expect(row.getByRole('link', { name: 'letter of 30 June 2026' })).toBeVisible()
  await open('/calendar')
  await expect(page.getByText('Anticoagulation: last day of service')).toHaveCount(1)
})

test('the review of May goes out from an agreement nobody decided, and a stock reply leads to letter 2', async () => {
  await open('/registers')
  await follow('Medicines savings reports')
  await follow('Ask for the review of all agreements')
  await press('Begin this letter')
  await page.getByRole('radio', { name: 'Good order, with no word of action' }).check()
  await page.getByRole('radio', { name: 'Sign no new voluntary one until we are satisfied' }).check()
  await press('Save and preview')
  const lacking = page.getByText('Our letterhead lacks: data protection officer.')
  await expect(lacking).toBeVisible()
  await lacking.getByRole('link').click()
  await fill('Data protection officer', 'Dr A Made-up, dpo@example.org')
  await press('Save the letterhead')
  await page.getByRole('link', { name: /^Finish it.*Review of data sharing, letter 1$/ }).click()
  await press('Record as sent')
  await page.getByRole('radio', { name: 'A stock reply: the same words others got' }).check()
  await press('Record the reply')
  await follow('Write the next letter')
  await press('Begin this letter')
  await page.getByLabel('The ICB is not the controller, or its role is limited').check()
  await page.getByLabel('Look at the sharing portal yourself').check()
  await fill('Next day the partners look at it', '14 July 2026')
  await press('Save and preview')
  const letter = page.getByRole('region', { name: 'The letter' })
  await expect(letter).toContainText('Planning data set: leave, decided on')
  await expect(letter).toContainText('We ask for an export for this practice')
  await press('Record as sent')
  await expect(said()).toHaveText('Recorded as sent.')
})

for (const agreement of ['Planning data set', 'Medicines savings reports', 'Research recruitment feed'])
  test(`${agreement}: the practice decides to leave it, writes so, and the register has its last day`, async () => {
    await open('/registers')
    await follow(agreement)
    await page.getByLabel('Decision', { exact: false }).selectOption('Leave')
    await fill('Decided on', '30 June 2026')
    await fill('Last day of sharing', '30 September 2026')
    await press('Save')
    await follow(agreement)
    await follow('Begin the letter that leaves it')
    await press('Begin this letter')
    if (await page.getByLabel('Day it was signed').isVisible()) await fill('Day it was signed', '1 April 2023')
    await fill('Clause on leaving', 'none')
    await page.getByRole('radio', { name: 'Delete them', exact: true }).check()
    await press('Save and preview')
    await expect(page.getByText('Nothing is missing.').first()).toBeVisible()
    await press('Record as sent')
    await follow(agreement)
    await expect(page.getByRole('complementary', { name: 'Its clock and its letters' })).toContainText(
      'Leaving a data sharing agreement, sent 30 June 2026',
    )
    await expect(page.getByLabel('Last day of sharing')).toHaveValue('30 September 2026')
  })

test('a freedom of information request is received, answered in part, and settled at its line', async () => {
  await open('/asked')
  await page.getByRole('link', { name: /^Record that one came in.*Freedom of information request$/ }).click()
  await fill('Who asks', 'A newspaper')
  await fill('Received on', '26 June 2026')
  await press('Save')
  await expect(page.getByText('24 July 2026').first()).toBeVisible()
  await follow('Begin the receipt')
  await press('Begin this letter')
  await expect(page.getByRole('region', { name: 'The letter' })).toContainText('You will have our answer by 24 July 2026.')
  await press('Record as sent')
  await page.getByRole('link', { name: 'Freedom of information request, A newspaper' }).click()
  await follow('Begin the answer')
  await press('Begin this letter')
  await page.getByRole('radio', { name: 'We give part of it' }).check()
  await press('Save and preview')
  await fill('What is given', 'The days on which notice was given.')
  await fill('What is held back', 'Legal advice, section 42.')
  await press('Save and preview')
  await press('Record as sent')
  await expect(said()).toContainText('The register says: Answered on 30 June 2026, Outcome: Answered in part.')
  await open('/asked')
  await expect(page.getByRole('row').filter({ hasText: 'A newspaper' })).toContainText('Answered in part, 30 June 2026')
})

const LETTERS = [
  'Anticoagulation: notice that we end this service on 30 September 2026',
  'Data sharing agreements of Kestrel Mill Surgery',
  'Data sharing agreements: your reply of 30 June 2026',
  'Planning data set: we leave it on 30 September 2026',
  'Research recruitment feed: we leave it on 30 September 2026',
  'Our answer to your request of 26 June 2026',
]

test('the evidence pack holds it all: a PDF that is tagged, named and in English, and is sound', async () => {
  await open('/evidence')
  const download = page.waitForEvent('download')
  await press('Make the pack (PDF)')
  const pdf = join(folder, 'pack.pdf')
  await (await download).saveAs(pdf)
  expect((await download).suggestedFilename()).toBe(`concert-${lively.code}-${DAY}.pdf`)
  const answer = await page.request.post(`${served.address}/practice/${lively.code}/evidence-file`, {
    form: { as: 'pdf' },
    headers: { Origin: served.address },
  })
  const text = (await answer.body()).toString('latin1')
  expect(text).toContain('/Marked true')
  expect(text).toMatch(/\/Lang ?\(en-GB\)/)
  // What reads a PDF is not on every machine: where it is, it reads this one.
  const check = spawnSync('qpdf', ['--check', pdf], { encoding: 'utf8' })
  if (!check.error)
    expect([check.status, check.stdout]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors')])
  const words = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
  if (words.error) return
  const flat = words.stdout.replace(/\s+/g, ' ')
  expect(flat).toContain('Evidence pack: Kestrel Mill Surgery')
  for (const letter of LETTERS) expect(flat).toContain(letter)
  expect(flat).toContain('They review it')
})

test('the ZIP has the letters and the registers as tables, and each making stands on the page', async () => {
  await open('/evidence')
  const download = page.waitForEvent('download')
  await press('With its tables (ZIP)')
  const zip = join(folder, 'pack.zip')
  await (await download).saveAs(zip)
  const files = unzipSync(readFileSync(zip))
  const letters = new TextDecoder().decode(files['letters.csv'])
  for (const letter of LETTERS) expect(letters).toContain(letter)
  expect(new TextDecoder().decode(files['asked.csv'])).toContain('A newspaper')
  expect(new TextDecoder().decode(files['services.csv'])).toContain('Anticoagulation')
  await open('/evidence')
  await expect(page.getByText('partner, ZIP')).toBeVisible()
  await expect(page.getByText('partner, PDF')).toHaveCount(2)
})
