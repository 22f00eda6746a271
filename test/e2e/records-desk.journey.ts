import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { instantOf } from '#app/platform/time.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { type Served, serveDemonstration, signIn } from '#test/support/journey.ts'

/*
 * Two editors at the committee's desk: a ballot goes from announcement to mandate clock; an action is called from a set day, another paused
 * from a later one, a sentence about safety corrected; a practice, an officer and a member each learn of it.
 */

test.describe.configure({ mode: 'serial' })

let served: Served
let ann: Page
let ben: Page
let anybody: Page
test.beforeAll(async ({ browser }) => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
  const page = async (email?: string, context?: BrowserContext) => {
    const made = await (context ?? (await browser.newContext())).newPage()
    if (email) await signIn(made, served, email)
    return made
  }
  ann = await page('editor@example.org')
  ben = await page('second.editor@example.org')
  anybody = await page()
})
test.afterAll(() => served?.stop())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
/** The Save that is seen: where lines are added and taken out, one before it takes the Enter key. */
const pressSave = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).last().click()
const save = async (page: Page) => {
  await pressSave(page)
  await expect(page.getByRole('status')).toContainText('Saved.')
}
/** The other editor approves the draft of this title, and its author publishes it. */
async function approvedAndPublished(title: string) {
  await ben.goto(`${served.address}/committee/records`)
  await ben.getByRole('link', { name: title }).click()
  await button(ben, 'Approve it as it stands').click()
  await expect(ben.getByRole('status')).toContainText('Approved')
  await ann.reload()
  await button(ann, 'Publish it now').click()
  await expect(ann.getByRole('status')).toContainText('Published.')
}
/** The mails of a subject that were written to somebody. */
const mailsTo = (email: string, subject: string | RegExp) => {
  const folder = join(dirname(served.databasePath), 'mail')
  const all = readdirSync(folder).flatMap((name) => (name.endsWith('.eml') ? readFileSync(join(folder, name), 'utf8') : []))
  const isAbout = (mail: string) => {
    const said = /^Subject: (.*?)\r?$/m.exec(mail)?.[1] ?? ''
    return typeof subject === 'string' ? said === subject : subject.test(said)
  }
  return all.filter((mail) => mail.includes(`To: ${email}`) && isAbout(mail))
}
const VOTE = 'Vote on the next step'

test('an editor announces a vote without its days; what is missing is said at its field and nothing typed is lost', async () => {
  await ann.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Records' }).click()
  await button(ann, 'Begin a new ballot').click()
  await ann.getByLabel('Title', { exact: true }).fill(VOTE)
  await ann.getByLabel('May be held').fill('early next year')
  await save(ann)
  await expect(ann.locator('#announcedOn-error')).toContainText('Enter a day')
  await expect(ann.getByLabel('May be held')).toHaveValue('early next year')
  await ann.getByLabel('Announced on').fill('about 1 July 2026')
  await ann.getByLabel('Summary', { exact: true }).fill('The committee will ask.')
  await ann.getByLabel('Sources').fill('Committee paper | javascript:alert(1) | 2026')
  await save(ann)
  await expect(ann.locator('#sources-error')).toContainText('https')
  await ann.getByLabel('Sources').fill('Committee paper | https://example.org/paper | 1 July 2026')
  await save(ann)
  await expect(ann.getByText('Another editor must approve it')).toBeVisible()
  await expect(button(ann, 'Approve it as it stands')).toHaveCount(0)
})

test('another editor approves it, and everybody reads that no day is set', async () => {
  await anybody.goto(`${served.address}/ballots`)
  await expect(anybody.getByRole('main')).not.toContainText(VOTE)
  await approvedAndPublished(VOTE)
  await anybody.reload()
  await expect(anybody.getByRole('row', { name: VOTE })).toContainText('no days yet: early next year')
})

