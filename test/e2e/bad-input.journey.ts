import { expect, type Page, test } from '@playwright/test'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { expectErrors, type Served, serveDatabase, writtenByPractices } from '#test/support/journey.ts'

const NOW = instantOf('2026-06-17', '10:00')
const ACTION = 'data-sharing-review'
const desk = '/practice/Y00001'

let served: Served
let cookie: string
let ownEntry: string
let otherEntry: string

test.beforeAll(async () => {
  const db = smallEngland()
  const loaded = loadContent(db, paths.content, REGISTERED_AT)
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  const personId = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const other = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const statement = { actionSlug: ACTION, state: 'taking', extent: 'full', effectiveOn: '2026-06-01', plannedFor: null } as const
  const entryOf = (practiceCode: string, by: string) => {
    const outcome = recordAdoption(
      db,
      { ...statement, practiceCode, answers: { strength: 'examine' }, obstacle: null, note: null },
      { personId: by },
      NOW - 60_000,
    )
    return outcome.ok ? outcome.entryId : ''
  }
  chooseSharing(db, 'Y00001', false, { personId }, NOW - 60_000)
  ownEntry = entryOf('Y00001', personId)
  otherEntry = entryOf('Y00002', other)
  cookie = await cookieOf(db, personId)
  served = await serveDatabase(db, NOW)
})
test.afterAll(() => served?.stop())

let before: unknown
test.beforeEach(async ({ context }) => {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: served.address }])
  before = writtenByPractices(served.databasePath)
})
test.afterEach(() => {
  expect(writtenByPractices(served.databasePath)).toEqual(before)
})

const NOTE = 'We began in March.\nTwo letters are out.'

test.describe('one action', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(`${served.address}${desk}/actions/medicines-choices`)
    await page.getByLabel('We take it in part').check()
    await page.getByRole('button', { name: 'Next: the details' }).click()
    await sayWhoDecided(page, '1 June 2026')
    await page.getByLabel('From which day?').fill('1 June 2026')
    await page.getByLabel('What stands in the way of “in full”?').selectOption('no-time')
    await page.getByLabel('In a few words').fill('Too few hands')
    await page.getByLabel('Note for your own practice').fill(NOTE)
  })

  const record = (page: Page) => page.getByRole('button', { name: 'Next: check it' }).click()
  const expectTheRestUnchanged = async (page: Page) => {
    await expect(page.getByText(/: we take it in part/)).toBeVisible()
    await expect(page.getByLabel('The partners’ meeting')).toBeChecked()
    await expect(page.getByLabel('What stands in the way of “in full”?')).toHaveValue('no-time')
    await expect(page.getByLabel('In a few words')).toHaveValue('Too few hands')
  }

  for (const [what, text, message, shown] of [
    ['a day in the future', '2026-06-18', 'This day is in the future. Enter today or an earlier day', '18 June 2026'],
    ['no day', '', 'Enter the day from which this holds.', ''],
    ['30 February', '30/2/2026', 'Enter a real day, such as 1 8 2024 or 1 August 2024.', '30/2/2026'],
    ['the year 26', '0026-06-01', 'Check the year: it lies before the NHS began', '0026-06-01'],
    ['words for a day', 'last Tuesday', 'Enter a real day, such as 1 8 2024 or 1 August 2024.', 'last Tuesday'],
  ] as const) {
    test(`${what} is refused at the day, and nothing typed is lost`, async ({ page }) => {
      await page.getByLabel('From which day?').fill(text)
      await record(page)
      await expectErrors(page, { since: message })
      await expectTheRestUnchanged(page)
      await expect(page.getByLabel('Note for your own practice')).toHaveValue(NOTE)
      await expect(page.getByLabel('From which day?')).toHaveValue(shown)
    })
  }

  test('a note of ten thousand characters is refused at the note, and is still there to shorten', async ({ page }) => {
    const long = 'abcdefghi '.repeat(1000).trim()
    await page.getByLabel('Note for your own practice').fill(long)
    await record(page)
    await expectErrors(page, { 'note-medicines-choices': 'The text is longer than 1,000 characters. Shorten it.' })
    await expectTheRestUnchanged(page)
    await expect(page.getByLabel('Note for your own practice')).toHaveValue(long)
  })

  test('an NHS number in a note is refused, and is still there to take out', async ({ page }) => {
    await page.getByLabel('Note for your own practice').fill('Asked by 943 476 5919 herself')
    await record(page)
    await expectErrors(page, { 'note-medicines-choices': 'The text holds what looks like an NHS number. Take it out' })
    await expectTheRestUnchanged(page)
    await expect(page.getByLabel('Note for your own practice')).toHaveValue('Asked by 943 476 5919 herself')
  })

  test('several things wrong are all named at once, in the order of the page', async ({ page }) => {
    await page.getByLabel('From which day?').fill('2026-07-01')
    await page.getByLabel('In a few words').fill('x'.repeat(501))
    await page.getByLabel('Note for your own practice').fill('9434765919')
    await record(page)
    await expectErrors(page, {
      since: 'This day is in the future.',
      'obstacle-medicines-choices': 'The text is longer than 500 characters.',
      'note-medicines-choices': 'The text holds what looks like an NHS number.',
    })
    const order = await page.locator('#errors a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(order).toEqual(['#since', '#obstacle-medicines-choices', '#note-medicines-choices'])
  })

  test('a day typed in digits is said back in words before it counts', async ({ page }) => {
    await page.getByLabel('From which day?').fill('1/6/2026')
    await record(page)
    await expect(page.getByText('Taken in part from Monday 1 June 2026, 16 days ago')).toBeVisible()
    await page.getByRole('button', { name: 'Change something' }).click()
    await expect(page.getByLabel('From which day?')).toHaveValue('Monday 1 June 2026')
    await expectTheRestUnchanged(page)
  })

  test('“other” without words is refused at the words', async ({ page }) => {
    await page.getByLabel('From which day?').fill('2026-06-01')
    await page.getByLabel('What stands in the way of “in full”?').selectOption('other')
    await page.getByLabel('In a few words').fill('')
    await record(page)
    await expectErrors(page, { 'obstacle-medicines-choices': 'Say in a few words what stands in the way.' })
  })

  test('an answer that is not offered, forged in the address, is asked for again', async ({ page }) => {
    await page.goto(`${served.address}${desk}/actions/medicines-choices?answer=conquering&step=2`)
    const link = page.locator('#errors').getByRole('link', { name: 'Choose an answer.' })
    await expect(link).toHaveAttribute('href', '#answer')
  })

  test('nothing chosen is refused at the question', async ({ page }) => {
    await page.goto(`${served.address}${desk}/actions/medicines-choices`)
    await page.getByRole('button', { name: 'Next: the details' }).click()
    const link = page.locator('#errors').getByRole('link', { name: 'Choose an answer.' })
    await expect(link).toHaveAttribute('href', '#answer')
  })
})

