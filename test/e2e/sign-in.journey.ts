import { type Browser, expect, type Page, test } from '@playwright/test'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland } from '#test/support/england.ts'
import { expectErrors, inTheFile, type Served, serveDatabase, signIn } from '#test/support/journey.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { codeAt } from '#test/support/second-factor.ts'

const NOW = instantOf('2026-06-17', '10:00')
const MINUTE = 60_000
const PASSWORD = 'owls borrow copper kettles'
const NEW = 'seven lamps under marble'

let served: Served
let mail: MailServer
let clock = NOW

test.beforeAll(async () => {
  mail = await startMailServer()
  const db = smallEngland()
  const passwordHash = await hashPassword(PASSWORD)
  const add = (name: string, role: Role, scope: { practiceCode?: string; lmcSlug?: string }) => {
    const { personId } = addPerson(db, { email: `${name}@example.org`, name, passwordHash }, 'operator', NOW - MINUTE)
    addRole(db, { personId, role, ...scope }, 'operator', NOW - MINUTE)
  }
  for (const name of ['anna', 'berta', 'clara', 'dora', 'emma']) add(name, 'practice-partner', { practiceCode: 'Y00001' })
  add('olga', 'lmc-officer', { lmcSlug: 'borsetshire' })
  served = await serveDatabase(db, NOW, { SMTP_URL: mail.url, MAIL_FROM: 'concert@example.org' })
})
test.afterAll(async () => {
  await served?.stop()
  await mail?.stop()
})

/** A minute later: the next code of every app. */
const nextCode = async (secret: string) => {
  clock += MINUTE
  await served.moveClockTo(clock)
  return codeAt(secret, clock)
}
const typed = async (page: Page, email: string, password = PASSWORD) => {
  await page.context().clearCookies()
  await page.goto(`${served.address}/sign-in`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Sets up an app on its page and returns its secret. */
async function setsUpAnApp(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  const secret = (await page.locator('code').innerText()).replace(/\s/g, '')
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expectErrors(page, { code: /does not fit/ })
  await page.getByLabel('Code from the app').fill(await nextCode(secret))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('The authenticator app is set up.')).toBeVisible()
  return secret
}

test('a partner sets up an app, keeps the recovery codes, and from then on needs a code or one of them', async ({ page }) => {
  await signIn(page, served, 'anna@example.org', PASSWORD)
  await page.goto(`${served.address}/account/security`)
  const secret = await setsUpAnApp(page)
  await page.getByRole('button', { name: 'Make the codes' }).click()
  await expect(heading(page)).toHaveText('Your recovery codes')
  const codes = await page.locator('.codes code').allInnerTexts()
  expect(codes).toHaveLength(10)

  await typed(page, 'anna@example.org')
  await expect(heading(page)).toHaveText('Second step')
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
  await page.goto(`${served.address}/practice/Y00001`)
  await expect(heading(page)).toHaveText('Sign in')
  await page.goto(`${served.address}/sign-in/second-factor`)
  await page.getByLabel('Code', { exact: true }).fill('123')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectErrors(page, { code: /not right/ })
  const code = await nextCode(secret)
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  await typed(page, 'anna@example.org')
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectErrors(page, { code: /used before/ })
  await page.getByLabel('Code', { exact: true }).fill(codes[3]!)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.goto(`${served.address}/account/security`)
  await expect(page.getByText('9 left')).toBeVisible()
})

test('an officer gets nowhere with the password alone but to the set-up, and everywhere after it', async ({ page }) => {
  await typed(page, 'olga@example.org')
  await expect(page.getByText('Set up a second step before you go on.')).toBeVisible()
  for (const path of ['/lmc/borsetshire', '/account/password', '/lmc/borsetshire/people', '/account/roles', '/account/details']) {
    await page.goto(served.address + path)
    await expect(page).toHaveURL(`${served.address}/account/security`)
  }
  await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toHaveCount(0)
  await setsUpAnApp(page)
  await page.goto(`${served.address}/lmc/borsetshire`)
  await expect(heading(page)).toContainText('Borsetshire')
  await page.goto(`${served.address}/account/authenticator`)
  await expect(page.getByText('this is the only one you have')).toBeVisible()
})

test('a passkey is made, signs in without a password, and is taken away', async ({ page, javaScriptEnabled }) => {
  await signIn(page, served, 'berta@example.org', PASSWORD)
  await page.goto(`${served.address}/account/passkeys`)
  if (!javaScriptEnabled) {
    await expect(page.getByText('A passkey needs JavaScript')).toBeVisible()
    await page.context().clearCookies()
    await page.goto(`${served.address}/sign-in`)
    await expect(page.getByText('A passkey needs JavaScript')).toBeVisible()
    return
  }
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  const made = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  })
  await page.getByLabel('Name for it').fill('My laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey is added.')).toBeVisible()
  await page.goto(`${served.address}/account/passkeys`)
  await expect(page.getByRole('heading', { name: 'My laptop' })).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`${served.address}/sign-in?to=/practice/Y00001/sharing`)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(`${served.address}/practice/Y00001/sharing`)

  await typed(page, 'berta@example.org')
  await expect(heading(page)).toHaveText('Second step')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  const { authenticatorId } = made
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.context().clearCookies()
  await page.goto(`${served.address}/sign-in`)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('No passkey was used')).toBeVisible()
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.goto(`${served.address}/account/passkeys`)
  await page.getByRole('button', { name: 'Remove My laptop' }).click()
  await expect(page.getByText('You have none.')).toBeVisible()
})

