import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import {
  demonstrationFile,
  expectErrors,
  inTheFile,
  type Served,
  serveDemonstration,
  signIn,
  writtenByPractices,
} from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'

const WEDNESDAY = instantOf(DEMONSTRATION_DAY, '10:00')
const AFTER_THE_RELEASE = instantOf('2026-07-20', '09:05')
const { untouched, lively } = demonstrationSetting
const REVIEW = 'Review data sharing'
const MEDICINES = 'Remove or ignore prescribing prompts'

test.describe.configure({ mode: 'serial' })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(WEDNESDAY)
  page = await (await browser.newContext()).newPage()
})
test.afterAll(() => served?.stop())

/** The same England without this journey's people: what the committee would see of it. */
function englandWithout() {
  const { folder, remove } = ownFolder()
  copyFileSync(demonstrationFile(), join(folder, 'control.db'))
  const db = openDatabase(join(folder, 'control.db'))
  const of = ({ weekEnd, now }: { weekEnd: string; now: number }) => {
    issueDueReleases(db, demonstrationKey, now)
    const { england } = weekFigures(db, { weekEnd, audience: 'all' })!
    return { taking: england.actions[0]!.states['taking-full'].count, reporters: england.reporters, open: england.open }
  }
  const close = () => {
    db.$client.close()
    remove()
  }
  return { of, close }
}

const rowOf = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
const areaOf = (slug: string) => `${served.address}/lmc/${slug}`
const desk = `/practice/${untouched.code}`

