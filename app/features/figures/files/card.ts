import { ofInWords, percentInWords, wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { escapedXml } from '#app/platform/xml.ts'

/** What a card shows of England. */
type CardFacts = { title: string; big: string; share: number; base: string }

/** The card of an action (its slug), of at least one (`any`) or of returns (`returns`); undefined where the week has no such figure. */
export function cardOf(week: WeekFigures, card: string): CardFacts | undefined {
  const { england, columns } = week
  if (card === 'returns') {
    const base = `${inFigures(england.reporters)} of ${inFigures(england.open)} open practices`
    return {
      title: 'Practices that reported in four weeks',
      big: `${wholeReturnRate(england)}%`,
      share: england.reportRate,
      base,
    }
  }
  if (card === 'any') return ofFigure('At least one action', england.any)
  const index = columns.findIndex(({ slug }) => slug === card)
  return index < 0 ? undefined : ofFigure(columns[index]!.shortTitle, england.actions[index]!.taking)
}

const ofFigure = (title: string, figure: PublishedFigure): CardFacts => ({
  title,
  big: percentInWords(figure),
  share: figure.percent ?? 0,
  base: `${ofInWords(figure)} reporting practices`,
})

const FONT = "font-family=\"'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif\""
const WIDTH = 380

/**
 * A card of one figure of England as a picture for another website: it carries its own date, base and source, and no script. Colours
 * hold on light and dark pages, as the card has a ground of its own.
 */
export function cardSvg(week: WeekFigures, facts: CardFacts, { siteName, host }: { siteName: string; host: string }): string {
  const { title, big, share, base } = facts
  const date = `England, as at ${longDay(week.weekEnd)}`
  const words = escapedXml(`${title}: ${big}, ${base}. ${date}. ${siteName}, ${host}`)
  const bar = Math.round((WIDTH - 40) * Math.min(1, share / 100))
  const line = (y: number, size: number, fill: string, text: string, weight = 400) =>
    `<text x="20" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" ${FONT}>${escapedXml(text)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="172" viewBox="0 0 ${WIDTH} 172" role="img" aria-label="${words}">`,
    `<title>${words}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="171" rx="6" fill="#fbfaf6" stroke="#dcd9d0"/>`,
    line(30, 15, '#16212b', title, 600),
    line(78, 42, '#0d4f5c', big, 700),
    `<rect x="20" y="92" width="${WIDTH - 40}" height="8" fill="#e6e3da"/><rect x="20" y="92" width="${bar}" height="8" fill="#1f7372"/>`,
    line(120, 13, '#16212b', base),
    line(138, 13, '#56626c', date),
    line(158, 12, '#56626c', `${siteName} · ${host}`),
    '</svg>\n',
  ].join('')
}
