import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, type Route, test } from '@playwright/test'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { expectErrors, inTheFile, type Served, serveDatabase } from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'

/** The committee's own summer of 2024, and the months of 2026, published on the desk by two editors. */

const ROUND_2024 = '2024-protect-your-patients'
const ROUND_2026 = '2026-imposed-contract'
const START = instantOf('2024-07-03', '10:00')
const FACE = 'See patients face to face'
const BOOKING = 'NHS 111'

test.describe.configure({ mode: 'serial' })

let served: Served
let temporary: ReturnType<typeof ownFolder>
let ann: Page
let ben: Page

/** The shipped content as when only the menu of June 2024 was published. */
function contentOfJune2024(folder: string): string {
  const content = join(folder, 'content')
  cpSync(paths.content, content, { recursive: true })
  for (const round of [ROUND_2024, ROUND_2026]) {
    const editions = join(content, 'rounds', round, 'editions')
    cpSync(editions, join(folder, round), { recursive: true })
    rmSync(editions, { recursive: true })
    const file = join(content, 'rounds', round, 'round.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^(?:::: .*\n)?notKnown:[\s\S]*?(?=^(?:effects|owner):)/m, ''))
  }
  const june = '01-june-2024.md'
  cpSync(join(folder, ROUND_2024, june), join(content, 'rounds', ROUND_2024, 'editions', june))
  return content
}

async function editor(db: ReturnType<typeof smallEngland>, context: BrowserContext, name: string): Promise<Page> {
  const email = `${name.toLowerCase()}@example.org`
  const { personId } = addPerson(db, { email, name, passwordHash: '!' }, 'operator', REGISTERED_AT)
  const outcome = addRole(db, { personId, role: 'committee-editor' }, 'operator', REGISTERED_AT)
  if (!outcome.ok) throw new Error(outcome.reason)
  const [cookie = '', value = ''] = (await cookieOf(db, personId)).split('=')
  await context.addCookies([{ name: cookie, value, domain: 'localhost', path: '/' }])
  return context.newPage()
}

test.beforeAll(async ({ browser }) => {
  temporary = ownFolder()
  const content = contentOfJune2024(temporary.folder)
  const db = smallEngland()
  const loaded = loadContent(db, content, REGISTERED_AT)
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  ann = await editor(db, await browser.newContext(), 'Ann')
  ben = await editor(db, await browser.newContext(), 'Ben')
  const partner = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const statement = {
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-06-20',
    plannedFor: null,
    obstacle: null,
    note: null,
  } as const
  const taken = { ...statement, practiceCode: 'Y00001', actionSlug: 'face-to-face' }
  const outcome = recordAdoption(db, taken, { personId: partner }, START - 86_400_000)
  if (!outcome.ok) throw new Error(outcome.reason)
  served = await serveDatabase(db, START, { CONTENT: content })
})
test.afterAll(async () => {
  await served?.stop()
  temporary?.remove()
})

const desk = () => `${served.address}/committee/menu`
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const roundOnDesk = (page: Page, round: string) => page.locator(`section[aria-labelledby="round-${round}"]`)
const open = (page: Page, title: string | RegExp) => page.locator('#main').getByRole('link', { name: title }).first().click()
/** The address of the open draft of a round, from the desk. */
const draftOf = (round: string) =>
  inTheFile(
    served.databasePath,
    `select id from drafts where round_slug = '${round}' and published_at is null and discarded_at is null`,
  )[0] as string
const emails = () => inTheFile(served.databasePath, `select message || ' ' || batch from mails order by created_at`)

async function writeWords(page: Page, title: string, summary: string) {
  await open(page, 'Change title, summary and sources')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('What changes and why', { exact: true }).fill(summary)
  await page.getByLabel('Sources').fill('Committee paper | https://example.org/paper | 2026')
  await button(page, 'Save').click()
  await expect(page.getByRole('status')).toContainText('Saved.')
}

test('an editor begins a draft from the menu of June 2024, with its eleven actions', async () => {
  await ann.goto(desk())
  const round = roundOnDesk(ann, ROUND_2024)
  await expect(round).toContainText('with 11 actions on the menu')
  await round.getByRole('button', { name: 'Start a draft from the edition in force' }).click()
  await expect(ann.getByRole('status')).toContainText('A draft is begun')
  await expect(ann.getByText('11 actions, no changes.')).toBeVisible()
  await expect(ann.getByRole('link', { name: 'The title is empty.' })).toBeVisible()
})

test('an action does not leave without a reason and a day, and what was typed stays', async () => {
  await open(ann, new RegExp(FACE))
  await ann.getByLabel('Withdrawn').check()
  await ann.getByLabel('Decided by').fill('GPC England, 3 July')
  await button(ann, 'Save').click()
  await expectErrors(ann, {
    reason: 'Give the reason: readers see it beside the action.',
    from: 'Enter the day from which it is withdrawn.',
  })
  await expect(ann.getByLabel('Withdrawn')).toBeChecked()
  await expect(ann.getByLabel('Decided by')).toHaveValue('GPC England, 3 July')
  await ann.getByLabel('Reason', { exact: true }).fill('Practices want it <script>alert(1)</script> simpler.')
  await ann.getByLabel('From', { exact: true }).fill('2024-07-03')
  await ann.getByLabel('Until').fill('2024-07-01')
  await button(ann, 'Save').click()
  await expectErrors(ann, { reason: 'HTML is not used: write Markdown.' })
  await ann.getByLabel('Reason', { exact: true }).fill('LMCs reported that practices want the menu to be *simpler*.')
  await button(ann, 'Save').click()
  await expectErrors(ann, { until: 'The window ends before it starts. Enter a day on or after the first.' })
  await ann.getByLabel('Until').fill('')
})

test('the words are shown as readers will see them, by a button and, with JavaScript, while they are typed', async ({
  javaScriptEnabled,
}) => {
  await button(ann, 'Preview').click()
  const preview = ann.getByRole('region', { name: 'Preview: Reason' })
  await expect(preview.locator('em')).toHaveText('simpler')
  if (javaScriptEnabled !== false) {
    await ann.getByLabel('Reason', { exact: true }).fill('LMCs reported that practices want the menu to be **simpler**.')
    await expect(preview.locator('strong')).toHaveText('simpler')
  }
  await button(ann, 'Save').click()
  await expect(ann.getByRole('status')).toContainText('Saved.')
})

test('two editors do not overwrite each other: the second sees what changed and keeps what was typed', async () => {
  const line = `${desk()}/${draftOf(ROUND_2024)}/actions/nhs-111-booking`
  await ann.goto(line)
  await ben.goto(line)
  await ann.getByLabel('Withdrawn').check()
  await ann.getByLabel('Reason', { exact: true }).fill('GPC England awaits further legal advice.')
  await ann.getByLabel('From', { exact: true }).fill('2024-07-03')
  await button(ann, 'Save').click()
  await expect(ann.getByRole('status')).toContainText('Saved.')
  await ben.getByLabel('Paused').check()
  await ben.getByLabel('Reason', { exact: true }).fill('GPC England awaits an opinion.')
  await ben.getByLabel('From', { exact: true }).fill('2024-07-03')
  await button(ben, 'Save').click()
  await expect(ben.getByText('Ann has changed this since you opened it.')).toBeVisible()
  await expect(ben.locator('.changed-meanwhile')).toContainText('legal advice')
  await expect(ben.getByLabel('Reason', { exact: true })).toHaveValue('GPC England awaits an opinion.')
  await expect(ben.getByLabel('Paused')).toBeChecked()
  const stored = inTheFile(served.databasePath, `select offers from drafts where published_at is null`)[0] as string
  expect(stored).toContain('further legal advice')
  expect(stored).not.toContain('an opinion')
})

test('two actions do not share a place, and an action moves up with one press', async () => {
  await ann.goto(`${desk()}/${draftOf(ROUND_2024)}`)
  const positions = ann.getByLabel(/^Position of/)
  await expect(positions).toHaveCount(9)
  await positions.nth(1).fill('1')
  await button(ann, 'Save the order').click()
  const second = await positions.nth(1).getAttribute('id')
  await expectErrors(ann, { [second!]: 'Position 1 is taken by another action. Give each a position of its own.' })
  await expect(positions.nth(1)).toHaveValue('1')
  await ann.goto(`${desk()}/${draftOf(ROUND_2024)}`)
  const moved = ann.locator('#main h3.item-title').nth(1)
  const title = await moved.innerText()
  await ann.getByRole('button', { name: `Up : ${title}` }).click()
  await expect(ann.locator('#main h3.item-title').first()).toHaveText(title)
  await ann.getByRole('button', { name: `Down : ${title}` }).click()
  await expect(moved).toHaveText(title)
})

test('the desk shows what readers will read: eleven before, nine after, two dropped with their reasons', async () => {
  await writeWords(ann, 'Menu of July 2024', 'Nine actions. Two of the eleven of June are dropped, each with its reason.')
  await expect(ann.getByText('It is ready to publish.')).toBeVisible()
  await expect(ann.getByText('11 actions before, 9 after: 2 dropped.')).toBeVisible()
  for (const reason of ['want the menu to be', 'awaits further legal advice'])
    await expect(ann.locator('.comparison .why').filter({ hasText: reason })).toHaveCount(1)
})

test('who saved a draft last does not approve it; another editor does', async () => {
  await open(ann, 'Approve, publish or discard')
  await expect(ann.getByText('Another editor must approve it, because you saved it last.')).toBeVisible()
  await expect(button(ann, 'Approve it as it stands')).toHaveCount(0)
  await expect(button(ann, 'Publish now')).toHaveCount(0)
  await ben.goto(ann.url())
  await button(ben, 'Approve it as it stands').click()
  await expect(ben.getByRole('status')).toContainText('Approved as it stands now.')
})

test('a time in the past, and one in the hour that does not exist, are refused at their field', async () => {
  await ann.reload()
  const set = async (on: string, at: string) => {
    await ann.getByLabel('Day').fill(on)
    await ann.getByLabel('Time in London').fill(at)
    await button(ann, 'Set the time').click()
  }
  await set('2024-07-03', '09:00')
  await expectErrors(ann, { at: 'This time has passed. Choose a later one, or publish now.' })
  await set('2025-03-30', '01:30')
  await expectErrors(ann, {
    at: 'This time does not exist on that day: the clocks go forward from 01:00 to 02:00. Choose another.',
  })
  await expect(ann.getByLabel('Time in London')).toHaveValue('01:30')
  await set('2024-10-27', '01:30')
  await expectErrors(ann, { zone: 'The clocks go back that night and this time comes twice. Choose which of the two is meant.' })
  await ann.getByLabel('The second, an hour later (GMT)').check()
  await button(ann, 'Set the time').click()
  await expect(ann.getByRole('status')).toContainText('The time is set.')
  expect(inTheFile(served.databasePath, 'select publish_at from drafts')).toEqual([Date.UTC(2024, 9, 27, 1, 30)])
})

test('the menu of July 2024 is published: nine actions, two dropped with reasons, and everyone in a practice is told', async () => {
  await open(ann, 'Approve, publish or discard')
  await expect(ann.getByLabel(/^Everybody: practices/).first()).toBeChecked()
  await ann.locator('#told-now-2').check()
  await button(ann, 'Publish now').click()
  await expect(ann.getByRole('status')).toContainText('Published.')
  await expect(roundOnDesk(ann, ROUND_2024)).toContainText('Menu of July 2024, edition 2')
  await expect(roundOnDesk(ann, ROUND_2024)).toContainText('with 9 actions on the menu')
  await expect(ann.getByRole('row').filter({ hasText: 'Menu of July 2024' })).toContainText('Ann')
  await expect(ann.getByRole('row').filter({ hasText: 'Menu of July 2024' })).toContainText('Ben')
  await ann.goto(`${served.address}/menu/compare?from=june-2024&to=menu-of-july-2024`)
  await expect(ann.getByText('11 actions before, 9 after: 2 dropped.')).toBeVisible()
  for (const title of [FACE, BOOKING]) await expect(ann.locator('.comparison')).toContainText(title)
  const one = 'menu-changed edition-menu-of-july-2024'
  await expect.poll(emails).toEqual([one, one])
})

test('the round of 2026 opens with one action, at nine on the first of May, by itself', async () => {
  await served.moveClockTo(instantOf('2026-04-30', '15:00'))
  await ann.goto(desk())
  await roundOnDesk(ann, ROUND_2026).getByRole('button', { name: 'Start the first edition' }).click()
  await open(ann, 'Add an action')
  await button(ann, 'Add it').click()
  await expect(ann.locator('#errors')).toContainText('Choose an action of the library.')
  await ann.getByRole('radio', { name: /Review data sharing/ }).check()
  await ann
    .getByLabel('What it asks, on the menu', { exact: true })
    .fill('Review all data sharing agreements and decline new voluntary ones.')
  await ann.getByLabel('Why it comes on the menu', { exact: true }).fill('The contract for 2026/27 was imposed.')
  await ann.getByLabel('Offered from').fill('2026-05-01')
  await button(ann, 'Add it').click()
  await writeWords(ann, 'May 2026', 'The round begins with one action. One more a month is to follow.')
  const draft = ann.url().split('?')[0]!
  await ben.goto(`${draft}/publish`)
  await button(ben, 'Approve it as it stands').click()
  await open(ben, 'Approve, publish or discard')
  await ben.getByLabel('Day').fill('2026-05-01')
  await ben.getByLabel('Time in London').fill('09:00')
  await button(ben, 'Set the time').click()
  await expect(ben.getByRole('status')).toContainText('The time is set.')
  await served.moveClockTo(instantOf('2026-05-01', '08:59'))
  await ann.goto(`${served.address}/menu`)
  await expect(ann.locator('#main')).not.toContainText('May 2026')
  await served.moveClockTo(instantOf('2026-05-01', '09:00'))
  await expect
    .poll(() => inTheFile(served.databasePath, `select published_at from editions where slug = 'may-2026'`), { timeout: 10_000 })
    .toEqual([instantOf('2026-05-01', '09:00')])
  await ann.goto(`${served.address}/menu`)
  await expect(ann.getByText('May 2026, edition 1, published 1 May 2026 at 09:00')).toBeVisible()
})

test('June adds a second action to the first', async () => {
  await served.moveClockTo(instantOf('2026-06-01', '09:00'))
  await ann.goto(desk())
  await roundOnDesk(ann, ROUND_2026).getByRole('button', { name: 'Start a draft from the edition in force' }).click()
  await open(ann, 'Add an action')
  await ann.getByRole('radio', { name: /Remove or ignore prescribing prompts/ }).check()
  await ann.getByLabel('What it asks, on the menu', { exact: true }).fill('Remove or ignore medicines optimisation software.')
  await ann.getByLabel('Why it comes on the menu', { exact: true }).fill('The second action of the round, on top of the first.')
  await ann.getByLabel('Offered from').fill('2026-06-01')
  await button(ann, 'Add it').click()
  await writeWords(ann, 'June 2026', 'A second action joins the first.')
  await expect(ann.getByText('1 action before, 2 after: 1 added.')).toBeVisible()
  await approveAndPublish(ann.url().split('?')[0]!)
  await ann.goto(`${served.address}/menu`)
  await expect(ann.locator('#main h3.item-title')).toHaveCount(2)
})

test('July adds an action that is written on the desk part by part, with its page, public only from its publication on', async ({
  javaScriptEnabled,
}) => {
  await served.moveClockTo(instantOf('2026-07-01', '09:00'))
  await ann.goto(desk())
  await roundOnDesk(ann, ROUND_2026).getByRole('button', { name: 'Start a draft from the edition in force' }).click()
  await open(ann, 'Add an action')
  await open(ann, 'Write a new action')
  await ann.getByLabel('Title', { exact: true }).fill('Stop a made-up form')
  await button(ann, 'Add it').click()
  await expect(ann.locator('#errors')).toContainText('Enter a name for columns.')
  await expect(ann.getByLabel('Title', { exact: true })).toHaveValue('Stop a made-up form')
  await ann.getByLabel('Name in columns').fill('Made-up form')
  if (javaScriptEnabled !== false) await loseAnAnswer('Title')
  await button(ann, 'Save and go on').first().click()
  await expect(ann.getByRole('status')).toContainText('Saved. Go on with the next part.')
  expect(ann.url()).toMatch(/change=made-up-form&part=2#part-2$/)
  await expect(ann.locator('#errors')).toContainText('Say what the action asks.')
  await expect(ann.locator('#errors')).not.toContainText('Say in one line what it asks.')
  for (const area of await ann.locator('textarea').all())
    if (!/^(answer[23]|sources|unless|ask\dAnswers)$/.test((await area.getAttribute('id'))!)) await area.fill('Not known.')
  await ann.getByLabel('The practice', { exact: true }).check()
  await ann.getByRole('radio', { name: 'yes', exact: true }).check()
  await ann.getByRole('radio', { name: 'small', exact: true }).check()
  await ann.getByLabel('Offered from').fill('2026-07-01')
  await ann.getByLabel('Question 1', { exact: true }).fill('Is it allowed?')
  await ann.getByLabel('Sources').fill('A test | https://example.org/test | 2026')
  if (javaScriptEnabled !== false) {
    const typed = `select count(*) from drafts where offers like '%example.org/test%'`
    await expect.poll(() => inTheFile(served.databasePath, typed)).toEqual([1])
    await expect(ann.locator('.saved-as-typed')).toContainText('Saved at')
    await ann.reload()
    await expect(ann.getByLabel('Question 1', { exact: true })).toHaveValue('Is it allowed?')
    await ann.getByLabel('Question 1', { exact: true }).fill('Is that allowed?')
    await loseAnAnswer('Title')
  }
  await button(ann, 'Save').click()
  await expect(ann.getByRole('status')).toContainText('Saved.')
  await writeWords(ann, 'July 2026', 'A third action joins the two.')
  const page = `${served.address}/actions/made-up-form`
  expect((await ann.request.get(page)).status()).toBe(404)
  await approveAndPublish(ann.url().split('?')[0]!)
  expect((await ann.request.get(page)).status()).toBe(200)
  await ann.goto(`${served.address}/menu`)
  await expect(ann.locator('#main h3.item-title')).toHaveCount(3)
})

/** The field is left, and what is saved then is saved without the page learning it: the next press sends it again. */
async function loseAnAnswer(next: string) {
  const lost = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await ann.route('**/as-typed', lost, { times: 1 })
  await ann.getByLabel(next, { exact: true }).focus()
  await expect(ann.locator('.saved-as-typed')).toContainText('Not saved just now')
}

async function approveAndPublish(draft: string) {
  await ben.goto(`${draft}/publish`)
  await button(ben, 'Approve it as it stands').click()
  await open(ben, 'Approve, publish or discard')
  await button(ben, 'Publish now').click()
  await expect(ben.getByRole('status')).toContainText('Published.')
}
