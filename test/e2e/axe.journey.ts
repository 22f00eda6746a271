import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { flashCookie } from '#app/platform/flash.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'
import { addressOf } from '#test/support/addresses.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { catalogueHtml } from '#test/support/catalogue-html.ts'
import { NEXT_WHO } from '#test/support/deciding.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { type Served, serveDatabase, serveDemonstration, signIn } from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { expectUsable } from '#test/support/page-checks.ts'
import { EMPTY_SITE, type Pressed, pathOf, SECOND_STEP, VISITS, type WithFlash } from '#test/support/pages.ts'
import { fillForPages, type PagesWorld } from '#test/support/pages-world.ts'
import { SCRIPTED_PAGES } from '#test/support/scripted-pages.ts'
import { codeAt } from '#test/support/second-factor.ts'

const { lively, untouched } = demonstrationSetting
const NOW = instantOf(DEMONSTRATION_DAY, '10:00')

test.describe.configure({ mode: 'parallel', timeout: 240_000 })

let served: Served
let world: PagesWorld
test.beforeAll(async ({ request }) => {
  served = await serveDemonstration(NOW, async (db) => {
    world = await fillForPages(db, NOW)
  })
  await expect(async () => {
    const mail = (await (await request.get(`${served.address}/mailbox`)).text()).match(/\/mailbox\/([\w-]+)/)?.[1]
    expect(mail).toBeDefined()
    world.names.mail = mail!
  }).toPass()
})
test.afterAll(() => served?.stop())

/** Errors in the browser's console: a failing script, something refused by the policy. */
let complaints: string[]
test.beforeEach(({ page }) => {
  complaints = []
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // An answer of 404 or 422 is no error here.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
})
test.afterEach(() => expect(complaints).toEqual([]))

/** A path with its parameters filled in. */
const named = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => world.names[name] ?? name)

/** Signed in by the cookie, or nobody without one. */
async function enter(page: Page, { address }: Served, cookie?: string): Promise<void> {
  await page.context().clearCookies()
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await page.context().addCookies([{ name, value, url: address }])
}

/** As after a form that led to the page. */
async function willSay(page: Page, { path, flashed }: WithFlash): Promise<void> {
  const context = { secretKey: undefined, databasePath: served.databasePath, secureCookies: false }
  const [name, value] = flashCookie(context, path, flashed, NOW).split(/[=;]/) as [string, string]
  await page.context().addCookies([{ name, value, url: served.address }])
}

/** Opens a page, which exists unless its path says otherwise. */
async function open(page: Page, { address }: Served, path: string): Promise<void> {
  const answer = await page.goto(address + named(path))
  expect.soft(answer?.ok(), `${path} is there`).toBe(!/[/=](nowhere|made-up)$/.test(path))
}

/** Checks that this is the requested page, not the one a stranger is sent to, and that nothing is wrong on it. */
async function expectPage(page: Page, path: string, of?: { state: boolean }): Promise<void> {
  expect.soft(addressOf(new URL(page.url()).pathname), `${path} leads to ${page.url()}`).toBe(addressOf(path))
  await expectUsable(page, of)
}

async function press(page: Page, { fill = {}, check = [], press: button, shows }: Pressed): Promise<void> {
  for (const name of check) await page.getByLabel(name, { exact: true }).first().check()
  for (const [label, value] of Object.entries(fill)) await page.getByLabel(label).first().fill(value)
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await expect(shows ? page.getByText(shows).first() : page.locator('#errors')).toBeVisible()
}

/** The addresses that are looked at as they are, before anything is pressed. */
const OPENED = new Set(
  Object.values(VISITS).flatMap(({ visits }) => visits.flatMap((visit) => (typeof visit === 'string' ? [addressOf(visit)] : []))),
)

