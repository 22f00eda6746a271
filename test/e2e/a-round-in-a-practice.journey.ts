import { expect, type Page, test } from '@playwright/test'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { checkAndRecord, NEXT_WHO, sayWhoDecided } from '#test/support/deciding.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { inTheFile, type Served, serveDatabase, signIn } from '#test/support/journey.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'

/*
 * A practice of two partners in the autumn of 2024: the menu of September, their marks, the paper, the meeting, the decision, its steps,
 * four weekly returns (one from the mail) and a correction. A manager who joins in the fourth week reads all of it in the record.
 */

test.describe.configure({ mode: 'serial' })

const PASSWORD = 'quiet lantern under seven bridges'
const CAP = 'Cap consultations at 25 a day'
const REFER = 'Refer without rationing'
const CODE = 'Y00001'
const [ANN, BEN, OAK, MAX] = ['ann@example.org', 'ben@example.org', 'oak@example.org', 'max@example.org']

let served: Served
let mail: MailServer
let page: Page
/** What people outside the practice are signed in with. */
const outside: Record<string, string> = {}

test.beforeAll(async ({ browser }) => {
  mail = await startMailServer()
  const db = smallEngland()
  const loaded = loadContent(db, paths.content, REGISTERED_AT)
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  const passwordHash = await hashPassword(PASSWORD)
  for (const [email, name, practiceCode] of [
    [ANN, 'Dr Ann Elm', CODE],
    [BEN, 'Dr Ben Elm', CODE],
    [OAK, 'Dr Oak', 'Y00002'],
  ] as const) {
    const { personId } = addPerson(db, { email, name, passwordHash }, 'operator', REGISTERED_AT)
    addRole(db, { personId, role: 'practice-partner', practiceCode }, 'operator', REGISTERED_AT)
  }
  outside['an LMC officer'] = await cookieOf(db, someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }))
  outside['the committee'] = await cookieOf(db, someone(db, 'committee-editor'))
  const settings = { SMTP_URL: mail.url, MAIL_FROM: 'concert@example.org' }
  served = await serveDatabase(db, instantOf('2024-10-08', '10:00'), settings)
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
})
test.afterAll(async () => {
  await served?.stop()
  await mail?.stop()
})

const at = (end = '') => `${served.address}/practice/${CODE}${end}`
const said = () => page.getByRole('status')
const rowOf = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
const confirm = () => page.getByRole('button', { name: 'Nothing changed: confirm' }).first()
const weeks = () =>
  inTheFile(served.databasePath, `select distinct week from weekly_returns where practice_code = '${CODE}' order by week`)
const comeBack = async (who: string, day: string, time = '10:00') => {
  await served.moveClockTo(instantOf(day, time))
  await signIn(page, served, who, PASSWORD)
}

async function mark(marks: Record<string, string>): Promise<void> {
  await page.goto(at('/meeting'))
  for (const [title, answer] of Object.entries(marks))
    await page
      .getByRole('group', { name: `Your mark on ${title}` })
      .getByLabel(answer, { exact: true })
      .check()
  await page.getByRole('button', { name: 'Save my marks' }).click()
  await expect(said()).toContainText('Only your practice sees the tally')
}

test('both partners read the menu of September and mark it, each by themselves; a day for the meeting is set', async () => {
  await signIn(page, served, ANN, PASSWORD)
  await page.getByLabel('No, count us without our name').check()
  await page.getByRole('button', { name: 'Save the choice' }).click()
  await page.getByRole('link', { name: 'Menu', exact: true }).first().click()
  await expect(page.getByRole('link', { name: CAP }).first()).toBeVisible()
  await mark({ [CAP]: 'For', [REFER]: 'For', 'Sign up to no pilots for now': 'Unsure' })
  await page.getByLabel('Day of the meeting').fill('10 October 2024')
  await page.getByRole('button', { name: 'Set the day' }).click()
  await signIn(page, served, BEN, PASSWORD)
  await mark({ [CAP]: 'For', [REFER]: 'Against' })
  await expect(page.getByText('2 of 2 partners are for it').first()).toBeVisible()
})

test('the paper for the meeting holds the actions and the tally, and nobody’s own mark', async () => {
  await page.goto(at('/meeting/paper'))
  const paper = page.getByRole('main')
  for (const words of [CAP, REFER, '2 of 2 partners are for it', '1 of 2 partners is for it; 1 against'])
    await expect(paper).toContainText(words)
  expect(await paper.textContent()).not.toMatch(/Ann[^.]*(for|against) it/)
})

test('on the evening of the meeting the decision is recorded at once for both actions, and the marks on them are gone', async () => {
  await comeBack(ANN, '2024-10-10', '19:30')
  await page.goto(at('/choose'))
  for (const title of [CAP, REFER]) await page.getByRole('checkbox', { name: title }).check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await sayWhoDecided(page, '10 October 2024')
  await page.getByLabel('From which day do you take them?').fill('10 October 2024')
  await checkAndRecord(page)
  await expect(said()).toContainText('The return for the week of 7 October is made with it.')
  expect(inTheFile(served.databasePath, 'select action_slug from partner_marks')).toEqual(['defer-pilots'])
})

