import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The page is the same in the dark and on a phone: what its colours and its width change is looked at again. */
const COLOURS = ['color-contrast', 'link-in-text-block']
const WIDTHS = [...COLOURS, 'target-size', 'scrollable-region-focusable', 'meta-viewport', 'bypass']
const DESKTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

const VIEWPORTS = [
  { size: DESKTOP, colorScheme: 'light', rules: null },
  { size: DESKTOP, colorScheme: 'dark', rules: COLOURS },
  { size: PHONE, colorScheme: 'light', rules: WIDTHS },
  { size: PHONE, colorScheme: 'dark', rules: COLOURS },
] as const

/** axe, in light and dark, on a desk and on a phone; then what axe does not ask of a page. */
export async function expectUsable(page: Page): Promise<void> {
  for (const [index, { size, colorScheme, rules }] of VIEWPORTS.entries()) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // No page holds a frame: axe runs in the page itself, joins nothing in a second one, and stays there after the first look.
    const axe = new AxeBuilder({ page, axeSource: index > 0 ? ';' : undefined }).setLegacyMode()
    const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
    )
    expect.soft(found, `${page.url()} ${size.width} px, ${colorScheme}`).toEqual([])
  }
  await expectWellFormed(page)
  for (const width of [PHONE.width, 320]) await expectNoSidewaysScroll(page, width)
}

/** One heading of the first level, no id twice, a name for every field, a title that says more than the site's name. */
async function expectWellFormed(page: Page): Promise<void> {
  const { title, ...found } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), select, textarea')]
    const named = (field: HTMLInputElement) =>
      [...(field.labels ?? [])].some((label) => label.textContent?.trim()) ||
      field.getAttribute('aria-label') ||
      field.getAttribute('aria-labelledby')
    return {
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      nameless: fields.filter((field) => !named(field)).map(({ name, id }) => name || id),
    }
  })
  expect.soft(found, page.url()).toEqual({ headings: 1, twice: [], nameless: [] })
  expect.soft(title, page.url()).toMatch(/.+ · Concert$|^Concert: .+/)
}

/** Nothing but a marked place scrolls sideways; 320 px is 400 % of a 1280 px screen. */
async function expectNoSidewaysScroll(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 640 })
  const tooWide = await page.evaluate((most) => {
    const inScrollRegion = (element: Element) => element.closest('.table-region, [role="region"][tabindex="0"], .scrolls')
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > most + 1 && !inScrollRegion(element) && !element.closest('.spoken, .skip'),
    )
    const page = document.documentElement
    return page.scrollWidth > page.clientWidth
      ? ['the page', ...wide.slice(0, 5).map((one) => `${one.tagName}.${one.className}`)]
      : []
  }, width)
  expect.soft(tooWide, `${page.url()} at ${width} px`).toEqual([])
}