test('it gets its days and its result; a vote that closes before it opens and more votes than voters are refused', async () => {
  await ann.getByRole('button', { name: `Correct or continue ${VOTE}` }).click()
  await ann.getByLabel(/^Statutory ballot/).check()
  await ann.getByLabel('A person', { exact: true }).check()
  await ann.getByLabel('Yes', { exact: true }).first().check()
  await ann.getByLabel('Who may vote', { exact: true }).fill('GP partners, England')
  await ann.getByLabel('Question', { exact: true }).fill('Are you prepared to take part?')
  await ann.getByLabel('First day').fill('2 June 2026')
  await ann.getByLabel('Last day').fill('1 June 2026')
  await ann.getByLabel('Declared on').fill('8 July 2026')
  await ann.locator('#eligible').fill('1,000')
  await ann.locator('#cast').fill('1,001')
  await ann.locator('#yes').fill('451')
  await ann.locator('#no').fill('49')
  await save(ann)
  await expect(ann.locator('#closedOn-error')).toContainText('is before the vote opened')
  await expect(ann.locator('#cast-error')).toContainText('more than were entitled')
  await expect(ann.locator('#reason-error')).toContainText('Say why')
  await ann.getByLabel('Last day').fill('7 July 2026')
  await ann.locator('#cast').fill('500')
  await ann.getByLabel('What changes, and why').fill('The result is declared.')
  await save(ann)
  await approvedAndPublished(VOTE)
  await anybody.reload()
  const row = anybody.getByRole('row', { name: VOTE })
  await expect(row).toContainText('50.0%')
  await expect(row).toContainText('90.2% yes')
  await expect(anybody.getByRole('main')).toContainText('until 6 July 2027')
  await expect(anybody.getByRole('main')).toContainText('one that employers receive today allows action from 25 July 2026')
  await anybody.getByText('Versions', { exact: true }).click()
  await expect(anybody.getByRole('main')).toContainText('The result is declared.')
})

test('a draft that another editor saved meanwhile is not overwritten: both texts are shown', async () => {
  await ann.getByRole('button', { name: `Correct or continue ${VOTE}` }).click()
  const here = ann.url()
  await ben.goto(here)
  await ben.getByLabel('Turnout as reported while open').fill('45% on 1 July')
  await save(ben)
  await ann.getByLabel('Turnout as reported while open').fill('44% on 1 July')
  await pressSave(ann)
  await expect(ann.locator('#errors')).toContainText('Another editor has changed this')
  await expect(ann.getByLabel('Turnout as reported while open')).toHaveValue('44% on 1 July')
  await ann.getByText('Discard the draft').click()
  await button(ann, 'Discard it').click()
  await expect(ann.getByRole('status')).toContainText('Discarded')
})

test('an event of about November 2017 is entered and stands on the public timeline; a round is paused from a day', async () => {
  await ann.goto(`${served.address}/committee/records`)
  await button(ann, 'Begin a new event').click()
  await ann.getByLabel('What happened, in one line').fill('Roadshow in Barchester')
  await ann.getByLabel('Roadshow', { exact: true }).check()
  await ann.getByLabel('When').fill('soon')
  await ann.getByLabel('Sources').fill('Committee paper | https://example.org/paper | 2017')
  await save(ann)
  await expect(ann.locator('#on-error')).toContainText('about November 2017')
  await ann.getByLabel('When').fill('about November 2017')
  await save(ann)
  await approvedAndPublished('Roadshow in Barchester')
  await anybody.goto(`${served.address}/timeline`)
  await expect(anybody.locator('section[aria-labelledby="year-2017"]')).toContainText('about November 2017')
  await ann.getByRole('button', { name: 'Correct or continue The imposed contract of 2026/27' }).click()
  await ann.getByLabel('Paused from').fill('1 July 2026')
  await ann.getByLabel('Last day').fill('1 January 2020')
  await ann.getByLabel('What changes, and why').fill('Talks have begun.')
  await save(ann)
  await expect(ann.locator('#endedOn-error')).toContainText('ends before it begins')
  await ann.getByLabel('Last day').fill('')
  await save(ann)
  await approvedAndPublished(await ann.getByRole('heading', { level: 1 }).innerText())
  await anybody.goto(`${served.address}/menu`)
  await expect(anybody.getByRole('main')).toContainText('This round is paused since 1 July 2026')
})

const DESK_MENU = '/committee/menu'
const CALLED = 'Cap consultations at 25 a day'
/** Ann's draft gets its words, Ben approves it, and she sees the forms that publish it. */
async function readyToPublish(draft: string, title: string) {
  await ann.goto(`${draft}/words`)
  await ann.getByLabel('Title', { exact: true }).fill(title)
  await ann.getByLabel('What changes and why', { exact: true }).fill('It changes.')
  await ann.getByLabel('Sources').fill('Committee paper | https://example.org/paper | 2026')
  await save(ann)
  await ben.goto(`${draft}/publish`)
  await button(ben, 'Approve it as it stands').click()
  await ann.goto(`${draft}/publish`)
}
const begun = async () => {
  await ann.goto(`${served.address}${DESK_MENU}`)
  await button(ann, 'Start a draft from the edition in force').click()
  return ann.url().split('?')[0]!
}

