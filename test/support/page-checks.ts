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

/** What a sheet of A4 holds between its margins. */
const SHEET = { width: 680, height: 980 }

/** axe without its comments: handing over the whole takes a browser longer than most of its rules. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * axe, in light on a desktop and in dark on a phone; then checks that axe does not have. `state`: of an address that was looked at in
 * both already, such as what a refused form says, axe looks at the desktop alone. `isPage`: not so for the catalogue of parts, which nobody
 * reads through or prints.
 */
export async function expectUsable(page: Page, { state = false, isPage = true } = {}): Promise<void> {
  await page.evaluate(AXE)
  for (const { size, colorScheme, runOnly } of state ? VIEWPORTS.slice(0, 1) : VIEWPORTS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await violations(page, runOnly), `${page.url()} ${size.width} px, ${colorScheme}`).toEqual([])
  }
  await expectWellFormed(page)
  if (isPage) await expectNotTooLong(page)
  for (const width of [PHONE.width, 320]) await expectNoSidewaysScroll(page, width)
  if (isPage && !state) await expectReadOnPaper(page)
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

/** On a phone no page is longer than eight screens, but for a text that is read, or a form that is filled in, from beginning to end. */
async function expectNotTooLong(page: Page): Promise<void> {
  await page.setViewportSize(PHONE)
  const { high, whole } = await page.evaluate(() => ({
    high: document.documentElement.scrollHeight,
    whole: Math.max(0, ...[...document.querySelectorAll('main :is(.prose, form[method="post"])')].map((one) => one.scrollHeight)),
  }))
  if (whole > high / 2) return
  expect.soft(high, `${page.url()}: pixels on a phone`).toBeLessThanOrEqual(7000)
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

/**
 * On paper a page is light, all of it is read and nothing has to be pressed: no button, navigation or form that asks for another view;
 * what is folded on a screen is open; no heading without its words, no word cut off. Printed by somebody whose screen is dark.
 */
async function expectReadOnPaper(page: Page): Promise<void> {
  await page.setViewportSize(SHEET)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const found = await page.evaluate(() => {
    const isSeen = (one: Element) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.spoken')
    const named = (one: Element) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent?.trim().slice(0, 40)}`
    const seen = (which: string) => [...document.querySelectorAll(which)].filter(isSeen)
    const [, ...ink] = getComputedStyle(document.body).color.match(/(\d+), (\d+), (\d+)/) ?? []
    const main = document.querySelector('main')!
    const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    const [headings, empty]: [Element[], Element[]] = [[], []]
    let last: Element | undefined
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement!
      if (!isSeen(element)) continue
      const heading = element.closest(':is(h1, h2, h3, h4):not(.item-title)')
      if (heading && heading !== headings.at(-1)) {
        const isInside = last?.closest('details')?.contains(heading) && last.closest('summary')
        if (last && heading.tagName <= last.tagName && !isInside) empty.push(last)
        headings.push(heading)
        last = heading
      }
      const isWords =
        node instanceof Text ? node.data.trim() !== '' : element.matches('svg, img, input, textarea, select, canvas')
      if (isWords && !heading && !element.closest('.section-heading .beside')) last = undefined
    }
    if (last && last.tagName !== 'H1') empty.push(last)
    return {
      dark: ink.some((part) => Number(part) > 100),
      pressed: seen('button, .button, nav a, form:not([method="post"]) :is(input, select), footer a').map(named),
      folded: seen(':is(.fold, .question) > summary')
        .filter((one) => ![...one.parentElement!.children].slice(1).some(isSeen))
        .map(named),
      empty: empty.map(named),
      cut: seen('main *')
        .filter((one) => getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1)
        .map(named),
      wide: document.documentElement.scrollWidth > innerWidth,
    }
  })
  await page.emulateMedia({ media: 'screen' })
  const fine = { dark: false, pressed: [], folded: [], empty: [], cut: [], wide: false }
  expect.soft(found, `${page.url()} on paper`).toEqual(fine)
}
