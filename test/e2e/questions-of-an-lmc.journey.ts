import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { expectErrors, inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

/*
 * An office that serves several LMCs asks the practices of one of them; an editor of the committee sends its questions back, and opens
 * them once they were changed.
 */

test.describe.configure({ mode: 'serial' })

let served: Served
const pages = {} as Record<'office' | 'editor', Page>
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  for (const name of ['office', 'editor'] as const) {
    pages[name] = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signIn(pages[name], served, `${name}@example.org`)
  }
})
test.afterAll(() => served?.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()
const says = (page: Page, words: string) => expect(page.getByRole('status')).toContainText(words)
const surveys = () => inTheFile(served.databasePath, "select count(*) from surveys where lmc_slug = 'cumbria'")
const TITLE = 'Wounds in Cumbria'

/** The office asks one question, and puts it before the committee. */
async function putBefore(office: Page, words: string) {
  await office.getByLabel('Title').fill(TITLE)
  await office.getByLabel('What it is asked for').fill('To tell the ICB what is not paid for.')
  await office.getByLabel('Services given up or lost here').check()
  await office.getByLabel('Open until the end of').fill('31 July 2026')
  await office.getByLabel('Words of question 1').fill(words)
  await button(office, 'Put it before the committee').click()
}

test('the office of several LMCs reads them side by side, on a phone row by row, and asks the practices of one', async () => {
  const { office } = pages
  await office.goto(`${served.address}/lmc`)
  await office.setViewportSize({ width: 390, height: 900 })
  const region = office.getByRole('region', { name: 'Table: Your LMCs side by side' })
  expect(await region.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  await expect(region.getByText('Nobody joined', { exact: true }).nth(1)).toBeVisible()
  for (const nothing of await region.getByText('0', { exact: true }).all()) await expect(nothing).toBeHidden()
  await office.setViewportSize({ width: 1366, height: 900 })
  await office.goto(`${served.address}/lmc/cumbria/surveys`)
  await putBefore(office, 'Do you dress wounds for the hospital?')
  await says(office, 'An editor of the committee reads them before your practices are asked.')
  expect(surveys()).toEqual([0])
})

test('an editor finds them from the records, and sends nothing back without a word', async () => {
  const { editor } = pages
  await editor.goto(`${served.address}/committee/records`)
  await editor.getByRole('link', { name: 'Questions of LMCs' }).click()
  await expect(editor).toHaveURL(`${served.address}/committee/lmc-surveys`)
  const asked = editor.getByRole('region', { name: TITLE })
  await expect(asked).toContainText('Do you dress wounds for the hospital?')
  await asked.getByRole('button', { name: 'Send it back' }).click()
  await expectErrors(editor, { [await wordOf(editor)]: 'Say what the LMC should change' })
  expect(surveys()).toEqual([0])
})

const wordOf = async (page: Page) =>
  (await page.getByRole('region', { name: TITLE }).getByLabel('What to change').getAttribute('id')) ?? ''

test('a word with a patient in it is refused and stays; sent back, the office reads it, and the editor has nothing to read', async () => {
  const { editor, office } = pages
  const asked = editor.getByRole('region', { name: TITLE })
  await asked.getByLabel('What to change').fill('As in 943 476 5919')
  await asked.getByRole('button', { name: 'Send it back' }).click()
  await expectErrors(editor, { [await wordOf(editor)]: /NHS number/ })
  await expect(asked.getByLabel('What to change')).toHaveValue('As in 943 476 5919')
  await asked.getByLabel('What to change').fill('Say which wounds.')
  await asked.getByRole('button', { name: 'Send it back' }).click()
  await says(editor, 'Sent back with your word.')
  await expect(editor.getByRole('region', { name: TITLE })).toHaveCount(0)
  await office.goto(`${served.address}/lmc/cumbria/surveys`)
  await expect(office.getByRole('main')).toContainText('sent back. “Say which wounds.”')
})

test('asked anew and opened by the editor, they are before the practices; what was read is not opened twice', async ({
  browser,
}) => {
  const { editor, office } = pages
  await putBefore(office, 'Do you dress surgical wounds for the hospital?')
  await editor.goto(`${served.address}/committee/lmc-surveys`)
  const twice = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(twice, served, 'second.editor@example.org')
  await twice.goto(`${served.address}/committee/lmc-surveys`)
  const open = (page: Page) =>
    page.getByRole('region', { name: TITLE }).getByRole('button', { name: 'Open it to the LMC’s practices' }).click()
  await open(editor)
  await says(editor, 'Its practices are asked from now on.')
  expect(surveys()).toEqual([1])
  await open(twice)
  await expect(twice.locator('#errors')).toContainText('These questions were opened, sent back or withdrawn meanwhile.')
  expect(surveys()).toEqual([1])
  await office.goto(`${served.address}/lmc/cumbria/surveys`)
  await expect(office.getByRole('row').filter({ hasText: TITLE })).toContainText('Your LMC')
})

test('nobody but an editor reads them there', async () => {
  expect((await pages.office.goto(`${served.address}/committee/lmc-surveys`))?.status()).toBe(404)
})
