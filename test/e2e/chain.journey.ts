import { spawnSync } from 'node:child_process'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { generateSync } from 'otplib'
import { smallEngland } from '#test/support/england.ts'
import { inTheFile, type Served, serveDatabase } from '#test/support/journey.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'

/*
 * The chain operator → committee → LMC → practice → colleague, each link read from the mail received by a real SMTP server. The
 * server's clock is a minute ahead of the operator's, so that the operator's facts lie in its past.
 */

test.describe.configure({ mode: 'serial' })

const PASSWORD = 'quiet lantern under seven bridges'
const CLOCK = Date.now() + 60_000
const addresses = {
  editor: 'editor@example.org',
  officer: 'officer@example.org',
  partner: 'partner@example.org',
  colleague: 'colleague@example.org',
  manager: 'manager@oak.example.org',
}

let served: Served
let mail: MailServer
const pages: Partial<Record<keyof typeof addresses, Page>> = {}

test.beforeAll(async () => {
  mail = await startMailServer()
  served = await serveDatabase(smallEngland(), CLOCK, { SMTP_URL: mail.url, MAIL_FROM: 'concert@example.org' })
})
test.afterAll(async () => {
  await served?.stop()
  await mail?.stop()
})

function operator(words: string[], env: Record<string, string> = {}) {
  const { SMTP_URL: _none, ...surroundings } = process.env
  const { stdout, stderr, status } = spawnSync(process.execPath, ['app/commands/operator.ts', ...words], {
    env: { ...surroundings, DATABASE_PATH: served.databasePath, PUBLIC_ADDRESS: served.address, ...env },
    encoding: 'utf8',
  })
  return { output: stdout + stderr, status }
}

/** The link of the latest invitation to a person, once at least so many have arrived; other mails may come between. */
async function invitationTo(who: keyof typeof addresses, number = 1): Promise<string> {
  const links = () =>
    mail.mails.flatMap(({ to, link }) => (to.includes(addresses[who]) && link?.includes('/invitation/') ? [link] : []))
  await expect.poll(() => links().length).toBeGreaterThanOrEqual(number)
  return links().at(-1)!
}

/** Opens the link of the latest invitation in a separate browser and accepts as a new person. */
async function accept(browser: Browser, who: keyof typeof addresses, name: string, invitedAs: string | RegExp): Promise<Page> {
  const link = await invitationTo(who)
  const page = await (await browser.newContext()).newPage()
  pages[who] = page
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your invitation')
  await expect(page.getByRole('main')).toContainText(invitedAs)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const welcome = page.getByRole('heading', { name: 'Welcome to Concert' })
  // An officer sets up a second factor before the welcome.
  if (await welcome.isVisible()) {
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3)
    await page.getByRole('link', { name: 'Go to our practice' }).click()
  }
  return page
}

/** Sets up the authenticator app that officers and the committee need before anything else. */
async function setUpAuthenticator(page: Page): Promise<void> {
  await expect(page).toHaveURL(`${served.address}/account/security`)
  await page.goto(`${served.address}/committee`)
  await expect(page).toHaveURL(`${served.address}/account/security`)
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code from the app').fill(generateSync({ secret, epoch: Math.floor(CLOCK / 1000) }))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page).toHaveURL(/recovery-codes/)
  await page.getByRole('button', { name: 'Make the codes' }).click()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Concert' })).toBeVisible()
}

test('the operator invites a committee editor: the mail goes out by the server, and the screen shows no link', async () => {
  const { output, status } = operator(['invite', '--role', 'committee-editor', '--email', addresses.editor], {
    SMTP_URL: mail.url,
    MAIL_FROM: 'concert@example.org',
  })
  expect([output, status]).toEqual([expect.stringContaining('is invited as committee editor'), 0])
  expect(output).not.toContain('/invitation/')
  const received = await mail.mailTo(addresses.editor)
  expect(received.link).toMatch(new RegExp(`^${served.address}/invitation/[\\w-]{43}$`))
})

test('without a mail server the operator gets the link on the screen, and it opens', async ({ page }) => {
  const { output } = operator(['invite', '--role', 'lmc-officer', '--lmc', 'loamshire', '--email', 'neighbour@example.org'])
  const link = output.match(/http\S+\/invitation\/\S+/)?.[0]
  await page.goto(link!)
  await expect(page.getByRole('main')).toContainText('LMC officer of Loamshire LMC')
  const refused = operator(['invite', '--role', 'lmc-officer', '--email', 'neighbour@example.org'])
  expect([refused.status, refused.output]).toEqual([1, expect.stringContaining('Nobody was invited')])
})

