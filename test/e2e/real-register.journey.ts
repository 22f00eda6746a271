import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, dayOf, instantOf, weekOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { checkAndRecord, NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import { cookieOf } from '#test/support/england.ts'
import { inTheFile, type Served, serveFile, signIn } from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'

const DATA = `${paths.root}../shared/data`
const FILES = {
  '--map': `${DATA}/gp-reg-pat-prac-map-2026-08.csv`,
  '--details': `${DATA}/epraccur-2026-02.csv`,
  '--list-sizes': `${DATA}/practice-demographics-2026-01.csv`,
  '--lmcs': `${DATA}/practice-lmc-indicative.csv`,
}
const PRACTICE = 'A81001'
const EMAILS = {
  partner: 'partner@practice.example',
  manager: 'manager@practice.example',
  officer: 'officer@lmc.example',
  neighbour: 'officer@neighbour.example',
  member: 'member@committee.example',
}

test.describe.configure({ mode: 'serial' })
test.skip(
  !Object.values(FILES).every(existsSync),
  'The NHS files are not beside the checkout (../shared/data), so there is no real register to import.',
)

let served: Served
let page: Page
let remove: (() => void) | undefined
const passwords: Record<string, string> = {}
/** The register is recorded now, so the journey begins now; the next release is computed from it. */
const begin = Date.now()
const today = dayOf(begin)
const afterTheRelease = instantOf(addDays(weekOf(today), 7), '09:05')

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  const own = ownFolder()
  remove = own.remove
  const databasePath = join(own.folder, 'concert.db')
  const env = { ...process.env, NODE_ENV: 'production' as const, DATABASE_PATH: databasePath }
  const run = (command: string, ...args: string[]) =>
    execFileSync(process.execPath, [`app/commands/${command}.ts`, ...args], { env, encoding: 'utf8' })
  const output = run('import', 'register', ...Object.entries(FILES).flat(), '--apply')
  expect(output).toMatch(/6,?129/)
  const add = (email: string, role: string, ...scope: string[]) => {
    const printed = run('operator', 'add-person', '--email', email, '--role', role, ...scope)
    passwords[email] = printed.match(/Password, shown this once: (\S+)/)?.[1] ?? ''
  }
  add(EMAILS.partner, 'practice-partner', '--practice', PRACTICE)
  add(EMAILS.manager, 'practice-manager', '--practice', PRACTICE)
  add(EMAILS.officer, 'lmc-officer', '--lmc', 'cleveland')
  add(EMAILS.neighbour, 'lmc-officer', '--lmc', 'leeds')
  add(EMAILS.member, 'committee-member')
  // Here for three weeks: a practice makes no return for a week before its first person came.
  const db = openDatabase(databasePath)
  db.$client.prepare('update person_standings set started_at = started_at - ?').run(21 * 86_400_000)
  db.$client.close()
  served = await serveFile(databasePath, begin)
  page = await (await browser.newContext()).newPage()
})
test.afterAll(async () => {
  await served?.stop()
  remove?.()
})

const enter = (who: 'partner' | 'manager') => signIn(page, served, EMAILS[who], passwords[EMAILS[who]])

/** Officers and the committee need a second factor, which has its own journey: here they start with a session. */
async function enterWithSession(who: 'officer' | 'neighbour' | 'member', path: string): Promise<void> {
  const [personId] = inTheFile(served.databasePath, `select id from persons where email = '${EMAILS[who]}'`)
  const db = openDatabase(served.databasePath)
  const [name = '', value = ''] = (await cookieOf(db, String(personId))).split('=')
  db.$client.close()
  await page.context().clearCookies()
  await page.context().addCookies([{ name, value, url: served.address }])
  await page.goto(served.address + path)
}

test('a real practice: its partner chooses who sees its answers and adopts two actions', async () => {
  await enter('partner')
  await expect(page).toHaveURL(`${served.address}/practice/${PRACTICE}/sharing`)
  await expect(page.getByText('Demonstration England')).toHaveCount(0)
  await page.getByLabel('Yes, share by name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await page.getByRole('link', { name: 'Choose the actions you take' }).click()
  const ticks = page.getByRole('checkbox')
  await ticks.nth(0).check()
  await ticks.nth(1).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '2026-05-04')
  await page.getByLabel('From which day do you take them?').fill('2026-05-04')
  await page.getByLabel('From another day').nth(1).fill(addDays(today, -1))
  await page.getByLabel('We examine each agreement').check()
  await checkAndRecord(page)
  await expect(page.getByRole('status')).toContainText('is made with it.')
  await expect(page.getByText('You take 2 of 2 actions on the menu.')).toBeVisible()
})

test('its manager confirms the week before, which is still open', async () => {
  await enter('manager')
  await page.getByRole('button', { name: /^Nothing changed in the week of/ }).click()
  await expect(page.getByRole('status')).toContainText('is made.')
  const weeks = inTheFile(
    served.databasePath,
    `select week from weekly_returns where practice_code = '${PRACTICE}' order by week`,
  )
  expect(weeks).toEqual([addDays(weekOf(today), -7), weekOf(today)])
})

test('the officer of its LMC sees it by name; the officer of another LMC sees neither', async () => {
  await enterWithSession('officer', '/lmc/cleveland')
  await expect(page).toHaveURL(`${served.address}/lmc/cleveland`)
  await page.getByLabel('Name, code or town').fill(PRACTICE)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('1 of 1 shown')
  const row = page.getByRole('row').filter({ hasText: 'This week' })
  await expect(row).toHaveCount(1)
  await expect(row.getByRole('img', { name: 'Taking since 4 May 2026' })).toBeVisible()
  await enterWithSession('neighbour', '/lmc/leeds')
  await expect(page).toHaveURL(`${served.address}/lmc/leeds`)
  expect(await page.content()).not.toContain(PRACTICE)
  expect((await page.goto(`${served.address}/lmc/cleveland`))?.status()).toBe(404)
})

test('after the release the committee counts it in England, beside the ballot, and no practice is named', async () => {
  await served.moveClockTo(afterTheRelease)
  await enterWithSession('member', '/committee')
  await expect(page.getByText('1 of 6,128').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Referendum on the 2026/27 contract' })).toBeVisible()
  expect(await page.content()).not.toContain(PRACTICE)
})
