import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

const { lively } = demonstrationSetting
const PASSWORD = 'concert-demonstration'

test.describe.configure({ mode: 'serial' })

let served: Served
test.beforeAll(async () => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
})
test.afterAll(() => served?.stop())

test('a practice that shares by name reads that an officer of its LMC looked, as what and when, and no name', async ({
  page,
}) => {
  await signIn(page, served, 'partner@example.org')
  await page.getByRole('link', { name: 'Change', exact: true }).last().click()
  await page.getByRole('radio', { name: /^Yes, share by name/ }).check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await page.getByRole('link', { name: 'Who looked' }).click()
  await expect(page.getByText('Nobody outside your practice saw your record in these days.')).toBeVisible()

  await signIn(page, served, 'lmc@example.org')
  await page.reload()
  const officer = await page.locator('.who > span').textContent()
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${served.address}/practice/${lively.code}/who-looked`)
  const line = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '15 July 2026' }) })
  await expect(line).toContainText('LMC officer, Leeds LMC')
  await expect(line).toContainText('2 times, at 10:00')
  await expect(page.locator('main')).not.toContainText(officer!.trim())
})

test('a person corrects their name and downloads everything held on them', async ({ page }) => {
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${served.address}/account/details`)
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Correct the name' }).click()
  await expectErrors(page, { name: 'Enter your name' })
  await page.getByLabel('Name', { exact: true }).fill('Dr Rowan Fenwick')
  await page.getByRole('button', { name: 'Correct the name' }).click()
  await expect(page.getByRole('status')).toContainText('Your name is corrected.')
  await expect(page.locator('.who')).toContainText('Dr Rowan Fenwick')
  await page.getByRole('link', { name: 'Download it as a file' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('concert-my-data-2026-07-15.json')
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(file.account).toMatchObject({ name: 'Dr Rowan Fenwick', email: 'partner@example.org' })
  expect(file.log.map(({ action }: { action: string }) => action)).toContain('person.name-corrected')
})

test('a person changes their address: the link in the mail does nothing until its button is pressed, and works once', async ({
  page,
}) => {
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${served.address}/account/address`)
  await page.getByLabel('New e-mail address').fill('rowan@example.org')
  await page.getByLabel('Your password').fill('not my password')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expectErrors(page, { password: /not your password/ })
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('status')).toContainText('A link is on its way')
  await page.goto(`${served.address}/mailbox`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('cell', { name: 'rowan@example.org' })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
  await page.getByRole('row').filter({ hasText: 'rowan@example.org' }).getByRole('link').first().click()
  const path = (await page.locator('main').innerText()).match(/\/new-address\/[\w-]+/)?.[0]
  for (let scan = 0; scan < 2; scan++) expect((await page.goto(served.address + path))?.status()).toBe(200)
  await page.getByRole('button', { name: 'Use this address from now on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is changed')
  expect((await page.goto(served.address + path))?.status()).toBe(200)
  await signIn(page, served, 'rowan@example.org', PASSWORD)
})

test('the only partner is warned, deletes the account with the password, and is gone; the practice’s record stays', async ({
  page,
  browser,
}) => {
  const entries = () =>
    inTheFile(served.databasePath, `select count(*) from adoption_entries where practice_code = '${lively.code}'`)
  const before = entries()
  // The other partners of the demonstration's practice have left.
  const client = new Database(served.databasePath)
  client
    .prepare(
      `update person_standings set ended_at = started_at + 1 where practice_code = ? and role = 'practice-partner'
       and person_id <> (select id from persons where email = 'rowan@example.org')`,
    )
    .run(lively.code)
  client.close()
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, served, 'rowan@example.org', PASSWORD)
  await signIn(page, served, 'rowan@example.org', PASSWORD)
  await page.goto(`${served.address}/account/delete`)
  await expect(page.getByText(/You are the only partner of/)).toBeVisible()
  await page.getByLabel('Your password').fill('wrong password')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expectErrors(page, { password: /not your password/ })
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted')
  for (const one of [page, elsewhere]) {
    await one.goto(`${served.address}/practice/${lively.code}`)
    await expect(one.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  }
  expect(entries()).toEqual(before)
  expect(
    inTheFile(served.databasePath, "select count(*) from persons where email = 'rowan@example.org' or name = 'Dr Rowan Fenwick'"),
  ).toEqual([0])
  await elsewhere.context().close()
})
