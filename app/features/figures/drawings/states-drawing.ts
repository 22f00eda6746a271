import { percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import { STATE_KINDS } from '#app/features/figures/pictures/state-fills.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { AnyState } from '#app/features/figures/tallies/counted-states.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { drawing, EDGE, INK, MARGIN, rect, SOFT, STRONG, text, WIDTH } from './drawing-parts.ts'
import { wordsOf } from './drawing-words.ts'

/** The looks of `STATE_KINDS` as they stand in a file without a stylesheet. */
const LOOKS: Record<AnyState, { fill: string; on: string }> = {
  'taking-full': { fill: STRONG, on: '#fff' },
  'taking-partial': { fill: 'url(#part)', on: INK },
  planned: { fill: '#98cabf', on: INK },
  considering: { fill: '#d5e7e1', on: INK },
  stopped: { fill: 'url(#ended)', on: INK },
  'not-planning': { fill: '#8d959b', on: '#0b1318' },
  'not-applicable': { fill: '#e6e3da', on: INK },
  'not-decided': { fill: '#fff', on: INK },
}
const STATES = STATE_KINDS.map(({ key, label }) => ({ state: key, words: label, ...LOOKS[key] }))
const NAMES = 190
const FIGURES = 150
const ROW = 34
const BAR = 24

/** What reporters do about each action of the menu, in England: one stacked bar an action, the most taken first. */
export function statesDrawing(week: WeekFigures, source: string): string {
  const { england, columns } = week
  const left = MARGIN + NAMES
  const wide = WIDTH - MARGIN - FIGURES - left
  const rows = england.actions
    .map((action, index) => ({ ...action, name: columns[index]!.shortTitle }))
    .sort((one, other) => other.taking.count - one.taking.count)
  const bars = rows.map(({ name, states, taking }, index) => {
    const top = 44 + index * ROW
    let x = left
    const parts = STATES.map(({ state, fill, on }) => {
      const share = states[state].count / Math.max(1, taking.of)
      const [from, width] = [x, share * wide]
      x += width
      const percent = Math.round(share * 100)
      const plain = fill.startsWith('url') && percent >= 4 ? rect(from + width / 2 - 10, top + 4, 20, BAR - 8, '#fff') : ''
      const words =
        percent >= 4 ? text(from + width / 2, top + 17, String(percent), { size: 13, fill: on, anchor: 'middle' }) : ''
      return rect(from, top, width, BAR, fill, '#6b7680') + plain + words
    })
    const figures =
      text(WIDTH - MARGIN - 70, top + 18, percentInWords(taking), { size: 16, weight: 700, anchor: 'end' }) +
      text(WIDTH - MARGIN, top + 18, inFigures(taking.count), { size: 14, fill: SOFT, anchor: 'end' })
    return text(left - 12, top + 18, name, { size: 15, weight: 600, anchor: 'end' }) + parts.join('') + figures
  })
  const heads =
    text(WIDTH - MARGIN - 70, 34, 'taking', { size: 13, fill: SOFT, anchor: 'end' }) +
    text(WIDTH - MARGIN, 34, 'practices', { size: 13, fill: SOFT, anchor: 'end' })
  const alt = rows.map(({ name, taking }) => `${name}: ${percentInWords(taking)}, ${taking.count} practices`).join('; ')
  const words = { ...wordsOf(week, 'What reporting practices do, action by action', source), alt: `${alt}.` }
  return drawing(words, 56 + rows.length * ROW, legend() + heads + bars.join(''))
}

function legend(): string {
  let x = MARGIN
  return STATES.map(({ words, fill }) => {
    const at = x
    x += 30 + words.length * 7.2
    return rect(at, 0, 16, 12, fill, fill === '#fff' ? SOFT : EDGE) + text(at + 22, 11, words, { size: 13 })
  }).join('')
}