test('an action that is off the menu is not taken up, even by a forged answer', async ({ page }) => {
  await page.goto(`${served.address}${desk}/actions/cap-contacts`)
  await expect(page.getByText('Its round ended on 19 March 2025.')).toBeVisible()
  await expect(page.getByLabel('We take it in full')).toHaveCount(0)
  await page.goto(`${served.address}${desk}/actions/cap-contacts?answer=stopped`)
  await page.locator('input[name=take-cap-contacts]').evaluate((field: HTMLInputElement) => {
    field.value = 'full'
  })
  await sayWhoDecided(page, '1 June 2026')
  await page.getByLabel('On which day did you stop?').fill('2026-06-01')
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.locator('#errors')).toContainText('This action is not on the menu now, so it can no longer be taken up.')
})

test.describe('choosing several actions', () => {
  test.beforeEach(({ page }) => page.goto(`${served.address}${desk}/choose`))
  const next = (page: Page) => page.getByRole('button', { name: NEXT_WHO }).click()
  const record = (page: Page) => page.getByRole('button', { name: 'Next: check it' }).click()

  test('nothing ticked is refused, and the summary leads to the first box', async ({ page }) => {
    await next(page)
    const link = page.locator('#errors').getByRole('link', { name: 'Nothing is chosen. Tick at least one action.' })
    await link.click()
    await expect(page.getByRole('checkbox').first()).toBeFocused()
  })

  test('a day in the future is refused at the day, and the action stays chosen', async ({ page }) => {
    await page.getByRole('checkbox').first().check()
    await next(page)
    await sayWhoDecided(page, '1 June 2026')
    await page.getByLabel('From which day?').fill('2027-01-01')
    await record(page)
    await expectErrors(page, { since: 'This day is in the future.' })
    await expect(page.getByLabel('From which day?')).toHaveValue('1 January 2027')
  })

  test('a ticked action asks its own questions next; too long an answer is refused at its field, and the rest stays', async ({
    page,
  }) => {
    const product = page.getByLabel('Which product?')
    await expect(product).toHaveCount(0)
    await page.getByRole('checkbox').first().check()
    await next(page)
    await sayWhoDecided(page, '1 June 2026')
    await page.getByLabel('From which day?').fill('2026-06-01')
    await page.getByLabel('Ignored').check()
    await product.fill('x'.repeat(81))
    await record(page)
    await expectErrors(page, { 'answer-medicines-choices--product': 'Shorten the text to 80 characters, or leave it empty.' })
    await expect(page.getByLabel('Ignored')).toBeChecked()
    await expect(product).toHaveValue('x'.repeat(81))
  })
})

test.describe('correcting', () => {
  test('the same again is no correction', async ({ page }) => {
    await page.goto(`${served.address}${desk}/actions/${ACTION}/entries/${ownEntry}`)
    await page.getByRole('button', { name: 'Next: the details' }).click()
    await page.getByRole('button', { name: 'Record the correction' }).click()
    await expect(page.locator('#errors')).toContainText('The correction says the same as the entry.')
  })

  test('an entry of another practice is not found, for reading and for a forged form', async ({ page }) => {
    const foreign = `${served.address}${desk}/actions/${ACTION}/entries/${otherEntry}`
    expect((await page.goto(foreign))?.status()).toBe(404)
    const answer = await page.request.post(foreign, { form: { correction: 'void' }, headers: { Origin: served.address } })
    expect(answer.status()).toBe(404)
    expect(await answer.text()).toContain('Page not found')
  })
})

for (const [what, week, message] of [
  ['a week long past', '2026-05-04', 'A return is made in its own week or the week after it. That week is over.'],
  ['a week to come', '2026-06-22', 'A return is made in its own week or the week after it. That week is over.'],
  ['no week', 'x', 'The week is not a day. Open the page again.'],
] as const) {
  test(`a forged return for ${what} is refused`, async ({ page }) => {
    const answer = await page.request.post(`${served.address}${desk}`, { form: { week }, headers: { Origin: served.address } })
    expect(answer.status()).toBe(422)
    expect(await answer.text()).toContain(message)
  })
}
