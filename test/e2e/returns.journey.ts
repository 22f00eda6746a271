import { expect, type Page, test } from '@playwright/test'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { remindOfReturns } from '#app/features/practice-desk/returns/remind-of-returns.server.ts'
import { returnSettings } from '#app/features/practice-desk/returns/reminder-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'
import { waitingMails } from '#test/support/mail.ts'
import { expectUsable } from '#test/support/page-checks.ts'

/** A Wednesday. */
const NOW = instantOf(DEMONSTRATION_DAY, '10:00')
const { lively } = demonstrationSetting
const DESK = `/practice/${lively.code}`
const PASSWORD = 'concert-demonstration'

test.describe.configure({ mode: 'serial' })

let served: Served
/** The link of the mail that the manager got this morning. */
let link: string
test.beforeAll(async () => {
  served = await serveDemonstration(NOW, async (db) => {
    const personId = personByEmail(db, 'manager@example.org')!
    const nominated = peopleOfPractice(db, lively.code).find((one) => one.personId === personId)!.roleId
    const { seen } = returnSettings(db, lively.code)
    const choice = { nominated, deputy: null, when: { weekday: 3, time: '09:00' }, seen }
    chooseReminder(db, lively.code, choice, { personId }, NOW - 86_400_000)
    remindOfReturns(db, 'http://localhost', NOW)
    link = new URL(waitingMails(db).find(({ message }) => message === 'return-waiting')!.link!).pathname
  })
})
test.afterAll(() => served?.stop())

const returns = () => inTheFile(served.databasePath, `select week from weekly_returns where practice_code = '${lively.code}'`)
const WEEK = '2026-07-13'
/** Counts what a person presses. */
async function pressed(page: Page, presses: (() => Promise<void>)[]): Promise<number> {
  for (const press of presses) await press()
  await expect(page.getByRole('status').or(page.getByText('There is nothing more to do here.'))).toBeVisible()
  return presses.length
}

test('a mail scanner that opens the link is led to the sign-in, and nothing happens', async ({ page }) => {
  await page.goto(served.address + link)
  await expect(page).toHaveURL(`${served.address}/sign-in?to=${encodeURIComponent(link)}`)
  expect(returns()).not.toContain(WEEK)
})

test('from the mail on a trusted device one click confirms the week, without a password; the practice takes it back', async ({
  page,
  javaScriptEnabled,
}) => {
  await signIn(page, served, 'manager@example.org')
  await page.goto(`${served.address}${DESK}/return`)
  await page.getByRole('link', { name: 'Trust this device' }).click()
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Trust this device' }).click()
  await expect(page).toHaveURL(`${served.address}${DESK}/return`)
  await expect(page.getByText('You trust this device')).toBeVisible()
  if (javaScriptEnabled)
    for (const path of ['/account/security', `${DESK}/return/reminder`]) {
      await page.goto(served.address + path)
      await expectUsable(page)
    }
  await page.getByRole('button', { name: 'Sign out' }).click()

  await page.goto(served.address + link)
  await expect(page.getByRole('main')).toContainText(lively.name)
  await expect(page.getByRole('main')).not.toContainText(/cap|taking|data sharing/i)
  await expect(page.locator(`a[href^="/practice"]`)).toHaveCount(0)
  // Axe is a script.
  const look = () => (javaScriptEnabled ? expectUsable(page) : Promise.resolve())
  await look()
  const confirm = () => page.getByRole('button', { name: 'Nothing changed: confirm' }).click()
  expect(await pressed(page, [confirm])).toBe(1)
  await look()
  expect(returns()).toContain(WEEK)
  await page.goto(`${served.address}${DESK}`)
  await expect(page).toHaveURL(/\/sign-in/)

  await signIn(page, served, 'partner@example.org')
  await page.goto(`${served.address}${DESK}/return`)
  await expect(page.getByText('from the mail, on a device that Tom Okafor trusts')).toBeVisible()
  await page.getByRole('button', { name: 'Take this return back' }).click()
  await expect(page.getByRole('status')).toContainText('is taken back')
  await expect(page.getByRole('button', { name: 'Nothing changed: confirm' })).toBeVisible()
})

test('from the sign-in to a confirmed unchanged return it is three clicks', async ({ page }) => {
  await page.goto(`${served.address}/sign-in`)
  await page.getByLabel('E-mail address').fill('manager@example.org')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  const clicks = await pressed(page, [
    () => page.getByRole('button', { name: 'Sign in', exact: true }).click(),
    () => page.getByRole('link', { name: 'What it confirms, and who is reminded' }).click(),
    () => page.getByRole('button', { name: 'Nothing changed: confirm' }).click(),
  ])
  expect(clicks).toBe(3)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your return for the week of 13 July is made')
})

test('a practice asks for a call, an officer takes it, and the practice reads that', async ({ page }) => {
  await signIn(page, served, 'manager@example.org')
  await page.goto(`${served.address}${DESK}/call`)
  await page.getByLabel('Workload or staff').check()
  await page.getByLabel('In a few words').fill('Two of us are leaving')
  await page.getByRole('button', { name: 'Ask for the call' }).click()
  await expect(page.getByRole('status')).toContainText('Your LMC sees from now on')
  await signIn(page, served, 'lmc@example.org')
  await page.getByRole('link', { name: 'See the calls' }).click()
  await page.getByRole('link', { name: lively.name }).click()
  await page.getByRole('button', { name: 'I will call' }).click()
  await expect(page.getByRole('status')).toContainText('Taken.')
  await signIn(page, served, 'manager@example.org')
  await page.goto(`${served.address}${DESK}/call`)
  await expect(page.getByText('has taken it')).toBeVisible()
})
