import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting, demonstrationSignIns } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'
import { workbookOf } from '#test/support/workbook.ts'

const { lmcSlug, neighbourLmcSlug, untouched, merged } = demonstrationSetting
const emailOf = (where: { practiceCode?: string; lmcSlug?: string }) =>
  demonstrationSignIns.find((one) => one.practiceCode === where.practiceCode && one.lmcSlug === where.lmcSlug)!.email
const TRACKER = `/lmc/${lmcSlug}/tracker`
const QUESTIONS = `/practice/${untouched.code}/lmc-questions`

test.describe.configure({ mode: 'serial' })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '11:40'))
  page = await (await browser.newContext()).newPage()
})
test.afterAll(() => served?.stop())

const choose = (name: string, buffer: Buffer) => page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer })
const read = async (name: string, buffer: Buffer) => {
  await page.goto(served.address + TRACKER)
  await choose(name, buffer)
  await page.getByRole('button', { name: 'Read the list' }).click()
}

test('an office brings its old list in: the guess is shown and changed, every line is judged, and what is right is sent', async () => {
  const elsewhere = inTheFile(
    served.databasePath,
    `select practice_code from practice_memberships where lmc_slug = '${neighbourLmcSlug}' limit 1`,
  )[0]
  const rows = [
    'Tracker of the office,,,',
    'Code,Medicines choices,since,DSA review',
    `${untouched.code.toLowerCase()},Hm,3/6/26,yes 4/6/26`,
    `${merged.code},Y,,`,
    `${elsewhere},Y,,`,
    ',Y,,',
  ]
  await signIn(page, served, emailOf({ lmcSlug }))
  await page.goto(`${served.address}/lmc/${lmcSlug}`)
  await page.getByRole('link', { name: 'Bring it in' }).click()
  await choose('tracker.csv', Buffer.from(rows.join('\n')))
  await page.getByRole('button', { name: 'Read the list' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What does your list mean?')
  await expect(page.getByLabel('since is read as')).toHaveValue('since:medicines-choices')
  await expect(page.getByLabel('“y” means')).toHaveValue('full')
  await page.getByLabel('“hm” means').selectOption({ label: 'taken in part' })
  await page.getByRole('button', { name: 'Check every line' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 questions to 1 practice')
  const left = page.getByRole('region', { name: 'Table: Left out' })
  await expect(left).toContainText(`${merged.name} has closed`)
  await expect(left).toContainText('not to yours')
  await expect(left).toContainText('merged over several rows')
  await page.getByRole('button', { name: 'Send 2 questions' }).click()
  await expect(page.getByRole('status')).toHaveText(
    'Sent: 2 questions to 1 practice. One that was answered before is not asked again.',
  )
})

test('a workbook is read as a table is; one that is damaged and a list of 5,000 rows are refused in words', async () => {
  await read(
    'tracker.xlsx',
    Buffer.from(
      workbookOf([
        ['Practice', 'DSA review'],
        [untouched.name, 'partial from 1 July 2026'],
      ]),
    ),
  )
  await expect(page.getByText('an Excel workbook: its first sheet')).toBeVisible()
  await expect(page.getByLabel('DSA review is read as')).toHaveValue('is:data-sharing-review')
  await read('tracker.xlsx', Buffer.from('PK\u0003\u0004 and nothing more'))
  await expectErrors(page, { list: /is damaged|no Excel workbook/ })
  await read('tracker.csv', Buffer.from(`Code,DSA review\n${`${untouched.code},y\n`.repeat(5000)}`))
  await expectErrors(page, { list: /over 4,000 lines; 2,000 rows can be read/ })
})

test('the practice answers: right is its own statement, what the list lacks is asked for, not right records nothing', async () => {
  const entries = `select action_slug || ' ' || state || ' ' || effective_on from adoption_entries where practice_code = '${untouched.code}'`
  await signIn(page, served, emailOf({ practiceCode: untouched.code }))
  await page.goto(served.address + QUESTIONS)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leeds LMC asks you about two actions')
  await expect(page.getByText('taken in part since 3 June 2026.')).toBeVisible()
  await page.getByRole('button', { name: 'Right: record it' }).click()
  await expect(page.getByRole('status')).toContainText('taking since 3 June 2026, in part')
  expect(inTheFile(served.databasePath, entries)).toEqual(['medicines-choices taking 2026-06-03'])
  await page.getByRole('link', { name: 'Right: say at which' }).click()
  await expect(page.getByLabel('From which day?')).toHaveValue('4 June 2026')
  await page.goto(served.address + QUESTIONS)
  await page.getByRole('button', { name: 'Not right' }).click()
  await page.goto(served.address + QUESTIONS)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your LMC asks nothing now')
  expect(inTheFile(served.databasePath, entries)).toHaveLength(1)
})

test('the office reads numbers alone, and the neighbour LMC sees nothing', async () => {
  await signIn(page, served, emailOf({ lmcSlug }))
  await page.goto(served.address + TRACKER)
  await expect(page.getByText('What they answer is theirs')).toBeVisible()
  await expect(page.getByText(untouched.name)).toHaveCount(0)
  await signIn(page, served, emailOf({ lmcSlug: neighbourLmcSlug }))
  expect((await page.goto(served.address + TRACKER))?.status()).toBe(404)
  expect((await page.goto(served.address + QUESTIONS))?.status()).toBe(404)
})
