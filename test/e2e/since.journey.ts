import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { checkAndRecord, NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { inTheFile, type Served, serveDatabase, signIn, writtenByPractices } from '#test/support/journey.ts'

/** The last Wednesday of August 2024: the menu of August is in force. */
const TODAY = '2024-08-28'
const CODE = 'Y00001'
const CAP = 'Cap consultations at 25 a day'
const REFER = 'Refer without rationing'
const PARTNER = 'partner@example.org'
const PASSWORD = 'quiet lantern under seven bridges'

test.describe.configure({ mode: 'serial' })
test.use({ javaScriptEnabled: false })

let served: Served
let page: Page
/** What an officer of the practice's LMC is signed in with. */
let officer: string
test.beforeAll(async ({ browser }) => {
  const db = smallEngland()
  const loaded = loadContent(db, paths.content, REGISTERED_AT, { on: TODAY })
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  const person = { email: PARTNER, name: 'Dr Ann Elm', passwordHash: await hashPassword(PASSWORD) }
  const { personId } = addPerson(db, person, 'operator', REGISTERED_AT)
  addRole(db, { personId, role: 'practice-partner', practiceCode: CODE }, 'operator', REGISTERED_AT)
  officer = await cookieOf(db, someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }))
  served = await serveDatabase(db, instantOf(TODAY, '10:00'))
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
})
test.afterAll(() => served?.stop())

const desk = () => `${served.address}/practice/${CODE}`
const actionPage = (slug: string) => `${desk()}/actions/${slug}`
const said = () => page.getByRole('status')

test('a partner adopts two actions since days of August', async () => {
  await signIn(page, served, PARTNER, PASSWORD)
  await page.getByLabel('Yes, share by name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await page.getByRole('link', { name: 'Choose the actions you take' }).click()
  for (const title of [CAP, REFER]) await page.getByRole('checkbox', { name: title }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '5 August 2024')
  await page.getByLabel('From which day do you take them?').fill('5 August 2024')
  await page.getByRole('group', { name: REFER }).getByLabel('From another day').fill('12 August 2024')
  await checkAndRecord(page)
  await expect(said()).toContainText('taking since 5 August 2024')
  await expect(said()).toContainText('taking since 12 August 2024')
})

test('reporting news twice asks no day and moves no since', async () => {
  for (const note of ['The ICB asked how needs are met', 'Two sessions still over-run']) {
    await page.goto(`${desk()}/changes`)
    await page
      .getByRole('listitem')
      .filter({ hasText: '25 contacts' })
      .getByRole('link', { name: /^Something is new/ })
      .click()
    await page.getByLabel('What stands in the way?').selectOption('waiting')
    await page.getByLabel('Note for your own practice').fill(note)
    await page.getByRole('button', { name: 'Save what is new' }).click()
    await expect(said()).toContainText('taking since 5 August 2024')
  }
})

test('an answer under a later one says so before it is recorded, and offers the correction that mends it', async () => {
  await page.goto(`${actionPage('own-referrals')}?answer=not-applicable`)
  await checkAndRecord(page)
  await expect(said()).toContainText('not applicable here')
  const before = writtenByPractices(served.databasePath)
  await page.goto(`${actionPage('own-referrals')}?answer=partial`)
  await sayWhoDecided(page, '13 August 2024')
  await page.getByLabel('From which day?').fill('14 August 2024')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByRole('heading', { name: 'Your answer of 28 August 2024 stays in force' })).toBeVisible()
  expect(writtenByPractices(served.databasePath)).toEqual(before)
  await page.getByRole('button', { name: 'Correct the answer of 28 August 2024' }).click()
  await page.getByRole('button', { name: 'Record this' }).click()
  await expect(said()).toContainText('taking since 12 August 2024, in part')
})

test('what was just said is taken back in one press', async () => {
  await page.goto(`${actionPage('own-referrals')}?answer=stopped`)
  await sayWhoDecided(page, '20 August 2024')
  await page.getByLabel('On which day did you stop?').fill('20 August 2024')
  await checkAndRecord(page)
  await expect(said()).toContainText('stopped on 20 August 2024')
  await page
    .getByRole('row')
    .filter({ hasText: REFER })
    .getByRole('button', { name: /^Take it back/ })
    .click()
  await expect(said()).toContainText('taking since 12 August 2024, in part')
})