test('a partner of a practice that is new here is asked who sees its answers before all else', async () => {
  await signIn(page, served, 'new.partner@example.org')
  await expect(page).toHaveURL(`${served.address}${desk}/sharing`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who sees our answers')
  for (const choice of await page.getByRole('radio').all()) await expect(choice).not.toBeChecked()
  await expect(
    page.getByText('Demonstration England on Wednesday 15 July 2026: practices, their people and their answers are made up.'),
  ).toBeVisible()
})

test('without an answer nothing is chosen for the practice', async () => {
  const before = writtenByPractices(served.databasePath)
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await expectErrors(page, { shares: 'Choose whether your LMC sees your answers by name.' })
  expect(writtenByPractices(served.databasePath)).toEqual(before)
})

test('it chooses to share by name, and the desk says so', async () => {
  await page.getByLabel('Yes, share by name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await expect(page).toHaveURL(`${served.address}${desk}`)
  await expect(page.getByRole('status')).toHaveText('From now on your LMC sees your answers by name.')
  await expect(page.getByRole('link', { name: 'Choose the actions you take' })).toBeVisible()
})

test('it adopts two actions at once, each since its own day, one from an earlier day', async () => {
  await page.getByRole('link', { name: 'Choose the actions you take' }).click()
  for (const title of [REVIEW, MEDICINES]) await page.getByRole('checkbox', { name: title }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '4 May 2026')
  await page.getByLabel('From which day do you take them?').fill('4 May 2026')
  await page.getByRole('group', { name: MEDICINES }).getByLabel('From another day').fill('6/7/2026')
  await page.getByLabel('We examine each agreement').check()
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByText('Taken in full from Monday 6 July 2026', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Record this' }).click()
  await expect(page).toHaveURL(`${served.address}${desk}`)
  await expect(page.getByRole('status')).toContainText('The return for the week of 13 July is made with it.')
  await expect(page.getByText('since 4 May 2026', { exact: true })).toBeVisible()
  await expect(page.getByText('since 6 July 2026', { exact: true })).toBeVisible()
  await expect(page.getByText('You take 2 of 2 actions on the menu.')).toBeVisible()
})

test('a practice manager confirms the week with one click; a click in another window adds nothing', async () => {
  await signIn(page, served, 'manager@example.org')
  await expect(page).toHaveURL(`${served.address}/practice/${lively.code}`)
  const returns = () => inTheFile(served.databasePath, `select week from weekly_returns where practice_code = '${lively.code}'`)
  expect(returns()).not.toContain('2026-07-13')
  const otherTab = await page.context().newPage()
  await otherTab.goto(page.url())
  const button = (tab: Page) => tab.getByRole('button', { name: 'Nothing changed: confirm' })
  await button(page).click()
  await expect(page.getByRole('status')).toHaveText('The return for the week of 13 July is made.')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/this week$/)
  await expect(page.getByRole('status')).toHaveCount(0)
  expect(returns()).toContain('2026-07-13')
  await expect(page.getByText('This week’s return is made: 15 July 2026 at 10:00.')).toBeVisible()
  await expect(button(page)).toHaveCount(0)
  const before = writtenByPractices(served.databasePath)
  await button(otherTab).click()
  await expect(otherTab.getByRole('status')).toHaveText('The return for the week of 13 July was made already: nothing was added.')
  expect(writtenByPractices(served.databasePath)).toEqual(before)
  await otherTab.close()
})

test('the manager is not offered the sharing choice, and is told who has it', async () => {
  await page.goto(`${served.address}/practice/${lively.code}/sharing`)
  await expect(page.getByText('A partner of the practice can change this.')).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
})

test('the officer of its LMC sees the practice by name, reported, with what it takes', async () => {
  await signIn(page, served, 'lmc@example.org')
  await expect(page).toHaveURL(areaOf('leeds'))
  await page.getByRole('link', { name: 'All on one page' }).click()
  const row = rowOf(untouched.name)
  await expect(row).toContainText('This week')
  await expect(row.getByRole('img', { name: 'Taking since 4 May 2026' })).toBeVisible()
  await expect(row.getByRole('img', { name: 'Taking since 6 July 2026' })).toBeVisible()
  await expect(rowOf(lively.name)).toContainText('This week')
})

test('the officer of a neighbour LMC sees neither the area nor the practice', async () => {
  await signIn(page, served, 'neighbour.lmc@example.org')
  await expect(page).toHaveURL(areaOf('wakefield'))
  await expect(page.getByText(untouched.name)).toHaveCount(0)
  const answer = await page.goto(areaOf('leeds'))
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  expect(await page.content()).not.toContain('Damson')
  expect((await page.goto(`${served.address}${desk}`))?.status()).toBe(404)
})

test('the committee sees England’s count move only with the release on Monday, beside the ballot', async () => {
  await signIn(page, served, 'committee@example.org')
  await expect(page).toHaveURL(`${served.address}/committee`)
  const takingInFull = async () => {
    await page.getByText('The same as a table: Reporters by action and answer').click()
    return page.getByRole('region', { name: 'England: counts' }).getByRole('row').nth(1).getByRole('cell').first()
  }
  await expect(page.getByText('As at Sunday 12 July 2026, as known at the release of 13 July 2026 at 09:00')).toBeVisible()
  const control = englandWithout()
  const words = (count: number) => count.toLocaleString('en-GB')
  await expect(await takingInFull()).toHaveText(words(control.of({ weekEnd: '2026-07-12', now: WEDNESDAY }).taking))

  await served.moveClockTo(AFTER_THE_RELEASE)
  await signIn(page, served, 'committee@example.org')
  await page.goto(`${served.address}/committee`)
  await expect(page.getByText('As at Sunday 19 July 2026, as known at the release of 20 July 2026 at 09:00')).toBeVisible()
  const { taking, reporters, open } = control.of({ weekEnd: '2026-07-19', now: AFTER_THE_RELEASE })
  control.close()
  await expect(await takingInFull()).toHaveText(words(taking + 1))
  await expect(page.getByText(`${words(reporters + 1)} of ${words(open)}`).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Referendum on the 2026/27 contract' })).toBeVisible()
  await expect(page.getByText('Referendum: no threshold')).toBeVisible()
  const text = await page.content()
  for (const hidden of [untouched.name, untouched.code, lively.name, lively.code]) expect(text).not.toContain(hidden)
  expect((await page.goto(`${served.address}${desk}`))?.status()).toBe(404)
})

test('a week as it was then known stays as it was published', async () => {
  await page.goto(`${served.address}/committee`)
  await page.getByLabel('Week to Sunday').selectOption('2026-07-12')
  await page.getByRole('button', { name: 'Show' }).click()
  // A week's own releases are offered once it is shown.
  await page.getByLabel('As known at').selectOption('2026-07-13')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('As at Sunday 12 July 2026, as known at the release of 13 July 2026 at 09:00')).toBeVisible()
})

test('the partner corrects an entry, and the record shows both statements', async () => {
  await signIn(page, served, 'new.partner@example.org')
  await page
    .getByRole('row')
    .filter({ hasText: REVIEW })
    .getByRole('link', { name: /^Change/ })
    .click()
  await page.getByRole('link', { name: /^Correct\s+what was recorded on 15 July 2026/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Correct an entry')
  await expect(page.getByLabel('We take it in full')).toBeChecked()
  await page.getByLabel('We take it in part').check()
  await page.getByRole('button', { name: 'Next: the details' }).click()
  await expect(page.getByLabel('From which day?')).toHaveValue('4 May 2026')
  await page.getByLabel('From which day?').fill('2026-05-05')
  await page.getByRole('button', { name: 'Record the correction' }).click()
  await expect(page.getByRole('status')).toContainText('taking since 5 May 2026, in part')
  const record = page.getByRole('list', { name: 'What Damson Row Medical Practice said of' }).getByRole('listitem')
  await expect(record).toHaveCount(2)
  await expect(record.first()).toContainText('instead of “Taking in full, from 4 May 2026”. This is the current answer.')
  await expect(record.first()).toContainText('20 July 2026 at 09:05')
  await expect(record.last()).toContainText('Corrected since')
  await expect(record.last()).toContainText('Taking in full, from 4 May 2026')
  await expect(record.last()).toContainText('15 July 2026 at 10:00')
  await expect(record.last().getByRole('link', { name: 'Correct' })).toHaveCount(0)
})

test('once it stops sharing, its LMC sees at once that it reported, and nothing of what', async () => {
  await page.goto(`${served.address}${desk}`)
  await page.getByRole('link', { name: 'Change', exact: true }).click()
  for (const choice of await page.getByRole('radio').all()) await expect(choice).not.toBeChecked()
  await page.getByLabel('No, count us without our name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await expect(page.getByRole('status')).toHaveText('From now on your LMC does not see your answers by name.')
  await signIn(page, served, 'lmc@example.org')
  await page.getByRole('link', { name: 'All on one page' }).click()
  await expect(rowOf(untouched.name)).toContainText('This week')
  await expect(rowOf(untouched.name)).toContainText('does not share by name')
  await expect(rowOf(untouched.name)).not.toContainText('Taking')
})

test('signing out closes the door', async () => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await page.goto(`${served.address}${desk}`)
  await expect(page).toHaveURL(`${served.address}/sign-in?to=${encodeURIComponent(desk)}`)
})
