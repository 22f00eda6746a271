import { expect, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { checkAndRecord } from '#test/support/deciding.ts'
import { expectErrors, inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

/*
 * An LMC sets a flag, its practices read it before they answer, one answers in one click; a practice and the LMC write to the
 * committee, an editor answers, the senders read it.
 */

test.describe.configure({ mode: 'serial' })

const { lively, untouched } = demonstrationSetting
const ACTION = 'data-sharing-review'
const REASON = 'The shared care record of Leeds needs two of these agreements.'

let served: Served
test.beforeAll(async () => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
})
test.afterAll(() => served?.stop())

test('an officer sets a flag: refused without its reason, shown to the practices with it', async ({ page }) => {
  await signIn(page, served, 'lmc@example.org')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Local notes' }).click()
  await page.getByRole('link', { name: /^Write a note.*data sharing/i }).click()
  await page.getByLabel('Do not do this here').check()
  await page.getByLabel('Advice to your practices').fill('Ask us first.')
  await page.getByRole('button', { name: 'Record it' }).click()
  await expectErrors(page, { reason: /Say why/ })
  await expect(page.getByLabel('Advice to your practices')).toHaveValue('Ask us first.')
  await page.getByLabel('Why (with a flag)').fill(REASON)
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByRole('status')).toContainText('Your practices read it from now on')
  await expect(page.getByRole('main')).toContainText(REASON)
})

test('a practice reads the flag before it confirms, and is led from it to the answer “not applicable here”', async ({ page }) => {
  await signIn(page, served, 'manager@example.org')
  await expect(page.getByText('Read what Leeds LMC says')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(REASON)
  await page.goto(`${served.address}/practice/${lively.code}/actions/${ACTION}`)
  await expect(page.getByText('LMC officer, Leeds LMC, 15 July 2026')).toBeVisible()
  const entries = `select count(*) from adoption_entries where practice_code = '${lively.code}'`
  const before = inTheFile(served.databasePath, entries)
  await page.getByRole('link', { name: /^Not applicable here/ }).click()
  await expect(page.getByText(/it does not apply to us/)).toBeVisible()
  expect(inTheFile(served.databasePath, entries)).toEqual(before)
  await page.getByLabel('The partners’ meeting').check()
  await checkAndRecord(page)
  await expect(page.getByRole('status')).toContainText('Recorded')
  const sql = `select state || ' ' || effective_on from adoption_standings where practice_code = '${lively.code}' and action_slug = '${ACTION}'`
  expect(inTheFile(served.databasePath, sql)).toEqual([`not-applicable ${DEMONSTRATION_DAY}`])
  await expect(page.getByText('Read what Leeds LMC says')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Not applicable here/ })).toHaveCount(0)
})

test('a practice that is new reads it where it chooses, and what it is led to answers for that action alone', async ({
  page,
}) => {
  await signIn(page, served, 'new.partner@example.org')
  await page.goto(`${served.address}/practice/${untouched.code}/choose`)
  await expect(page.getByRole('main')).toContainText(REASON)
  await page.getByRole('checkbox').last().check()
  await page.getByRole('link', { name: /^Not applicable here/ }).click()
  await checkAndRecord(page)
  await page.waitForURL(/sharing$/)
  const sql = `select action_slug || ' ' || state from adoption_entries where practice_code = '${untouched.code}'`
  expect(inTheFile(served.databasePath, sql)).toEqual([`${ACTION} not-applicable`])
})

test('what a practice tells the committee is answered there, and the committee does not learn which practice it is', async ({
  page,
}) => {
  await signIn(page, served, 'manager@example.org')
  await page.goto(`${served.address}/practice/${lively.code}/actions/${ACTION}`)
  await page.getByRole('link', { name: 'Tell the committee something about this action' }).click()
  await expect(page.getByLabel('Which action')).toHaveValue(ACTION)
  await page.getByLabel('A risk').check()
  await page.getByLabel('Your message to the committee').fill(`We at ${lively.name} fear for the shared record.`)
  await page.getByRole('button', { name: 'Send to the committee' }).click()
  await expectErrors(page, { words: /The text gives your practice away/ })
  await page.getByLabel('Your message to the committee').fill('We fear for the shared record.')
  await page.getByRole('button', { name: 'Send to the committee' }).click()
  await expect(page.getByRole('status')).toContainText('Sent.')

  await signIn(page, served, 'editor@example.org')
  await page.getByRole('link', { name: 'Feedback', exact: true }).first().click()
  await expect(page.getByRole('main')).toContainText('A practice, North East and Yorkshire, week of 13 July 2026')
  for (const secret of [lively.name, lively.code, 'Leeds']) await expect(page.getByRole('main')).not.toContainText(secret)
  const piece = page.getByRole('listitem').filter({ hasText: 'We fear for the shared record.' })
  await piece.getByRole('link', { name: /^Read and answer/ }).click()
  await page.getByLabel('Answer', { exact: true }).fill('The next edition says which agreements stay.')
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('status')).toContainText('Answered.')

  await signIn(page, served, 'partner@example.org')
  await page.getByRole('link', { name: /^Feedback to the committee/ }).click()
  await expect(page.getByRole('main')).toContainText('The next edition says which agreements stay.')
})

test('the band leads to feedback, for an officer to local notes too, in one line on a desktop of 1366 pixels', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 844 })
  const band = page.getByRole('navigation', { name: 'Main' })
  for (const [email, names] of [
    ['lmc@example.org', ['Local notes', 'Feedback']],
    ['committee@example.org', ['Feedback']],
    ['second.editor@example.org', ['Feedback']],
  ] as const) {
    await signIn(page, served, email)
    for (const name of names) {
      await band.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
      await expect(band.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
      expect((await page.getByRole('banner').boundingBox())?.height, `${email} ${name}`).toBeLessThan(70)
    }
  }
})

test('an LMC speaks under its name', async ({ page }) => {
  await signIn(page, served, 'lmc@example.org')
  await page.getByRole('link', { name: 'Feedback', exact: true }).click()
  await page.getByLabel('Which action').selectOption(ACTION)
  await page.getByLabel('It works').check()
  await page.getByLabel('Your message to the committee').fill('Well understood in Leeds.')
  await page.getByRole('button', { name: 'Send to the committee' }).click()
  await expect(page.getByRole('status')).toContainText('Sent.')
  await signIn(page, served, 'committee@example.org')
  await page.goto(`${served.address}/committee/feedback`)
  await expect(page.getByRole('main')).toContainText('Leeds LMC, 15 July 2026')
  await page
    .getByRole('link', { name: /^Read and answer/ })
    .first()
    .click()
  await expect(page.getByText('Editors of the committee answer.')).toBeVisible()
})
