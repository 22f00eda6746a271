import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { checkAndRecord, sayWhoDecided } from '#test/support/deciding.ts'
import { inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

/*
 * The connection is lost between load and send, and between send and answer; and somebody goes back after sending. The browser says
 * what happened and keeps the form that it could not send; sent again it is recorded once, and the page says what holds.
 */

test.describe.configure({ mode: 'serial' })

const { lively } = demonstrationSetting
const NOTE = 'The ICB asked for a list of agreements, and we are writing one.'

let served: Served
test.beforeAll(async () => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
})
test.afterAll(() => served?.stop())

const action = () => `${served.address}/practice/${lively.code}/actions/data-sharing-review`
const rows = (table: string) =>
  inTheFile(served.databasePath, `select count(*) from ${table} where practice_code = '${lively.code}'`)[0] as number
const said = (page: Page) => page.getByRole('status')

async function writeNote(page: Page, words: string): Promise<void> {
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${action()}/progress`)
  await page.getByLabel('Note for your own practice').fill(words)
}

const send = (page: Page) => page.getByRole('button', { name: 'Save what is new' }).click()

test('offline when the form is sent: the browser says so and keeps it, and loading again sends it with every word, once', async ({
  page,
  context,
}) => {
  const before = rows('progress_entries')
  await writeNote(page, NOTE)
  await context.setOffline(true)
  await send(page).catch(() => undefined)
  await expect(page).toHaveURL(/^chrome-error:/)
  expect(rows('progress_entries')).toBe(before)
  await context.setOffline(false)
  await page.reload()
  await expect(said(page)).toBeVisible()
  await expect(page).toHaveTitle(/Concert$/)
  expect(rows('progress_entries')).toBe(before + 1)
  expect(inTheFile(served.databasePath, `select count(*) from progress_entries where note = '${NOTE}'`)).toEqual([1])
})

test('the answer is lost on its way: it was recorded, and sending the same again adds nothing and says what holds', async ({
  page,
}) => {
  const before = rows('progress_entries')
  await writeNote(page, `${NOTE} It went today.`)
  let lost = false
  await page.route(`${action()}/progress`, async (route) => {
    if (lost || route.request().method() !== 'POST') return route.continue()
    lost = true
    await route.fetch({ maxRedirects: 0 })
    await route.abort('connectionreset')
  })
  await send(page).catch(() => undefined)
  await expect(page).toHaveURL(/^chrome-error:/)
  expect(rows('progress_entries')).toBe(before + 1)
  await page.reload()
  await expect(said(page)).toBeVisible()
  expect(rows('progress_entries')).toBe(before + 1)
})

test('back after sending a decision, and sent again: nothing is recorded twice, and the page says what holds', async ({
  page,
}) => {
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${action()}?answer=stopped`)
  await sayWhoDecided(page, '1 July 2026')
  await page.getByLabel('On which day did you stop?').fill('1 July 2026')
  await checkAndRecord(page)
  await expect(said(page)).toContainText('stopped on 1 July 2026')
  const after = rows('adoption_entries')
  // Over the page that checks the answer, which the browser does not show again without asking.
  await page.evaluate(() => history.go(-2))
  await page.waitForURL(/answer=stopped/)
  await sayWhoDecided(page, '1 July 2026')
  await page.getByLabel('On which day did you stop?').fill('1 July 2026')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  const again = page.getByRole('button', { name: 'Record this' })
  if (await again.isVisible()) await again.click()
  await expect(page.getByRole('main')).toContainText(/stopped on 1 July 2026/i)
  expect(rows('adoption_entries')).toBe(after)
})