test('its steps are given to people, by days, and ticked; a tick is taken back; the desk says how far it is', async () => {
  await rowOf(CAP).getByRole('link', { name: '0 of 8' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Our steps: ${CAP}`)
  const step = (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  const agree = step('Agree the limit, who it covers and the first day')
  await agree.getByRole('button', { name: 'Done today' }).click()
  await expect(said()).toContainText('Recorded. 1 of 8 steps are done.')
  await agree.getByRole('button', { name: 'Not done after all' }).click()
  await expect(said()).toContainText('0 of 8')
  await agree.getByRole('button', { name: 'Done today' }).click()
  const template = step('Set the session template')
  await template.getByText('Who, by when').click()
  await template.getByLabel('Who does it').selectOption({ label: 'Dr Ben Elm, partner' })
  await template.getByLabel('To be done by').fill('1 November 2999')
  await template.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('#errors')).toContainText('Check the year')
  await expect(template.getByLabel('To be done by')).toHaveValue('1 November 2999')
  await template.getByLabel('To be done by').fill('21 October 2024')
  await template.getByRole('button', { name: 'Save' }).click()
  await expect(template).toContainText('Dr Ben Elm, by 21 October 2024')
  await page.goto(at())
  await expect(rowOf(CAP)).toContainText('1 of 8')
  await expect(rowOf(CAP)).toContainText('Next: set the session template, by 21 October 2024')
})

test('the first two weeks are confirmed from the desk, a click each, across the change of clocks', async () => {
  for (const [day, week] of [
    ['2024-10-16', '14 October'],
    ['2024-10-27', '21 October'],
  ] as const) {
    await comeBack(ANN, day, '20:00')
    await confirm().click()
    await expect(said()).toContainText(`The return for the week of ${week} is made.`)
  }
})

test('the third is confirmed from the mail on a device its person trusts, in one click and without signing in', async ({
  browser,
}) => {
  await comeBack(BEN, '2024-10-28')
  await page.goto(at('/return/reminder'))
  await page.getByLabel('Who makes the return').selectOption({ label: 'Dr Ben Elm, partner' })
  await page.getByLabel('Day of the mail').selectOption({ label: 'Thursday' })
  await page.getByLabel('Time of the mail').selectOption({ label: '09:00' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(said()).toContainText('Saved.')
  await page.getByRole('link', { name: 'Trust this device' }).click()
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Trust this device' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  const before = mail.mails.length
  await served.moveClockTo(instantOf('2024-10-31', '09:05'))
  await expect.poll(() => mail.mails.slice(before).some(({ link }) => link?.includes('/return/')), { timeout: 30_000 }).toBe(true)
  const reminder = mail.mails.slice(before).find(({ link }) => link?.includes('/return/'))!
  // A link's secret is of random letters, which may spell a word.
  const words = (reminder.email.text ?? '').replaceAll(/[\w-]{43}/g, '')
  expect([reminder.to, /Elm|cap|referr/i.exec(words)?.[0] ?? 'says nothing of it']).toEqual([[BEN], 'says nothing of it'])
  const elsewhere = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await elsewhere.goto(reminder.link!)
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await elsewhere.close()
  await page.goto(reminder.link!)
  await confirm().click()
  await expect(page.getByText('There is nothing more to do here.')).toBeVisible()
  expect(weeks()).toEqual(['2024-10-07', '2024-10-14', '2024-10-21', '2024-10-28'])
})

test('a partner corrects the day of one action, and in the fourth week invites a manager', async () => {
  await comeBack(ANN, '2024-11-01')
  await rowOf(REFER).getByRole('link', { name: REFER, exact: true }).click()
  await page.getByRole('link', { name: /^Correct\s+what was recorded on 10 October 2024/ }).click()
  await page.getByRole('button', { name: 'Next: the details' }).click()
  await page.getByLabel('From which day?').fill('7 October 2024')
  await page.getByRole('button', { name: 'Record the correction' }).click()
  await expect(said()).toContainText('taking since 7 October 2024')
  await comeBack(ANN, '2024-11-06')
  await page.goto(at('/people'))
  await page.getByLabel('E-mail address').fill(MAX)
  await page.getByLabel('Practice manager').check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(said()).toContainText('on its way')
})

test('the manager who joins understands the record without asking', async () => {
  const { link } = await mail.mailTo(MAX)
  await page.context().clearCookies()
  await page.goto(link!)
  await page.getByLabel('Your name').fill('Max')
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await page.getByRole('link', { name: 'Go to our practice' }).click()
  await page.getByRole('link', { name: 'Our record' }).click()
  const record = page.getByRole('main')
  for (const words of [
    'Decided by: The partners’ meeting',
    '25 contacts: Taking in full',
    'Step done: Agree the limit, who it covers and the first day',
    'Step not done after all',
    'The week of 28 October 2024 confirmed',
    'from the mail, on a trusted device',
    'A correction, in place of',
    'Corrected since',
    'a colleague (partner)',
  ])
    await expect(record).toContainText(words)
  expect(await record.textContent()).not.toMatch(/Dr (Ann|Ben)/)
  const file = await page.request.post(at('/record-file'), { form: {}, headers: { Origin: served.address } })
  expect(file.status()).toBe(200)
})

test('and makes the fourth return; what she reads on the desk is what holds', async () => {
  await page.goto(at())
  await expect(rowOf(REFER)).toContainText('since 7 October 2024')
  await expect(rowOf(CAP)).toContainText('1 of 8')
  await confirm().click()
  await expect(said()).toContainText('The return for the week of 4 November is made.')
  expect(weeks()).toHaveLength(5)
})

test('unauthorised access to all of it: another practice, the LMC and the committee see nothing', async ({ browser }) => {
  const pages = [
    '',
    '/record',
    '/meeting',
    '/meeting/paper',
    '/return',
    '/actions/cap-contacts',
    '/actions/cap-contacts/steps',
    '/people',
  ]
  await signIn(page, served, OAK, PASSWORD)
  for (const end of pages) expect([end, (await page.goto(at(end)))?.status()]).toEqual([end, 404])
  for (const [who, cookie] of Object.entries(outside)) {
    const context = await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: { Cookie: cookie } })
    for (const end of pages) expect([who, end, (await context.request.get(at(end))).status()]).toEqual([who, end, 404])
    await context.close()
  }
})