test('a mail scanner that fetches the link any number of times does not use it up', async ({ request }) => {
  const link = await invitationTo('editor')
  for (let i = 0; i < 3; i++) {
    expect((await request.get(link)).status()).toBe(200)
    expect((await request.head(link)).status()).toBe(200)
  }
  expect(inTheFile(served.databasePath, 'select count(*) from persons')).toEqual([0])
})

test('the editor accepts, sets up a second step before all else, and invites an LMC officer', async ({ browser }) => {
  const page = await accept(browser, 'editor', 'Dr E. Ditor', 'committee editor')
  await setUpAuthenticator(page)
  await page.goto(`${served.address}/committee/people`)
  await page.getByLabel('E-mail address').fill(addresses.officer)
  await page.getByLabel('LMC officer').check()
  await page.getByLabel('LMC or office').selectOption({ label: 'Borsetshire LMC' })
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('status')).toContainText('on its way')
  const row = page.getByRole('row').filter({ hasText: addresses.officer })
  await expect(row).toContainText('Borsetshire LMC')
  await mail.mailTo(addresses.officer)
  await page.reload()
  await expect(row).toContainText('Mail sent')
})

test('the officer accepts and invites practices from a list: every line is shown before anything is sent', async ({
  browser,
}) => {
  const page = await accept(browser, 'officer', 'O. Fficer', 'LMC officer of Borsetshire LMC')
  await setUpAuthenticator(page)
  await page.goto(`${served.address}/lmc/borsetshire/people`)
  await page.getByRole('link', { name: 'Invite many from a list' }).click()
  const list = `Y00001,partner,${addresses.partner}\nY00003,partner,ash@example.org\nY00002,nurse,x@example.org`
  await page.getByLabel('The list').fill(list)
  const invited = [addresses.partner, 'ash@example.org', 'x@example.org']
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('row').filter({ hasText: addresses.partner })).toContainText('Elm Surgery (Y00001)')
  await expect(page.getByRole('row').filter({ hasText: 'ash@example.org' })).toContainText('The practice is not in this LMC')
  await expect(page.getByRole('row').filter({ hasText: 'x@example.org' })).toContainText('neither “partner” nor “manager”')
  expect(mail.mails.filter(({ to }) => invited.some((address) => to.includes(address)))).toEqual([])
  await page.getByRole('button', { name: 'Send one invitation' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'on their way' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'ash@example.org' })).toBeVisible()
  await mail.mailTo(addresses.partner)
  expect(mail.mails.filter(({ to }) => to.includes('ash@example.org'))).toEqual([])
})

test('the partner accepts, is asked who sees the answers, and invites a colleague', async ({ browser }) => {
  const page = await accept(browser, 'partner', 'Dr P. Artner', 'partner of Elm Surgery (Y00001)')
  await expect(page).toHaveURL(`${served.address}/practice/Y00001/sharing`)
  await page.getByRole('link', { name: 'Our people' }).click()
  await page.getByLabel('E-mail address').fill(addresses.colleague)
  await page.getByLabel('Practice manager').check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('status')).toContainText('on its way')
})

test('the colleague accepts; the link is worth nothing the second time', async ({ browser, page }) => {
  const link = await invitationTo('colleague')
  const own = await accept(browser, 'colleague', 'C. Olleague', 'practice manager of Elm Surgery (Y00001)')
  await own.goto(`${served.address}/practice/Y00001/people`)
  await expect(own.getByRole('row').filter({ hasText: 'C. Olleague (you)' })).toBeVisible()
  const answer = await page.goto(link)
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation was accepted')
})

test('a practice asks to join; an unknown code gets the same answer; its LMC confirms with one click', async ({
  browser,
  page,
}) => {
  for (const [code, email] of [
    ['Y99999', 'nobody@example.org'],
    ['y00002', addresses.manager],
  ]) {
    await page.goto(`${served.address}/join`)
    await page.getByLabel('ODS code of the practice').fill(code!)
    await page.getByLabel('Practice manager').check()
    await page.getByLabel('Your name').fill('M. Anager')
    await page.getByLabel('E-mail address').fill(email!)
    await page.getByRole('button', { name: 'Ask to join' }).click()
    await expect(page).toHaveURL(`${served.address}/join`)
    await expect(page.getByRole('status')).toHaveText('Your request is taken.')
  }
  const notice = () =>
    mail.mails.find(({ to, email }) => to.includes(addresses.officer) && email.subject?.includes('asks to join'))
  await expect.poll(() => notice()?.link).toBe(`${served.address}/lmc/borsetshire/people`)
  const officer = pages.officer!
  await officer.goto(notice()!.link!)
  await expect(officer.getByRole('listitem').filter({ hasText: 'M. Anager' })).toContainText('Oak Surgery (Y00002)')
  await officer.getByRole('button', { name: 'Confirm M. Anager' }).click()
  await expect(officer.getByRole('status')).toContainText('Confirmed')
  const own = await accept(browser, 'manager', 'M. Anager', 'practice manager of Oak Surgery (Y00002)')
  await expect(own).toHaveURL(new RegExp(`${served.address}/practice/Y00002`))
})

