import { expect, type Page, test } from '@playwright/test'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { REGISTERED_AT, smallEngland } from '#test/support/england.ts'
import { expectErrors, type Served, serveDatabase, writtenByPractices } from '#test/support/journey.ts'

const NOW = instantOf('2026-06-17', '10:00')
const PASSWORD = 'a password of the test'
const PARTNER = 'partner@example.org'
const desk = '/practice/Y00001'

let served: Served
test.beforeAll(async () => {
  const db = smallEngland()
  const passwordHash = await hashPassword(PASSWORD)
  const { personId } = addPerson(db, { email: PARTNER, name: 'A Partner', passwordHash }, 'operator', REGISTERED_AT)
  addRole(db, { personId, role: 'practice-partner', practiceCode: 'Y00001' }, 'operator', REGISTERED_AT)
  chooseSharing(db, 'Y00001', false, { personId }, NOW - 60_000)
  served = await serveDatabase(db, NOW)
})
test.afterAll(() => served?.stop())

let before: unknown
test.beforeEach(async ({ page }) => {
  before = writtenByPractices(served.databasePath)
  await page.goto(`${served.address}/sign-in?to=${desk}/choose`)
})
test.afterEach(() => {
  expect(writtenByPractices(served.databasePath)).toEqual(before)
})

const send = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true }).click()
const email = (page: Page) => page.getByLabel('E-mail address')
const password = (page: Page) => page.getByLabel('Password', { exact: true })

test('a wrong password keeps the address, and the page is the same for an address that nobody has', async ({ page }) => {
  const answers: string[] = []
  for (const address of [PARTNER, 'nobody@example.org']) {
    await email(page).fill(address)
    await password(page).fill('wrong')
    await send(page)
    await expectErrors(page, { email: 'The e-mail address and the password do not belong together. Check both and try again.' })
    await expect(email(page)).toHaveValue(address)
    answers.push(await page.getByRole('main').innerText())
  }
  expect(answers[0]).toBe(answers[1])
})

test('what is missing or far too long is named at its field', async ({ page }) => {
  await send(page)
  await expectErrors(page, { email: 'Enter your e-mail address', password: 'Enter your password' })
  await email(page).fill('partner at example')
  await send(page)
  await expectErrors(page, {
    email: 'Enter an e-mail address in the form name@example.org',
    password: 'Enter your password',
  })
  await expect(email(page)).toHaveValue('partner at example')
  await email(page).fill(`${'x'.repeat(10_000)}@example.org`)
  await password(page).fill('y'.repeat(10_000))
  await send(page)
  await expectErrors(page, { email: /address is too long/, password: /password is too long/ })
})

test('after a refusal the right password leads to the page that was asked for', async ({ page }) => {
  await email(page).fill('Partner@Example.org ')
  await password(page).fill('wrong')
  await send(page)
  await expect(page.locator('#errors')).toBeVisible()
  await password(page).fill(PASSWORD)
  await send(page)
  await expect(page).toHaveURL(`${served.address}${desk}/choose`)
})

test('an address to go to that leads to another site is not followed', async ({ page }) => {
  for (const elsewhere of ['https://evil.example/', '//evil.example/x', '/\\evil.example', '/\t/evil.example']) {
    await page.context().clearCookies()
    await page.goto(`${served.address}/sign-in?to=${encodeURIComponent(elsewhere)}`)
    await email(page).fill(PARTNER)
    await password(page).fill(PASSWORD)
    await send(page)
    await expect(page).toHaveURL(`${served.address}${desk}`)
  }
})
