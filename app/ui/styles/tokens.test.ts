import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightCss = '', darkCss = ''] = css.split('@media screen')

/** Custom properties with a colour, by name. */
function colours(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((match) => [match[1], match[2]]))
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const light = colours(lightCss)
const schemes = { light, dark: { ...light, ...colours(darkCss) } }

/** Text on what it stands on: 4.5 to 1 (WCAG 1.4.3). */
const TEXT: [text: string, ground: string][] = [
  ...['ink', 'soft', 'link', 'link-hover', 'error'].flatMap((text): [string, string][] => [
    [text, 'paper'],
    [text, 'card'],
    [text, 'shade'],
  ]),
  ['on-brand', 'brand'],
  ['on-button', 'button'],
  ['on-button', 'button-hover'],
  ['on-warm', 'warm'],
  ['on-done', 'done'],
  ['error', 'error-wash'],
  ['on-g3', 'g3'],
  ...['g1', 'g2', 's1', 's2'].map((ground): [string, string] => ['ink', ground]),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((step): [string, string] => [`on-${step}`, `s${step}`]),
]

/** Edges of controls, marks and lines that carry meaning: 3 to 1 (WCAG 1.4.11). The last two: the focus ring against its own edge. */
const SHAPES: [shape: string, ground: string][] = [
  ...['edge', 'done', 'warm-edge', 'button', 'error'].flatMap((shape): [string, string][] => [
    [shape, 'paper'],
    [shape, 'card'],
  ]),
  ['on-brand-mark', 'brand'],
  ['focus', 'focus-edge'],
]

for (const [name, scheme] of Object.entries(schemes)) {
  test(`text can be read in the ${name} scheme`, () => {
    for (const [text, ground] of TEXT) {
      expect(contrast(scheme[text] ?? '', scheme[ground] ?? ''), `--${text} on --${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })
  test(`controls and marks stand out in the ${name} scheme`, () => {
    for (const [shape, ground] of SHAPES) {
      expect(contrast(scheme[shape] ?? '', scheme[ground] ?? ''), `--${shape} on --${ground}`).toBeGreaterThanOrEqual(3)
    }
  })
  test(`each step of the scale is told from the next in the ${name} scheme, always in one direction`, () => {
    const steps = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => luminance(scheme[`s${step}`] ?? ''))
    const falling = name === 'light'
    for (let step = 1; step < 8; step++) {
      const [before = 0, after = 0] = [steps[step - 1], steps[step]]
      expect(falling ? before > after : after > before, `step ${step}`).toBe(true)
      expect((Math.max(before, after) + 0.05) / (Math.min(before, after) + 0.05), `step ${step}`).toBeGreaterThan(1.1)
    }
  })
}