test('an action is called from a set day, and another is paused from a later one, by itself', async () => {
  const call = await begun()
  await ann.goto(`${call}/add`)
  await ann.getByRole('radio', { name: CALLED }).check()
  await ann.getByLabel('Why it comes on the menu').fill('Talks have brought nothing.')
  await ann.getByLabel('Offered from').fill('1 August 2026')
  await ann.getByLabel('It does not begin if').fill('the contract is changed before')
  await button(ann, 'Add it').click()
  await readyToPublish(call, 'Menu of July 2026')
  await button(ann, 'Publish now').click()
  await anybody.goto(`${served.address}/menu`)
  await expect(anybody.getByRole('main')).toContainText('1 August 2026')
  const pause = await begun()
  await ann.goto(`${pause}/actions/data-sharing-review`)
  await ann.getByLabel('Paused').check()
  await ann.getByLabel('Reason', { exact: true }).fill('The ICBs ask for time.')
  await ann.getByLabel('From', { exact: true }).fill('20 July 2026')
  await save(ann)
  await readyToPublish(pause, 'Menu with a pause')
  await expect(button(ann, 'Publish now')).toHaveCount(0)
  await ann.getByLabel('Day').fill('20 July 2026')
  await ann.getByLabel('Time in London').fill('09:00')
  await button(ann, 'Set the time').click()
  await expect(ann.getByRole('status')).toContainText('The time is set.')
  await anybody.reload()
  await expect(anybody.getByRole('main')).not.toContainText('The ICBs ask for time.')
  await served.moveClockTo(instantOf('2026-07-20', '09:00'))
  await expect(async () => {
    await anybody.reload()
    await expect(anybody.getByRole('main')).toContainText('The ICBs ask for time.', { timeout: 500 })
  }).toPass({ timeout: 10_000 })
})

test('a sentence about safety is corrected: officer, practice and member find it on their desks, beside the call and the pause; their mails say only that something waits', async ({
  browser,
}) => {
  // Days have passed: both have to sign in again.
  await signIn(ann, served, 'editor@example.org')
  await signIn(ben, served, 'second.editor@example.org')
  const title = 'Cap consultations at 25 a day'
  await ann.goto(`${served.address}/committee/records`)
  await ann.getByRole('link', { name: title }).click()
  await ann.getByLabel('Patient safety').fill('A practice writes down who is seen <b>whatever the count</b>.')
  await save(ann)
  await expect(ann.locator('#patientSafety-error')).toContainText('HTML is not used')
  await ann.getByLabel('Patient safety').fill('A practice writes down who is seen, whatever the count.')
  await ann.getByLabel('What changes, and why').fill('The sentence left out who is seen.')
  await save(ann)
  await approvedAndPublished(title)
  await anybody.goto(`${served.address}/actions/cap-contacts`)
  await expect(anybody.getByRole('main')).toContainText('A practice writes down who is seen, whatever the count.')
  for (const email of ['partner@example.org', 'lmc@example.org', 'committee@example.org']) {
    const desk = await (await browser.newContext()).newPage()
    await signIn(desk, served, email)
    const told = desk.getByText('The sentence left out who is seen.')
    await expect(told).toBeVisible()
    // A practice reads on its desk what changed on the menu since its last return.
    const also = email.startsWith('partner') ? [CALLED] : [': Menu of July 2026.', ': Menu with a pause.']
    for (const words of also) await expect(desk.getByRole('main')).toContainText(words)
    await expect.poll(() => mailsTo(email, 'The menu of collective actions has changed').length, { timeout: 20_000 }).toBe(2)
    await expect
      .poll(() => mailsTo(email, 'News from the committee waits on your desk').length, { timeout: 20_000 })
      .toBeGreaterThan(0)
    for (const mail of mailsTo(email, /^(The menu|News)/))
      expect(mail).not.toMatch(/consultations|data sharing|\bICBs\b|\bsafety|who is seen/i)
    await button(desk, 'I have seen this').click()
    await expect(desk.getByRole('status')).toContainText('Noted.')
    await expect(told).toHaveCount(0)
    await desk.context().close()
  }
})
