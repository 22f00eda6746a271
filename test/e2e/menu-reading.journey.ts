import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

test.describe.configure({ mode: 'serial' })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  page = await (await browser.newContext()).newPage()
})
test.afterAll(() => served?.stop())

test('from the menu of today to what July 2024 dropped, and why', async () => {
  await page.goto(`${served.address}/menu`)
  await page.getByRole('link', { name: 'All editions' }).click()
  await page.getByRole('link', { name: 'What changed with Menu of July 2024' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('11 actions before, 9 after: 2 dropped')
  await expect(main).toContainText('practices wanted the menu to be simpler')
  await expect(main).toContainText('GPC England awaits further advice from its legal team')
  await page.getByRole('link', { name: 'Switch off GP Connect Update Record' }).click()
  await page.getByText('Its life on the menu').click()
  await expect(page.getByRole('list', { name: /life of/ })).toContainText('Now contractual')
})

test('what is not known of the menu of September 2024 is said before its list', async () => {
  await page.goto(`${served.address}/menu/editions/september-2024`)
  await expect(page.getByRole('main')).toContainText('Which one left is not known')
  await expect(page.getByText('May have left the list')).toHaveCount(6)
})

test('the eleven of June 2024 print on two sides of A4', async () => {
  await page.goto(`${served.address}/menu/print?edition=june-2024`)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(2)
})

test('the menu comes without a script, and once more as nothing but “unchanged”', async ({ request }) => {
  const first = await request.get(`${served.address}/menu`)
  expect(await first.text()).not.toContain('<script')
  const { etag = '', 'content-security-policy': policy, vary } = first.headers()
  expect([policy, vary]).toEqual([expect.stringContaining("script-src 'none'"), 'Accept-Encoding, Cookie'])
  expect((await request.get(`${served.address}/menu`, { headers: { 'If-None-Match': etag } })).status()).toBe(304)
})

test('a partner answers what the action asks; a slip is named at its field, and the answers stand in the record', async () => {
  await signIn(page, served, 'partner@example.org')
  const desk = `${served.address}/practice/${demonstrationSetting.lively.code}`
  await page.goto(`${desk}/actions/data-sharing-review/progress`)
  await page.getByLabel("Our LMC's").check()
  await page.getByLabel('How many agreements have been reviewed?').fill('a dozen')
  await page.getByRole('button', { name: 'Save what is new' }).click()
  await expectErrors(page, { 'answer-reviewed': 'Enter a whole number from 0 to 500, or leave it empty.' })
  await page.getByLabel('How many agreements have been reviewed?').fill('12')
  await page.getByRole('button', { name: 'Save what is new' }).click()
  await page.goto(`${desk}/actions/data-sharing-review`)
  await expect(page.getByRole('main')).toContainText('How many agreements have been reviewed? 12 agreements.')
  await expect(page.getByRole('main')).toContainText("Our LMC's")
  await page.goto(`${desk}/actions/data-sharing-review/progress`)
  await expect(page.getByLabel('How many agreements have been reviewed?')).toHaveValue('12')
})