test('desk, record, LMC and export say the same since', async ({ browser }) => {
  await page.goto(desk())
  for (const [action, words] of [
    [CAP, 'Taking since 5 August 2024'],
    [REFER, 'In part since 12 August 2024'],
  ] as const)
    await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: action }) })).toContainText(words)
  await page.goto(actionPage('cap-contacts'))
  await expect(page.getByText(/^Taking since 5 Aug(ust)? 2024$/).first()).toBeVisible()
  await expect(page.getByRole('list', { name: /said of/ })).toContainText('Two sessions still over-run')
  const since = `select action_slug || ' ' || taken_since from adoption_standings where practice_code = '${CODE}' order by 1`
  expect(inTheFile(served.databasePath, since)).toEqual(['cap-contacts 2024-08-05', 'own-referrals 2024-08-12'])
  await page.goto(`${desk()}/who-looked`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /record/i }).click()])
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { states: { takenSince: string }[] }
  expect(file.states.map(({ takenSince }) => takenSince)).toEqual(['2024-08-05', '2024-08-12'])
  const theirs = await (await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: { Cookie: officer } })).newPage()
  await theirs.goto(`${served.address}/lmc/borsetshire`)
  const row = theirs.getByRole('row').filter({ has: theirs.getByRole('rowheader', { name: 'Elm Surgery' }) })
  await expect(row.getByRole('img', { name: 'Taking since 5 August 2024', exact: true })).toBeVisible()
  await expect(row.getByRole('img', { name: 'Taking since 12 August 2024, in part' })).toBeVisible()
  await row.getByRole('link', { name: 'Elm Surgery' }).click()
  await expect(theirs.getByRole('main')).toContainText('Waiting for the ICB or the supplier')
  await expect(theirs.getByRole('main')).not.toContainText('Two sessions still over-run')
  await theirs.close()
})

test('a colleague who answered meanwhile is read before they are contradicted', async ({ browser }) => {
  await signIn(page, served, PARTNER, PASSWORD)
  await page.goto(`${actionPage('cap-contacts')}?answer=considering`)
  const other = await (
    await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  ).newPage()
  await other.goto(`${actionPage('cap-contacts')}?answer=stopped`)
  await sayWhoDecided(other, '27 August 2024')
  await other.getByLabel('On which day did you stop?').fill('27 August 2024')
  await checkAndRecord(other)
  await page.getByLabel('Note for your own practice').fill('The partners meet on Thursday')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByText('Stopped on 27 August 2024', { exact: false }).first()).toBeVisible()
  await expect(page.getByLabel('Note for your own practice')).toHaveValue('The partners meet on Thursday')
  await checkAndRecord(page)
  await expect(said()).toContainText('considering since 28 August 2024')
})

test('among several actions chosen at once, the one under a later answer offers the same two ways out', async () => {
  await page.goto(`${actionPage('own-referrals')}?answer=stopped`)
  await sayWhoDecided(page, '27 August 2024')
  await page.getByLabel('On which day did you stop?').fill('27 August 2024')
  await checkAndRecord(page)
  await expect(said()).toContainText('stopped on 27 August 2024')
  const before = writtenByPractices(served.databasePath)
  await page.goto(`${desk()}/choose`)
  await page.getByRole('checkbox', { name: REFER }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '20 August 2024')
  await page.getByLabel('From which day?').fill('20 August 2024')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.getByRole('heading', { name: 'Your answer of 27 August 2024 stays in force' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add it before that answer' })).toBeVisible()
  expect(writtenByPractices(served.databasePath)).toEqual(before)
  await page.getByRole('button', { name: 'Correct the answer of 27 August 2024' }).click()
  await page.getByRole('button', { name: 'Record this' }).click()
  await expect(said()).toContainText('taking since 12 August 2024')
})

test('the desk left open over the weekend and loaded again on Monday says what is owed, and nothing of last week', async () => {
  await expect(said()).toContainText('taking since 12 August 2024')
  await served.moveClockTo(instantOf('2024-09-02', '09:10'))
  await page.reload()
  await expect(page.getByText('Your session has ended', { exact: false })).toBeVisible()
  await page.getByLabel('E-mail address').fill(PARTNER)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(desk())
  await expect(said()).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Nothing changed: confirm' })).toBeVisible()
  await page.getByRole('button', { name: 'Nothing changed: confirm' }).click()
  await expect(said()).toContainText('The return for the week of 2 September is made.')
})