for (const [who, { email, visits }] of Object.entries(VISITS)) {
  test(`axe finds nothing on what ${who} sees`, async ({ page }) => {
    await enter(page, served, email && world.cookies[email])
    for (const visit of visits) {
      const path = pathOf(visit)
      if (typeof visit !== 'string' && 'flashed' in visit) await willSay(page, visit)
      await open(page, served, path)
      if (typeof visit !== 'string' && 'press' in visit) await press(page, visit)
      await expectPage(page, path, { state: typeof visit !== 'string' && OPENED.has(addressOf(path)) })
    }
  })
}

test('axe finds nothing where a ticked action has a day to come and too long an answer', async ({ page }) => {
  await enter(page, served, world.cookies['new.partner@example.org'])
  await page.goto(`${served.address}/practice/${untouched.code}/choose`)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: NEXT_WHO }).click()
  await page.getByLabel(/^From which day/).fill('2027-01-01')
  await page.getByLabel('Which product?').fill('x'.repeat(81))
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await expect(page.locator('#errors')).toBeVisible()
  await expectUsable(page)
})

test('axe finds nothing on the pages of the server itself', async ({ page }) => {
  await enter(page, served, world.cookies['partner@example.org'])
  const send = (path: string, form: Record<string, string>, origin = served.address) =>
    page.request.post(served.address + path, { form, headers: { Origin: origin }, maxRedirects: 0 })
  const refusals = [
    await send('/sign-out', {}, 'https://elsewhere.example'),
    await send('/sign-in', { email: 'x'.repeat(600_000) }),
  ]
  const another = new Database(served.databasePath)
  another.exec('BEGIN IMMEDIATE')
  const feedback = { action: 'data-sharing-review', kind: 'works', words: 'It works here.' }
  refusals.push(await send(`/practice/${lively.code}/feedback`, feedback).finally(() => another.close()))
  expect(refusals.map((answer) => answer.status())).toEqual([403, 413, 503])
  for (const [index, answer] of refusals.entries()) {
    const address = `${served.address}/refusal-${index}`
    await page.route(address, async (route) => route.fulfill({ body: await answer.text(), contentType: 'text/html' }))
    await page.goto(address)
    await expectUsable(page)
  }
})

test('axe finds nothing on the way through a second step', async ({ page }) => {
  await signIn(page, served, 'second.editor@example.org')
  await page.goto(`${served.address}/account/authenticator`)
  const secret = (await page.locator('code').innerText()).replace(/\s/g, '')
  await page.getByLabel('Code from the app').fill(codeAt(secret, NOW))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('The authenticator app is set up.')).toBeVisible()
  await expectUsable(page)
  await page.getByRole('button', { name: 'Make the codes' }).click()
  await expect(page.locator('.codes')).toBeVisible()
  await expectUsable(page)
  for (const path of SECOND_STEP.filter((path) => path.startsWith('/account'))) {
    await open(page, served, path)
    await expectPage(page, path)
  }
  await page.context().clearCookies()
  await page.goto(`${served.address}/sign-in`)
  await page.getByLabel('E-mail address').fill('second.editor@example.org')
  await page.getByLabel('Password', { exact: true }).fill('concert-demonstration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second step')
  await expectPage(page, '/sign-in/second-factor')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.locator('#errors')).toBeVisible()
  await expectPage(page, '/sign-in/second-factor')
})

test('axe finds nothing on the catalogue of parts', async ({ page }) => {
  const { folder, remove } = ownFolder()
  try {
    const home = await (await page.request.get(served.address)).text()
    const styles = home.match(/<link rel="stylesheet"[^>]*>/g)?.join('') ?? ''
    expect(styles).not.toBe('')
    const address = `${served.address}/ui`
    const body = await catalogueHtml(folder, `<title>Parts of the page · Concert</title>${styles}`)
    await page.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await page.goto(address)
    await expectUsable(page, { isPage: false })
  } finally {
    remove()
  }
})

