import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

/** Everything axe checks for WCAG 2.2 AA, and its good practice. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Rules affected by another colour scheme or another width. A test of the style sheet proves the contrast of all colour pairs. */
const COLOURS_AND_WIDTHS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
const DESKTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

const VIEWPORTS = [
  { size: DESKTOP, colorScheme: 'light', runOnly: { type: 'tag', values: ALL } },
  { size: PHONE, colorScheme: 'dark', runOnly: { type: 'rule', values: COLOURS_AND_WIDTHS } },
] as const

/** axe without its comments: handing over the whole takes a browser longer than most of its rules. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * axe, in light on a desktop and in dark on a phone; then checks that axe does not have. `state`: of an address that was looked at in
 * both already, such as what a refused form says, axe looks at the desktop alone.
 */
export async function expectUsable(page: Page, { state = false } = {}): Promise<void> {
  await page.evaluate(AXE)
  for (const { size, colorScheme, runOnly } of state ? VIEWPORTS.slice(0, 1) : VIEWPORTS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await violations(page, runOnly), `${page.url()} ${size.width} px, ${colorScheme}`).toEqual([])
  }
  await expectWellFormed(page)
  for (const width of [PHONE.width, 320]) await expectNoSidewaysScroll(page, width)
}

/** The findings of axe, in words. No page holds a frame, so it runs in the page itself and returns only violations. */
function violations(page: Page, runOnly: { type: 'tag' | 'rule'; values: readonly string[] }): Promise<string[]> {
  return page.evaluate(async ({ type, values }) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run(document, { runOnly: { type, values: [...values] }, resultTypes: ['violations'] })
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
    )
  }, runOnly)
}

/** One first-level heading, no duplicate id, a name for every field, a title that says more than the site's name. */
async function expectWellFormed(page: Page): Promise<void> {
  const { title, ...found } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type="hidden"], [hidden]), select, textarea')]
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

/** Nothing but a marked region scrolls sideways; 320 px is 400 % of a 1280 px screen. */
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
