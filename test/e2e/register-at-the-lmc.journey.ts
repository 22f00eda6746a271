import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

const { lmcSlug: home, neighbourLmcSlug: neighbour, lively } = demonstrationSetting
const NOW = instantOf(DEMONSTRATION_DAY, '11:40')
const OURS = `/lmc/${home}`
const THEIRS = `/lmc/${neighbour}/register`

// None of these pages carries a script.
test.use({ javaScriptEnabled: false })
test.describe.configure({ mode: 'serial' })

let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(NOW)
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
})
test.afterAll(() => served?.stop())

const open = (path: string) => page.goto(`${served.address}${path}`)
const heading = () => page.getByRole('heading', { level: 1 })

test('an officer answers what the neighbour asks, from the front page: the practice is in the list from then on', async () => {
  await signIn(page, served, 'lmc@example.org')
  await open(OURS)
  await page.getByRole('link', { name: 'Answer', exact: true }).click()
  await expect(heading()).toHaveText('1 thing waits for your answer')
  const title = page.locator('main').getByRole('heading', { level: 3 }).first()
  const code = (await title.innerText()).match(/\((\w+)\)/)?.[1]
  await title.getByRole('link').click()
  await page.getByRole('button', { name: 'Refuse' }).click()
  await expectErrors(page, { word: /why not/ })
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(page.getByRole('status')).toContainText('Confirmed')
  await expect(heading()).toHaveText('Nothing waits at your register')
  expect((await open(`${OURS}/practices/${code}`))?.status()).toBe(200)
})

test('an officer says that a practice is not theirs: nothing typed is lost, its people read it, and nothing changes until it is confirmed', async () => {
  await open(`${OURS}/practices/${lively.code}`)
  await page.getByRole('link', { name: 'This practice is not ours' }).click()
  await page.getByLabel('How do you know it?').fill('It pays its levy to the neighbour.')
  await page.getByLabel('To which LMC does it belong?').selectOption(neighbour)
  await page.getByLabel('From which day is it not yours?').fill('1 1 2030')
  await page.getByRole('button', { name: 'Ask for it to be confirmed' }).click()
  await expectErrors(page, { from: /still to come/ })
  await expect(page.getByLabel('How do you know it?')).toHaveValue('It pays its levy to the neighbour.')
  await page.getByLabel('From which day is it not yours?').fill('1 October 2024')
  await page.getByRole('button', { name: 'Ask for it to be confirmed' }).click()
  await expect(page.getByRole('status')).toContainText('nothing changes until it is confirmed')

  await signIn(page, served, 'partner@example.org')
  await open(`/practice/${lively.code}`)
  await expect(page.getByText('says that your practice belongs to')).toBeVisible()
  await expect(page.getByText('It pays its levy to the neighbour.')).toBeVisible()
})

test('the neighbour confirms it: the practice is on their desk and on no other, and reads so', async () => {
  await signIn(page, served, 'neighbour.lmc@example.org')
  await open(THEIRS)
  await page.getByRole('link', { name: new RegExp(lively.code) }).click()
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(page.getByRole('status')).toContainText('Confirmed')
  expect((await open(`/lmc/${neighbour}/practices/${lively.code}`))?.status()).toBe(200)
  await signIn(page, served, 'lmc@example.org')
  expect((await open(`${OURS}/practices/${lively.code}`))?.status()).toBe(404)
  await signIn(page, served, 'partner@example.org')
  await open(`/practice/${lively.code}`)
  await expect(page.getByText('From 1 October 2024 your practice belongs to')).toBeVisible()
})

test('who took over from a closed practice of the same LMC is named at once', async () => {
  await signIn(page, served, 'lmc@example.org')
  await open(`${OURS}/register`)
  await page
    .getByRole('link', { name: /^Say who took over/ })
    .first()
    .click()
  await page.getByLabel('How do you know it?').fill('They merged.')
  await page.getByLabel('Code of the practice that took over').fill('nowhere')
  await page.getByRole('button', { name: 'Name it' }).click()
  await expectErrors(page, { successor: /holds no practice/ })
  await page.getByLabel('Code of the practice that took over').fill('x10002')
  await page.getByRole('button', { name: 'Name it' }).click()
  await expect(page.getByRole('status')).toContainText('X10002 took over from')
})

test('a boundary that moved is told on both desks until it is seen', async () => {
  await open(OURS)
  await page.getByRole('link', { name: 'Which practices' }).click()
  await page.getByText(/^The \d+ by name/).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await page.getByRole('button', { name: 'We have seen this' }).click()
  await expect(page.getByRole('status')).toContainText('Marked as seen')
  await open(OURS)
  await expect(page.getByRole('link', { name: 'Which practices' })).toHaveCount(0)
  await signIn(page, served, 'neighbour.lmc@example.org')
  await open(`/lmc/${neighbour}`)
  await expect(page.getByText(/of your patients, belong to/)).toBeVisible()
})

test('an officer of several LMCs lands where they stand side by side, and goes on from a number', async () => {
  await signIn(page, served, 'office@example.org')
  await open('/sign-in')
  await expect(heading()).toContainText('Your 5 LMCs')
  await page.getByRole('table').getByRole('link').first().click()
  await expect(heading()).toContainText('LMC')
})

test('an officer ends the weekly mail for themselves', async () => {
  await open('/account/details')
  await page.getByRole('link', { name: 'Change', exact: true }).click()
  await page.getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await expect(page.getByRole('status')).toContainText('no weekly mail')
})
