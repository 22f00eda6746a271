import { expect, type Locator, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting, demonstrationSignIns } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

const { lmcSlug, neighbourLmcSlug } = demonstrationSetting
const NOW = instantOf(DEMONSTRATION_DAY, '11:40')

test.describe.configure({ mode: 'serial' })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(NOW)
  page = await (await browser.newContext()).newPage()
})
test.afterAll(() => served?.stop())

test('Friday at the LMC: reminders sent, a call done, what was told by telephone recorded, the table in hand, in under ten presses', async () => {
  let presses = 0
  const press = async (what: Locator) => {
    presses++
    await what.click()
  }
  const { email, password } = demonstrationSignIns.find((one) => one.lmcSlug === lmcSlug)!
  await page.goto(`${served.address}/sign-in?to=/lmc/${lmcSlug}`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page.getByRole('button', { name: 'Sign in', exact: true }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('practices are silent')

  await press(page.getByRole('link', { name: /^Remind \d+$/ }))
  await expect(page.getByRole('region', { name: 'The mail' })).toContainText('your return is waiting')
  await page.getByLabel('A word of your own').fill('The committee meets on Monday.')
  await press(page.getByRole('button', { name: /^Send the reminder to \d+$/ }))
  await expect(page.getByRole('status')).toContainText('The reminder goes to')
  await expect.poll(() => inTheFile(served.databasePath, TO_DO), { timeout: 30_000 }).toEqual([0])

  await press(page.getByRole('navigation').getByRole('link', { name: 'Calls' }))
  await press(page.locator('main').getByRole('listitem').getByRole('link').first())
  await page.getByLabel('A word to the practice').fill('We spoke.')
  await press(page.getByRole('button', { name: 'The call is done' }))

  await press(page.getByRole('link', { name: /^Record what they told you/ }).last())
  await press(page.getByRole('button', { name: 'Record it' }))
  await expect(page.getByRole('status')).toContainText('Recorded, as told by telephone')
  const download = page.waitForEvent('download')
  await press(page.getByRole('button', { name: 'Practices as CSV' }))
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  expect(presses).toBeLessThan(10)
})

const TO_DO =
  "select (select count(*) from lmc_reminder_lines where settled_at is null) + (select count(*) from mails where message = 'lmc-reminder' and next_try_at is not null)"

test('the reminders went out once each, and the return told by telephone is counted as one that came of them', async () => {
  const twice =
    "select batch from mails where message = 'lmc-reminder' group by batch, to_email having count(*) > 1 and to_email is not null"
  expect(inTheFile(served.databasePath, twice)).toEqual([])
  await page.goto(`${served.address}/lmc/${lmcSlug}/reminders`)
  await expect(page.getByText(/^(\d+) of \1 delivered; 1 of \1 returned within two days\./).first()).toBeVisible()
  await expect(page.getByText('“The committee meets on Monday.”')).toBeVisible()
})

test('a word with an NHS number is refused at the field, and the ticks stay', async () => {
  const box = page.locator('main input[type=checkbox]:not([disabled])').first()
  await box.check()
  await page.getByLabel('A word of your own').fill('About 943 476 5919')
  await page.getByRole('button', { name: 'Send the reminder' }).first().click()
  await expectErrors(page, { word: /NHS number/ })
  await expect(page.locator('main input[type=checkbox]:checked').first()).toBeVisible()
})

test('the neighbour LMC sees nothing of it', async () => {
  await signIn(page, served, demonstrationSignIns.find((one) => one.lmcSlug === neighbourLmcSlug)!.email)
  expect((await page.goto(`${served.address}/lmc/${lmcSlug}/reminders`))?.status()).toBe(404)
  await page.goto(`${served.address}/lmc/${neighbourLmcSlug}/reminders`)
  await expect(page.getByText('The committee meets on Monday.')).toHaveCount(0)
})
