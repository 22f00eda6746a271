import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import PostalMime from 'postal-mime'
import { markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type Served, serveDatabase } from '#test/support/journey.ts'

const CLOCK = instantOf('2026-06-17', '10:00')

let served: Served
test.beforeEach(async () => {
  const db = freshDatabase()
  markRegister(db, 'demonstration', {}, CLOCK)
  served = await serveDatabase(db, CLOCK)
})
test.afterEach(() => served?.stop())

function put(inviter: string, link: string): void {
  const db = openDatabase(served.databasePath)
  const values = { inviter, role: 'partner of Elm Surgery', until: '1 July 2026', link }
  putMail(db, { message: 'invitation', to: 'partner@elm.example.org', values, askedBy: 'concert' }, CLOCK)
  db.$client.close()
}

test('on a demonstration the mailbox shows what was written: the link leads to its page, the file opens as a mail', async ({
  page,
}) => {
  await page.goto(`${served.address}/mailbox`)
  await expect(page.getByText('No mail yet.')).toBeVisible()
  put('Borsetshire LMC', `${served.address}/how-figures-are-protected`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: 'Borsetshire LMC invites you to Concert' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByRole('row', { name: /Borsetshire/ })).toContainText('partner@elm.example.org')
  await expect(page.getByRole('row', { name: /Borsetshire/ })).toContainText('17 June 2026 at 10:00')
  await page.getByRole('link', { name: 'Borsetshire LMC invites you to Concert' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Borsetshire LMC invites you to Concert')
  await expect(page.getByText(/You will join as partner of Elm Surgery/)).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'The mail as a file' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^2026-06-17T.*\.eml$/)
  const file = await PostalMime.parse(readFileSync(await download.path()))
  expect(file).toMatchObject({ subject: 'Borsetshire LMC invites you to Concert', to: [{ address: 'partner@elm.example.org' }] })
  await page.getByRole('link', { name: `${served.address}/how-figures-are-protected` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How figures are protected')
})

test('what somebody typed stays text in the mailbox: no HTML, no link to elsewhere', async ({ page }) => {
  put('<img src=x onerror=alert(1)> & Co', `${served.address}/menu`)
  await expect(async () => {
    await page.goto(`${served.address}/mailbox`)
    await page.getByRole('link', { name: '<img src=x onerror=alert(1)> & Co invites you' }).click({ timeout: 500 })
  }).toPass()
  await expect(page.getByText('<img src=x onerror=alert(1)> & Co invites you to Concert, the portal')).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
  for (const link of await page.locator('main a').all()) expect(await link.getAttribute('href')).toMatch(/^\//)
})