test('axe finds nothing on an empty house', async ({ page }) => {
  const db = smallEngland()
  const personId = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  addRole(db, { personId, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', REGISTERED_AT)
  addRole(db, { personId, role: 'committee-editor' }, 'operator', REGISTERED_AT)
  chooseSharing(db, 'Y00001', true, { personId }, REGISTERED_AT)
  const cookie = await cookieOf(db, personId)
  const empty = await serveDatabase(db, instantOf('2024-07-02', '10:00'), { NODE_ENV: 'development' })
  try {
    await enter(page, empty, cookie)
    for (const path of EMPTY_SITE) {
      await open(page, empty, path)
      await expectPage(page, path)
    }
  } finally {
    await empty.stop()
  }
})

test('no two pages have the same title, and a page carries a script where it is known to, and nowhere else', async ({ page }) => {
  const titles = new Map<string, Set<string>>()
  for (const { email, visits } of Object.values(VISITS)) {
    await enter(page, served, email && world.cookies[email])
    for (const path of visits.flatMap((visit) => (typeof visit === 'string' ? [visit] : []))) {
      const answer = await page.request.get(served.address + named(path))
      const text = await answer.text()
      const title = text.match(/<title>(.*?)<\/title>/)?.[1] ?? ''
      expect.soft([path, text.includes('<script')]).toEqual([path, addressOf(path) in SCRIPTED_PAGES])
      titles.set(title, (titles.get(title) ?? new Set()).add(addressOf(path)))
    }
  }
  const shared = [...titles].filter(([, addresses]) => addresses.size > 1)
  expect(shared.map(([title, addresses]) => `${title}: ${[...addresses].join(', ')}`)).toEqual([])
})

test('the keyboard reaches everything, first of all the way past the top band, and shows where it is', async ({ page }) => {
  await signIn(page, served, 'new.partner@example.org')
  for (const path of [`/practice/${untouched.code}/choose`, '/menu', '/sign-in']) {
    await page.goto(served.address + path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the page' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    const controls = await page
      .locator(
        'a[href], button, input:not([type="hidden"]):not([type="radio"]:not(:checked)), select, textarea, summary, [tabindex="0"]',
      )
      // Tab stops once in a group of radios, at the chosen one. The questions of an action show once it is ticked.
      .filter({ visible: true })
      .count()
    const reached = new Set<string>()
    for (let step = 0; step < controls * 4 + 5; step++) {
      const { key, visible } = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        const all = [...document.querySelectorAll('*')]
        return {
          key: `${all.indexOf(element)} ${element.outerHTML.slice(0, 80)}`,
          visible: element === document.body || (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
        }
      })
      // The parts of a date field take their focus style inside.
      if (!reached.has(key)) expect(visible, `focus is seen on ${key}`).toBe(true)
      reached.add(key)
      await page.keyboard.press('Tab')
    }
    expect(reached.size, path).toBeGreaterThanOrEqual(controls)
    await skip.focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  }
})

test('a partner records the week’s answers with the keyboard alone', async ({ page }) => {
  await signIn(page, served, 'new.partner@example.org')
  await page.goto(`${served.address}/practice/${untouched.code}/sharing`)
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('No, count us without our name')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toBeVisible()
})

test('the map is read with the keyboard: an LMC’s name and figure show while it is reached, Enter leads to it, one press passes it', async ({
  page,
}) => {
  await enter(page, served, world.cookies['committee@example.org'])
  await page.goto(`${served.address}/committee`)
  const map = page.locator('.hex-map').first()
  const hexagons = map.locator('a.hex')
  await map.getByRole('link', { name: /^Skip the map/ }).focus()
  for (const step of [0, 1]) {
    await page.keyboard.press('Tab')
    const hexagon = hexagons.nth(step)
    await expect(hexagon).toBeFocused()
    await expect(hexagon.locator('.hex-name')).toBeVisible()
    await expect(hexagon.locator('.hex-words')).toHaveText(/\d+ of \d+ reporters|counted in|too few reports/)
  }
  await expect(hexagons.first().locator('.hex-name')).toBeHidden()
  const name = (await hexagons.nth(1).locator('.hex-name').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.goBack()
  await map.getByRole('link', { name: /^Skip the map/ }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.hex-map'))).toBeNull()
})
