import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { DEFAULT_DAY, TIME_OF_DAY } from '#demonstration/day-rules.ts'
import { makeDemonstrationFile } from '#demonstration/demonstration-file.server.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { checkAndRecord, NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import { inTheFile, signIn } from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { type RunningServer, startServer } from '#test/support/server.ts'

/*
 * What a newcomer does in the first two minutes after `npm ci && npm start`, with the program that `npm start` runs and the
 * machine's own clock: the demonstration stands on 28 November 2024 all the same.
 */

test.describe.configure({ mode: 'serial' })

const BANNER = 'Demonstration England on Thursday 28 November 2024: practices, their people and their answers are made up.'
const CAP = 'Cap consultations at 25 a day'
const GP_CONNECT = 'Switch off GP Connect Update Record'
const { code, name } = demonstrationSetting.untouched
let temporary: ReturnType<typeof ownFolder>
let databasePath: string
let server: RunningServer
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  temporary = ownFolder()
  databasePath = join(temporary.folder, 'demonstration.db')
  const wishes = { seed: 1, today: DEFAULT_DAY, weeks: 8, contentFolder: paths.content, again: false }
  expect(await makeDemonstrationFile(databasePath, wishes, instantOf(DEFAULT_DAY, TIME_OF_DAY))).toMatchObject({ ok: true })
  server = await startServer({ DATABASE_PATH: databasePath })
  page = await browser.newPage()
})
test.afterAll(async () => {
  await server?.stop()
  temporary.remove()
})

const served = () => ({ ...server, databasePath, moveClockTo: async () => {} })

test('the start says on which day the demonstration stands, and the front page the ballot and the menu of that day', async () => {
  expect(server.output()).toContain('This is demonstration England on Thursday 28 November 2024')
  await page.goto(server.address)
  await expect(page.getByText(BANNER)).toBeVisible()
  await expect(page.getByRole('main')).toContainText('8,518 of 12,590')
  await page.getByRole('link', { name: 'Menu', exact: true }).first().click()
  for (const action of [CAP, GP_CONNECT, 'Sign no new data sharing agreements'])
    await expect(page.getByRole('link', { name: action }).first()).toBeVisible()
})

test('a partner who begins today records the cap since 5 August and GP Connect off since 28 June', async () => {
  const begins = Date.now()
  await signIn(page, served(), 'new.partner@example.org')
  await page.getByLabel('Yes, share by name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await page.getByRole('link', { name: 'Choose the actions you take' }).click()
  for (const action of [CAP, GP_CONNECT]) await page.getByRole('checkbox', { name: action }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '5 August 2024')
  await page.getByLabel('From which day do you take them?').fill('5 August 2024')
  await page.getByRole('group', { name: GP_CONNECT }).getByLabel('From another day').fill('28 June 2024')
  await checkAndRecord(page)
  await expect(page).toHaveURL(`${server.address}/practice/${code}`)
  await expect(page.getByRole('status')).toContainText('The return for the week of 25 November is made with it.')
  for (const since of ['since 5 August 2024', 'since 28 June 2024'])
    await expect(page.getByText(since, { exact: true })).toBeVisible()
  await expect(page.getByText('You take 2 of 10 actions on the menu.')).toBeVisible()
  expect(Date.now() - begins).toBeLessThan(120_000)
  const recorded = `select action_slug || ' ' || effective_on from adoption_entries where practice_code = '${code}' order by 1`
  expect(inTheFile(databasePath, recorded)).toEqual(['cap-contacts 2024-08-05', 'gp-connect-update-record 2024-06-28'])
})

test('its LMC sees it on the same day, by name', async () => {
  await signIn(page, served(), 'lmc@example.org')
  await page.getByRole('link', { name: 'All on one page' }).click()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(name) }) })
  await expect(row.getByRole('img', { name: 'since 5 August 2024' })).toBeVisible()
})

test('after a stop it is still the same Thursday, and the record goes on after what was recorded', async () => {
  await server.stop()
  server = await startServer({ DATABASE_PATH: databasePath })
  await page.goto(server.address)
  await expect(page.getByText(BANNER)).toBeVisible()
  const clock = inTheFile(databasePath, 'select last_recorded_at from record_clock')[0] as number
  expect(clock).toBeGreaterThan(instantOf(DEFAULT_DAY, TIME_OF_DAY))
  expect(clock).toBeLessThan(instantOf(DEFAULT_DAY, '11:00'))
})
