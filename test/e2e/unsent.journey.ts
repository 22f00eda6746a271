import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { checkAndRecord, sayWhoDecided } from '#test/support/deciding.ts'
import { inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'
import { fillForPages, type PagesWorld } from '#test/support/pages-world.ts'

/*
 * Sessions end while people write, at the desk of a practice, of an LMC and of the committee: what they typed is in their own
 * form again after they have signed in, and is sent when they send it.
 */

test.describe.configure({ mode: 'serial' })

const { lively, lmcSlug } = demonstrationSetting
const HOUR = 3_600_000
const MORNING = instantOf(DEMONSTRATION_DAY, '10:00')
const LONG = 'Half an hour of thought went into this. '.repeat(35)

let served: Served
let world: PagesWorld
let clock = MORNING
test.beforeAll(async () => {
  served = await serveDemonstration(MORNING, async (db) => {
    world = await fillForPages(db, MORNING)
  })
})
test.afterAll(() => served?.stop())

/** Sends the form after the session has ended, signs in again from where that leads, and opens the form with what was typed. */
async function afterTheSession(page: Page, email: string, { hours, button }: { hours: number; button: string }): Promise<void> {
  clock += hours * HOUR
  await served.moveClockTo(clock)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByText('what you typed is waiting for you')).toBeVisible()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('concert-demonstration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not sent yet')
  await page.getByRole('link', { name: 'Change it first' }).click()
  await expect(page.getByText('What you typed before is in the form again.')).toBeVisible()
}

const stored = () => inTheFile(served.databasePath, 'select count(*) from unsent_forms')

test('a practice tells the committee something: nothing typed is lost, it is changed and sent once', async ({ page }) => {
  const before = stored()
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${served.address}/practice/${lively.code}/feedback`)
  await page.getByLabel('Which action').selectOption({ index: 1 })
  await page.getByLabel('It works').check()
  await page.getByLabel('Your message to the committee').fill(LONG)
  await afterTheSession(page, 'partner@example.org', { hours: 13, button: 'Send to the committee' })
  await expect(page.getByLabel('Your message to the committee')).toHaveValue(LONG)
  await expect(page.getByLabel('It works')).toBeChecked()
  await page.getByLabel('Your message to the committee').fill(`${LONG}And this.`)
  await page.getByRole('button', { name: 'Send to the committee' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('And this.')
  expect(stored()).toEqual(before)
})

test('a practice’s answer in two steps comes back at its second step, with its day and its note', async ({ page }) => {
  await signIn(page, served, 'partner@example.org')
  const action = `${served.address}/practice/${lively.code}/actions/data-sharing-review`
  await page.goto(`${action}?answer=stopped`)
  await sayWhoDecided(page, '1 July 2026')
  await page.getByLabel('On which day did you stop?').fill('1 July 2026')
  await page.getByLabel('Note for your own practice').fill(LONG.slice(0, 900))
  await afterTheSession(page, 'partner@example.org', { hours: 13, button: 'Next: check it' })
  await expect(page.getByLabel('The partners’ meeting')).toBeChecked()
  await expect(page.getByLabel('On which day did you stop?')).toHaveValue('1 July 2026')
  await expect(page.getByLabel('Note for your own practice')).toHaveValue(LONG.slice(0, 900))
  await checkAndRecord(page)
  await expect(page.getByRole('status')).toContainText('stopped on 1 July 2026')
})

test('an officer writes to the practices, and a colleague’s note of meanwhile is read before theirs replaces it', async ({
  page,
  browser,
}) => {
  const note = `${served.address}/lmc/${lmcSlug}/notes/medicines-choices`
  await signIn(page, served, 'lmc@example.org')
  await page.goto(note)
  await page.getByLabel('Advice only').check()
  await page.getByLabel('Advice to your practices').fill(LONG)
  const colleague = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(colleague, served, 'lmc@example.org')
  await colleague.goto(note)
  await colleague.getByLabel('Advice only').check()
  await colleague.getByLabel('Advice to your practices').fill('Ask us first.')
  await colleague.getByRole('button', { name: 'Record it' }).click()
  await afterTheSession(page, 'lmc@example.org', { hours: 1, button: 'Record it' })
  await expect(page.getByLabel('Advice to your practices')).toHaveValue(LONG)
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(page.locator('#errors')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What your practices read now' })).toContainText('Ask us first.')
  await expect(page.getByLabel('Advice to your practices')).toHaveValue(LONG)
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByRole('status')).toContainText('Your practices read it from now on')
})

for (const javaScriptEnabled of [false, true])
  test.describe(javaScriptEnabled ? 'with the script of the page' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('an editor writes the summary of a draft, and saves it after signing in again', async ({ page }) => {
      const words = `${LONG}${javaScriptEnabled}`
      await signIn(page, served, 'editor@example.org')
      await page.goto(`${served.address}/committee/menu/${world.names.bare}/words`)
      await page.getByLabel('Title').fill('Menu of autumn')
      await page.getByLabel('What changes and why').fill(words)
      await page.getByLabel('Sources').fill('A paper | https://example.org/paper | 1 Jul 2026')
      await afterTheSession(page, 'editor@example.org', { hours: 1, button: 'Save' })
      await expect(page.getByLabel('Title')).toHaveValue('Menu of autumn')
      await expect(page.getByLabel('What changes and why')).toHaveValue(words)
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(page.getByRole('status')).toContainText('Saved.')
      await expect(page.getByRole('main')).toContainText(`Half an hour of thought went into this. ${javaScriptEnabled}`)
    })
  })

test('while another program keeps the database, a form says that nothing is saved yet and gives back what was typed; its button sends it', async ({
  page,
}) => {
  await signIn(page, served, 'partner@example.org')
  await page.goto(`${served.address}/practice/${lively.code}/feedback`)
  await page.getByLabel('Which action').selectOption({ index: 1 })
  await page.getByLabel('It works').check()
  await page.getByLabel('Your message to the committee').fill(`${LONG}Once more.`)
  const other = new Database(served.databasePath)
  other.exec('BEGIN IMMEDIATE')
  try {
    await page.getByRole('button', { name: 'Send to the committee' }).click()
    await expect(page).toHaveTitle(/^Error: Not saved yet/)
    await expect(page.getByRole('main')).toContainText(`${LONG}Once more.`)
  } finally {
    other.exec('ROLLBACK')
    other.close()
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page.getByRole('status')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Once more.')
})