test('asked again for a practice that has people now, they hear of it and answer on “Our people”; the officer sees nothing of it', async ({
  page,
}) => {
  await page.goto(`${served.address}/join`)
  await page.getByLabel('ODS code of the practice').fill('Y00002')
  await page.getByLabel('Practice manager').check()
  await page.getByLabel('Your name').fill('S. Tranger')
  await page.getByLabel('E-mail address').fill('stranger@example.org')
  await page.getByRole('button', { name: 'Ask to join' }).click()
  await expect(page.getByRole('status')).toHaveText('Your request is taken.')
  const notice = () =>
    mail.mails.find(({ to, email }) => to.includes(addresses.manager) && email.subject?.includes('asks to join'))
  await expect.poll(() => notice()?.link).toBe(`${served.address}/practice/Y00002/people`)
  await pages.officer!.goto(`${served.address}/lmc/borsetshire/people`)
  await expect(pages.officer!.getByRole('main')).not.toContainText('S. Tranger')
  const manager = pages.manager!
  await manager.goto(notice()!.link!)
  await expect(manager.getByRole('listitem').filter({ hasText: 'S. Tranger' })).toContainText('says to be practice manager')
  await manager.getByRole('button', { name: 'Refuse S. Tranger' }).click()
  await expect(manager.getByRole('status')).toContainText('Refused')
  await expect(manager.getByRole('main')).not.toContainText('S. Tranger')
})

test('who leaves the practice is out at once, open pages and all', async () => {
  const [partner, colleague] = [pages.partner!, pages.colleague!]
  await partner.goto(`${served.address}/practice/Y00001/people`)
  await partner.getByRole('link', { name: 'End C. Olleague' }).click()
  await expect(partner.getByRole('heading', { name: 'C. Olleague leaves as practice manager' })).toBeVisible()
  await partner.getByRole('button', { name: 'End now' }).click()
  await expect(partner.getByRole('status')).toContainText('Ended')
  await colleague.goto(`${served.address}/practice/Y00001`)
  await expect(colleague).toHaveURL(/\/sign-in/)
  expect(inTheFile(served.databasePath, 'select count(*) from person_standings where ended_at is not null')).toEqual([1])
})

test('someone with an account is invited elsewhere: one click, and a switch between both places in the top band', async () => {
  const [officer, manager, partner] = [pages.officer!, pages.manager!, pages.partner!]
  await officer.goto(`${served.address}/lmc/borsetshire/people`)
  await officer.getByLabel('E-mail address').fill(addresses.partner)
  await officer.getByLabel('Partner', { exact: true }).check()
  await officer.getByLabel('Practice', { exact: true }).selectOption({ label: 'Oak Surgery (Y00002)' })
  await officer.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(officer.getByRole('alert')).toContainText('one of them invites further colleagues')
  await manager.goto(`${served.address}/practice/Y00002/people`)
  await manager.getByLabel('E-mail address').fill(addresses.partner)
  await manager.getByLabel('Partner', { exact: true }).check()
  await manager.getByRole('button', { name: 'Send the invitation' }).click()
  const link = await invitationTo('partner', 2)
  await officer.goto(link)
  await expect(officer.getByRole('main')).toContainText('This invitation is for another address')
  await partner.goto(link)
  await partner.getByRole('button', { name: 'Accept the invitation' }).click()
  await partner.getByRole('link', { name: 'Go to our practice' }).click()
  await expect(partner).toHaveURL(/\/practice\/Y00002/)
  const band = partner.getByRole('banner')
  await band.getByText('Oak Surgery', { exact: true }).click()
  await band.getByRole('button', { name: 'Elm Surgery, partner' }).click()
  await expect(partner).toHaveURL(/\/practice\/Y00001/)
  await partner.goto(`${served.address}/menu`)
  await expect(band.getByText('Elm Surgery', { exact: true })).toBeVisible()
})

test('nothing personal stands in the audit, and every mail’s words and address are wiped once it is sent', async () => {
  const audit = inTheFile(served.databasePath, 'select actor || action || subject || detail from audit_events').join('\n')
  expect(audit).toContain('invitation.accepted')
  expect(audit).not.toMatch(/example\.org|Artner|Olleague/)
  expect(inTheFile(served.databasePath, 'select count(*) from mails where sent_at is not null and to_email is not null')).toEqual(
    [0],
  )
})