test('a forgotten password is set anew by a link from the mail, once, and a weak one is refused in plain words', async ({
  page,
}) => {
  await page.goto(`${served.address}/sign-in`)
  await page.getByRole('link', { name: 'I have forgotten my password' }).click()
  const answers: string[] = []
  for (const email of ['clara@example.org', 'nobody@example.org']) {
    await page.goto(`${served.address}/forgotten-password`)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(heading(page)).toHaveText('Check your email')
    answers.push(await page.getByRole('main').innerText())
  }
  expect(answers[0]).toBe(answers[1])
  expect((await mail.mailTo('nobody@example.org')).email.text).not.toContain('reset-password')
  const { link = '' } = await mail.mailTo('clara@example.org')
  await page.request.get(link)
  await page.goto(link)
  await page.getByLabel('New password', { exact: true }).fill('clara@example.org')
  await page.getByLabel('New password again').fill('clara@example.org')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expectErrors(page, { password: /made of your name, address or practice/ })
  await page.getByLabel('New password', { exact: true }).fill(NEW)
  await page.getByLabel('New password again').fill(`${NEW}s`)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expectErrors(page, { again: /differ/ })
  await page.getByLabel('New password', { exact: true }).fill(NEW)
  await page.getByLabel('New password again').fill(NEW)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByText('The new password is set.')).toBeVisible()
  await expect.poll(async () => (await mail.mailTo('clara@example.org', 1)).email.subject).toContain('changed')
  const used = await page.goto(link)
  expect(used?.status()).toBe(200)
  await expect(heading(page)).toHaveText('Your new password is set')
  await expect(page.getByText('This link was used already')).toBeVisible()
  expect((await page.goto(`${served.address}/reset-password/made-up`))?.status()).toBe(404)
  await signIn(page, served, 'clara@example.org', NEW)
})

test('I see where I am signed in, and end the session on the shared desktop; each sign-in has an id of its own', async ({
  page,
  browser,
}) => {
  const desktop = await elsewhere(browser)
  await signIn(desktop, served, 'dora@example.org', PASSWORD)
  const planted = { name: 'concert', value: 'chosenbysomebodyelse', url: served.address }
  await page.context().addCookies([planted])
  await page.goto(`${served.address}/sign-in`)
  await signIn(page, served, 'dora@example.org', PASSWORD)
  const mine = (await page.context().cookies()).find(({ name }) => name === 'concert')
  expect(mine?.value).not.toBe(planted.value)
  expect(mine).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.goto(`${served.address}/account/security`)
  await expect(page.getByText('This browser')).toBeVisible()
  await page.getByRole('button', { name: /^Sign out of / }).click()
  await expect(page.getByText('That session has ended.')).toBeVisible()
  await desktop.goto(`${served.address}/practice/Y00001`)
  await expect(heading(desktop)).toHaveText('Sign in')
  await desktop.context().close()
  expect(inTheFile(served.databasePath, 'select device from sessions').every((device) => typeof device === 'string')).toBe(true)
})

test('a password is shown while it is typed, where the page carries a script, and sent hidden; the form names whose it is', async ({
  page,
  javaScriptEnabled,
}) => {
  await signIn(page, served, 'emma@example.org', PASSWORD)
  await page.goto(`${served.address}/account/password`)
  const old = page.getByLabel('Current password')
  await expect(page.locator('input[autocomplete=username]')).toHaveValue('emma@example.org')
  await old.fill(PASSWORD)
  await expect(old).toHaveAttribute('type', 'password')
  const show = page.getByRole('button', { name: 'Show what is typed: Current password' })
  if (!javaScriptEnabled) return expect(show).toHaveCount(0)
  await show.click()
  await expect(old).toHaveAttribute('type', 'text')
  await expect(old).toHaveValue(PASSWORD)
  await page.getByRole('button', { name: 'Hide what is typed: Current password' }).click()
  await expect(old).toHaveAttribute('type', 'password')
  await show.click()
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await sent
  await expectErrors(page, { password: /Enter a new password/ })
  await expect(old).toHaveAttribute('type', 'password')
})

const elsewhere = async (browser: Browser) => (await browser.newContext()).newPage()

test('what changes how I sign in asks for my password again after a quarter of an hour', async ({ page }) => {
  await signIn(page, served, 'emma@example.org', PASSWORD)
  clock += 16 * MINUTE
  await served.moveClockTo(clock)
  await page.goto(`${served.address}/account/authenticator`)
  await expect(heading(page)).toHaveText('Confirm it is you')
  await page.getByLabel('Password', { exact: true }).fill('not my password')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expectErrors(page, { password: /not your password/ })
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(heading(page)).toHaveText('Set up an authenticator app')
})
