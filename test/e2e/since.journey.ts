import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { checkAndRecord, NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import { inTheFile, type Served, serveDemonstration, signIn, writtenByPractices } from '#test/support/journey.ts'

const { untouched } = demonstrationSetting
const REVIEW = 'Review data sharing'
const MEDICINES = 'Remove or ignore prescribing prompts'

test.describe.configure({ mode: 'serial' })
test.use({ javaScriptEnabled: false })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
})
test.afterAll(() => served?.stop())

const desk = () => `${served.address}/practice/${untouched.code}`
const actionPage = (slug: string) => `${desk()}/actions/${slug}`
const said = () => page.getByRole('status')

test('a partner adopts two actions from days in May and June', async () => {
  await signIn(page, served, 'new.partner@example.org')
  await page.getByLabel('Yes, share by name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await page.getByRole('link', { name: 'Choose the actions you take' }).click()
  for (const title of [REVIEW, MEDICINES]) await page.getByRole('checkbox', { name: title }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '5 May 2026')
  await page.getByLabel('From which day do you take them?').fill('5 May 2026')
  await page.getByRole('group', { name: MEDICINES }).getByLabel('From another day').fill('8 June 2026')
  await page.getByLabel('We examine each agreement').check()
  await checkAndRecord(page)
  await expect(said()).toContainText('taking since 5 May 2026')
  await expect(said()).toContainText('taking since 8 June 2026')
})

test('reporting news twice asks no day and moves no since', async () => {
  for (const note of ['The ICB sent its stock reply', 'Eleven agreements reviewed']) {
    await page.goto(`${desk()}/changes`)
    await page
      .getByRole('listitem')
      .filter({ hasText: 'DSA review' })
      .getByRole('link', { name: /^Something is new/ })
      .click()
    await page.getByLabel('What stands in the way?').selectOption('waiting')
    await page.getByLabel('Note for your own practice').fill(note)
    await page.getByRole('button', { name: 'Save what is new' }).click()
    await expect(said()).toContainText('taking since 5 May 2026')
  }
})

test('an answer under a later one says so before it is recorded, and offers the correction that mends it', async () => {
  await page.goto(`${actionPage('medicines-choices')}?answer=not-applicable`)
  await checkAndRecord(page)
  await expect(said()).toContainText('not applicable here')
  const before = writtenByPractices(served.databasePath)
  await page.goto(`${actionPage('medicines-choices')}?answer=partial`)
  await sayWhoDecided(page, '9 June 2026')
  await page.getByLabel('From which day?').fill('10 June 2026')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByRole('heading', { name: 'Your answer of 15 July 2026 stays in force' })).toBeVisible()
  expect(writtenByPractices(served.databasePath)).toEqual(before)
  await page.getByRole('button', { name: 'Correct the answer of 15 July 2026' }).click()
  await page.getByRole('button', { name: 'Record this' }).click()
  await expect(said()).toContainText('taking since 8 June 2026, in part')
})

test('what was just said is taken back in one press', async () => {
  await page.goto(`${actionPage('medicines-choices')}?answer=stopped`)
  await sayWhoDecided(page, '1 July 2026')
  await page.getByLabel('On which day did you stop?').fill('1 July 2026')
  await checkAndRecord(page)
  await expect(said()).toContainText('stopped on 1 July 2026')
  await page
    .getByRole('row')
    .filter({ hasText: MEDICINES })
    .getByRole('button', { name: /^Take it back/ })
    .click()
  await expect(said()).toContainText('taking since 8 June 2026, in part')
})

test('desk, record, LMC and export say the same since', async () => {
  await page.goto(desk())
  for (const [action, words] of [
    [REVIEW, 'Taking since 5 May 2026'],
    [MEDICINES, 'In part since 8 Jun 2026'],
  ] as const)
    await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: action }) })).toContainText(words)
  await page.goto(actionPage('data-sharing-review'))
  await expect(page.getByText('Taking since 5 May 2026', { exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: /said of/ })).toContainText('Eleven agreements reviewed')
  const since = `select action_slug || ' ' || taken_since from adoption_standings where practice_code = '${untouched.code}' order by 1`
  expect(inTheFile(served.databasePath, since)).toEqual(['data-sharing-review 2026-05-05', 'medicines-choices 2026-06-08'])
  await page.goto(`${desk()}/who-looked`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /record/i }).click()])
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { states: { takenSince: string }[] }
  expect(file.states.map(({ takenSince }) => takenSince)).toEqual(['2026-05-05', '2026-06-08'])
  await signIn(page, served, 'lmc@example.org')
  await page.getByRole('link', { name: 'All on one page' }).click()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: untouched.name }) })
  await expect(row).toContainText('Taking since 5 May 2026')
  await expect(row).toContainText('Taking since 8 Jun 2026, in part')
  await row.getByRole('link', { name: untouched.name }).click()
  await expect(page.getByRole('main')).toContainText('Waiting for the ICB or the supplier')
  await expect(page.getByRole('main')).not.toContainText('Eleven agreements reviewed')
})

test('a colleague who answered meanwhile is read before they are contradicted', async ({ browser }) => {
  await signIn(page, served, 'new.partner@example.org')
  await page.goto(`${actionPage('data-sharing-review')}?answer=considering`)
  const other = await (
    await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  ).newPage()
  await other.goto(`${actionPage('data-sharing-review')}?answer=stopped`)
  await sayWhoDecided(other, '14 July 2026')
  await other.getByLabel('On which day did you stop?').fill('14 July 2026')
  await checkAndRecord(other)
  await page.getByLabel('Note for your own practice').fill('The partners meet on Thursday')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByText('Stopped on 14 July 2026', { exact: false }).first()).toBeVisible()
  await expect(page.getByLabel('Note for your own practice')).toHaveValue('The partners meet on Thursday')
  await checkAndRecord(page)
  await expect(said()).toContainText('considering since 15 July 2026')
})

test('among several actions chosen at once, the one under a later answer offers the same two ways out', async () => {
  await page.goto(`${actionPage('medicines-choices')}?answer=stopped`)
  await sayWhoDecided(page, '14 July 2026')
  await page.getByLabel('On which day did you stop?').fill('14 July 2026')
  await checkAndRecord(page)
  await expect(said()).toContainText('stopped on 14 July 2026')
  const before = writtenByPractices(served.databasePath)
  await page.goto(`${desk()}/choose`)
  await page.getByRole('checkbox', { name: MEDICINES }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '1 July 2026')
  await page.getByLabel('From which day?').fill('1 July 2026')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByRole('heading', { name: 'Your answer of 14 July 2026 stays in force' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add it before that answer' })).toBeVisible()
  expect(writtenByPractices(served.databasePath)).toEqual(before)
  await page.getByRole('button', { name: 'Correct the answer of 14 July 2026' }).click()
  await page.getByRole('button', { name: 'Record this' }).click()
  await expect(said()).toContainText('taking since 8 June 2026')
})

test('the desk left open over the weekend and loaded again on Monday says what is owed, and nothing of last week', async () => {
  await expect(said()).toContainText('taking since 8 June 2026')
  await served.moveClockTo(instantOf('2026-07-20', '09:10'))
  await page.reload()
  await expect(page.getByText('Your session has ended', { exact: false })).toBeVisible()
  await page.getByLabel('E-mail address').fill('new.partner@example.org')
  await page.getByLabel('Password', { exact: true }).fill('concert-demonstration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(desk())
  await expect(said()).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Nothing changed: confirm' })).toBeVisible()
  await page.getByRole('button', { name: 'Nothing changed: confirm' }).click()
  await expect(said()).toContainText('The return for the week of 20 July is made.')
})
