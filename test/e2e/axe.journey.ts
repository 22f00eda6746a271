import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { demonstrationPlaces } from '#app/features/demonstration/sign-in-list.ts'
import { instantOf } from '#app/platform/time.ts'
import { DEMONSTRATION_DAY } from '#test/support/demonstration-once.ts'
import { smallEngland } from '#test/support/england.ts'
import { inTheFile, type Served, serveDatabase, serveDemonstration, signIn } from '#test/support/journey.ts'

const { lively, untouched } = demonstrationPlaces
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The page is the same in the dark and on a phone: what its colours and its width change is looked at again. */
const COLOURS = ['color-contrast', 'link-in-text-block']
const WIDTHS = [...COLOURS, 'target-size', 'scrollable-region-focusable', 'meta-viewport', 'bypass']
const DESKTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

test.describe.configure({ mode: 'parallel', timeout: 240_000 })

let served: Served
test.beforeAll(async () => {
  served = await serveDemonstration(instantOf(DEMONSTRATION_DAY, '10:00'))
})
test.afterAll(() => served?.stop())

const LOOKS = [
  { size: DESKTOP, colorScheme: 'light', rules: null },
  { size: DESKTOP, colorScheme: 'dark', rules: COLOURS },
  { size: PHONE, colorScheme: 'light', rules: WIDTHS },
  { size: PHONE, colorScheme: 'dark', rules: COLOURS },
] as const

async function expectNothingFound(page: Page): Promise<void> {
  for (const { size, colorScheme, rules } of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
    )
    expect.soft(found, `${page.url()} ${size.width} px, ${colorScheme}`).toEqual([])
  }
}

/** At 320 px (400 % of a 1280 px screen) nothing but a marked place scrolls sideways. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const tooWide = await page.evaluate(() => {
    const inItsOwnPlace = (element: Element) => element.closest('.table-region, [role="region"][tabindex="0"], .scrolls')
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > 321 && !inItsOwnPlace(element) && !element.closest('.spoken, .skip'),
    )
    const page = document.documentElement
    return page.scrollWidth > page.clientWidth
      ? ['the page', ...wide.slice(0, 5).map((one) => `${one.tagName}.${one.className}`)]
      : []
  })
  expect.soft(tooWide, `${page.url()} at 320 px`).toEqual([])
}

async function expectUsable(page: Page): Promise<void> {
  await expectNothingFound(page)
  await expectNoSidewaysScroll(page)
}

const actionPage = `/practice/${lively.code}/actions/data-sharing-review`
const PLACES: Record<string, { email?: string; pages: string[] }> = {
  'someone not signed in': {
    pages: [
      ...['/', '/menu', '/ballots', '/how-figures-are-protected', '/sign-in', '/mailbox', '/nowhere'],
      ...['/menu/editions', '/menu/editions/september-2024', '/menu/compare?from=june-2024&to=september-2024', '/menu/print'],
      ...['/actions/data-sharing-review', '/actions/gp-connect-update-record', '/actions/cap-contacts'],
    ],
  },
  'a partner': {
    email: 'partner@example.org',
    pages: [
      ...['/', '', '?said=confirmed', '/sharing', '/choose'].map((end) =>
        `/practice/${lively.code}${end}`.replace(/^.*\/$/, '/'),
      ),
      ...[
        actionPage,
        `${actionPage}?said=corrected`,
        `/practice/${lively.code}/actions/cap-contacts`,
        `/practice/${untouched.code}`,
      ],
    ],
  },
  'a practice manager': {
    email: 'manager@example.org',
    pages: [`/practice/${lively.code}`, `/practice/${lively.code}/sharing`],
  },
  'a partner who is new': {
    email: 'new.partner@example.org',
    pages: [`/practice/${untouched.code}/sharing`, `/practice/${untouched.code}/choose`],
  },
  'an LMC officer': { email: 'lmc@example.org', pages: ['/lmc/leeds', '/lmc/leeds?show=silent', '/lmc/leeds?show=sharing'] },
  'a committee editor': { email: 'editor@example.org', pages: ['/committee/menu'] },
  'a committee member': {
    email: 'committee@example.org',
    pages: ['/committee', '/committee?as-at=2026-06-17&known=then&order=data-sharing-review&action=medicines-choices'],
  },
}

for (const [who, { email, pages }] of Object.entries(PLACES)) {
  test(`axe finds nothing on what ${who} sees`, async ({ page }) => {
    if (email) await signIn(page, served, email)
    for (const path of pages) {
      await page.goto(served.address + path)
      await expectUsable(page)
    }
  })
}

test('axe finds nothing on the page that corrects an entry', async ({ page }) => {
  await signIn(page, served, 'partner@example.org')
  const [entry] = inTheFile(
    served.databasePath,
    `select entry_id from adoption_standings where practice_code = '${lively.code}' and action_slug = 'data-sharing-review'`,
  )
  await page.goto(`${served.address}${actionPage}/entries/${entry}`)
  await expectUsable(page)
})

test('axe finds nothing on pages that refuse', async ({ page }) => {
  const refuse = async (path: string, button: string, before = async () => {}) => {
    await page.goto(served.address + path)
    await before()
    await page.getByRole('button', { name: button }).click()
    await expect(page.locator('#errors')).toBeVisible()
    await expectUsable(page)
  }
  await refuse('/sign-in', 'Sign in')
  await signIn(page, served, 'new.partner@example.org')
  await refuse(`/practice/${untouched.code}/sharing`, 'Save the choice')
  await refuse(`/practice/${untouched.code}/choose`, 'Record the ticked actions')
  await refuse(`/practice/${untouched.code}/choose`, 'Record the ticked actions', async () => {
    await page.getByRole('checkbox').first().check()
    await page.getByLabel('Taken since').first().fill('2027-01-01')
  })
  await refuse(`/practice/${untouched.code}/actions/data-sharing-review`, 'Record it', async () => {
    await page.getByLabel('Since when?').fill('2027-01-01')
    await page.getByLabel('What stands in the way').fill('x'.repeat(600))
    await page.getByLabel('Note for your own practice').fill('943 476 5919')
  })
})

test('axe finds nothing on the pages of the server itself', async ({ page }) => {
  const refusals = [
    await page.request.post(`${served.address}/sign-out`, { form: {}, headers: { Origin: 'https://elsewhere.example' } }),
    await page.request.post(`${served.address}/sign-in`, {
      form: { email: 'x'.repeat(600_000) },
      headers: { Origin: served.address },
    }),
  ]
  expect(refusals.map((answer) => answer.status())).toEqual([403, 413])
  for (const [index, answer] of refusals.entries()) {
    const address = `${served.address}/refusal-${index}`
    await page.route(address, async (route) => route.fulfill({ body: await answer.text(), contentType: 'text/html' }))
    await page.goto(address)
    await expectUsable(page)
  }
})

test('axe finds nothing on an empty house, and on the catalogue of parts', async ({ page }) => {
  const empty = await serveDatabase(smallEngland(), instantOf('2024-07-02', '10:00'), { NODE_ENV: 'development' })
  try {
    for (const path of ['/', '/menu', '/ballots', '/ui']) {
      await page.goto(empty.address + path)
      await expectUsable(page)
    }
  } finally {
    await empty.stop()
  }
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
      .locator('a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]')
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
      // The parts of a date field mark themselves once the focus is inside.
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
