import { expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { inTheFile, type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

/*
 * A claim leads to its letters, one after the other: none begins before the claim has come so far, by a link or by an address typed, and
 * one that nobody answered by its day is followed by the chaser of the claim.
 */

test.describe.configure({ mode: 'serial' })

const { lively } = demonstrationSetting
let served: Served
let page: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(page, served, 'partner@example.org')
})
test.afterAll(() => served?.stop())

const desk = () => `${served.address}/practice/${lively.code}`
const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
const follow = (name: string | RegExp) => page.getByRole('link', { name, exact: true }).click()
const said = () => page.getByRole('status')
const drafts = () => inTheFile(served.databasePath, 'select count(*) from letter_drafts')
let claim = ''
/** The address of the page before a letter about the claim, or one that answers another. */
const before = (letter: string, asked: Record<string, string>) => `${desk()}/letters/new/${letter}?${new URLSearchParams(asked)}`
/** It is answered as if there were no such letter, and none is begun. */
async function expectNone(letter: string, asked: Record<string, string>): Promise<void> {
  const begun = drafts()
  expect.soft((await page.goto(before(letter, asked)))?.status(), letter).toBe(404)
  expect(drafts()).toEqual(begun)
}
async function happened(what: string, day: string, sum?: string): Promise<void> {
  await page.goto(claim)
  await page.getByLabel(what).check()
  await page.getByLabel('On', { exact: true }).fill(day)
  if (sum) await page.getByLabel('Sum in £').first().fill(sum)
  await button('Add it').click()
  await expect(said()).toHaveText('Added to its course.')
}
const idOf = (address: string) =>
  address
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1)!

test('a claim that is being written leads to the letter that makes it, and to no other', async () => {
  await page.goto(`${desk()}/claims/new`)
  await page.getByLabel('Scheme', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Service line').selectOption({ label: 'Replacement stock' })
  const loss = page.getByRole('group', { name: 'First loss' })
  await loss.getByLabel('Kind').selectOption({ label: 'Bought or paid instead' })
  await loss.getByLabel('From (a day)').fill('1 May 2026')
  await loss.getByLabel('Until (a day)').fill('2 May 2026')
  await loss.getByLabel('Sum in £').fill('£81.20')
  await page.getByLabel('Evidence').fill('Receipt of the pharmacy')
  await button('Keep the claim').click()
  claim = page.url().replace(/[?#].*$/, '')
  for (const letter of ['claim-chaser', 'claim-accept', 'claim-decline', 'reminder'])
    await expectNone(letter, { claim: idOf(claim) })
  await page.goto(claim)
  await follow('Write the claim as a letter')
  await button('Begin this letter').click()
  await page.getByLabel('What was not done, and from when to when').fill('Stock did not come on 1 and 2 May.')
  await page.getByText(/more fields/).click()
  await page.getByLabel('Date of the letter').fill('1 June 2026')
  await button(/^Save/).click()
  await page.getByLabel('Went on').fill('1 June 2026')
  await button('Record as sent').click()
  await expect(said()).toContainText('It stands in the course of its claim.')
})

test('nobody answered by the day it asked for: its next letter is the chaser of the claim, and not a reminder beside it', async () => {
  const letter = idOf(page.url())
  await expect(page.getByText('No answer by the day asked: write again.')).toBeVisible()
  for (const other of ['claim-accept', 'claim-decline']) await expectNone(other, { follows: letter })
  await page.goto(`${desk()}/letters/sent/${letter}`)
  await follow('Write the next letter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Claim: chaser')
  await button('Begin this letter').click()
  await button('Record as sent').click()
  await expect(said()).toContainText('It stands in the course of its claim.')
  await page.goto(claim)
  await expect(page.getByRole('main')).toContainText('We chased it')
})

test('an offer that came in a letter opens no acceptance until the claim knows of it', async () => {
  await page.goto(claim)
  await follow('Claim for losses')
  const letter = idOf(page.url())
  await page.getByRole('radio', { name: 'Offers money' }).check()
  await button('Record the reply').click()
  await expectNone('claim-accept', { follows: letter })
  await page.goto(claim)
  await follow('Write a chaser')
  const stale = page.url()
  await happened('A sum was offered', '10 July 2026', '£40')
  await page.goto(stale)
  expect.soft(await page.getByRole('button', { name: 'Begin this letter' }).count(), 'a chaser, once a sum is offered').toBe(0)
  await page.goto(claim)
  await expect(page.getByRole('link', { name: 'Write a chaser' })).toHaveCount(0)
  await follow('Write that you accept')
  await button('Begin this letter').click()
  await expect(page.getByRole('region', { name: 'The letter' })).toContainText('You offer £40.00 on our claim of 1 June 2026')
})

test('one letter about a claim is in the making at a time, and a claim that was refused leads to none', async () => {
  await page.goto(claim)
  for (const words of ['Write that you accept', 'Write that you decline'])
    await expect(page.getByRole('link', { name: words })).toHaveCount(0)
  await happened('The claim was refused', '14 July 2026')
  await expect(page.getByRole('main')).toContainText('Refused.')
  for (const letter of ['claim-losses', 'claim-chaser', 'claim-accept', 'claim-decline'])
    await expectNone(letter, { claim: idOf(claim) })
})

test('what happened to a claim is chosen from two columns on a desktop, with the day beside them, and from one on a phone', async () => {
  const left = async (words: string) => Math.round((await page.getByLabel(words, { exact: true }).boundingBox())!.x)
  const lefts = async () => [
    await left('We chased it'),
    await left('The court decided, or it was settled there'),
    await left('On'),
  ]
  await page.goto(claim)
  await page.setViewportSize({ width: 1366, height: 900 })
  expect(new Set(await lefts()).size).toBe(3)
  await page.setViewportSize({ width: 390, height: 900 })
  const [first, last] = await lefts()
  expect(last).toBe(first)
})
