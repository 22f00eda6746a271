import { ofInWords, percentInWords, wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { LmcFigures, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { HeatCell, HeatGroup, HeatRow } from '#app/ui/charts/heat-table.tsx'
import { bandStep } from '#app/ui/scale.ts'

/** Orders of the table by LMC. Never by share: blurred counts carry no ranking. */
export const HEAT_ORDERS = { region: 'by region', name: 'by name', rate: 'by return rate', band: 'by band' } as const
export type HeatOrder = keyof typeof HEAT_ORDERS

type Href = (slug: string) => string
const BAND_HEADS = ['80% and over', '60 to 79%', '40 to 59%', '20 to 39%', 'under 20%']

/** The rows of the table by LMC, in groups that stay together. `column`: the action by whose bands they are grouped. */
export function heatGroups(week: WeekFigures, order: HeatOrder, column: number, lmcHref: Href): HeatGroup[] {
  const rows = week.lmcs.filter((row) => row.shown || row.why === 'too-few')
  if (order === 'region') return byRegion(week, lmcHref)
  if (order === 'band') return [{ key: 'england', rows: [england(week)] }, ...byBand(week, rows, column, lmcHref)]
  const byName = (a: LmcFigures, b: LmcFigures) => (a.name < b.name ? -1 : 1)
  const rate = (row: LmcFigures) => (row.shown ? row.reportRate : -1)
  const sorted = rows.toSorted((a, b) => (order === 'rate' ? rate(b) - rate(a) : 0) || byName(a, b))
  const half = Math.ceil((sorted.length + 1) / 2)
  const drawn = [england(week), ...sorted.map((row) => lmcRow(row, lmcHref))]
  return [
    { key: 'first', rows: drawn.slice(0, half) },
    { key: 'second', rows: drawn.slice(half) },
  ]
}

function byRegion(week: WeekFigures, lmcHref: Href): HeatGroup[] {
  const heads = [...week.regions.map(({ code, name }) => ({ code, name })), { code: '', name: 'No region' }]
  const groups = heads.map(({ code, name }): HeatGroup => {
    const region = week.regions.find((one) => one.code === code)
    const inRegion = week.lmcs.filter((row) => (row.region?.code ?? '') === code)
    const others = inRegion.filter((row) => !row.shown && row.why === 'not-published')
    const shown = inRegion.filter((row) => row.shown || row.why === 'too-few').map((row) => lmcRow(row, lmcHref))
    const head: HeatRow[] = region
      ? [
          {
            key: `region ${code}`,
            name,
            facts: [`${wholeReturnRate(region)}%`],
            cells: region.figures ? region.figures.taking.map(sumCell) : { words: 'too few reports', hatched: true },
            total: true,
          },
        ]
      : []
    return { key: code, rows: [...head, ...shown, ...othersRow(code, others)] }
  })
  return [{ key: 'england', rows: [england(week)] }, ...groups.filter(({ rows }) => rows.length > 0)]
}

/** One line for the LMCs that have not chosen to be shown: their practices are counted in the region. */
function othersRow(code: string, others: LmcFigures[]): HeatRow[] {
  if (others.length === 0) return []
  const names = others.map(({ name }) => name.replace(/ LMC$/, '')).join(', ')
  const name = others.length === 1 ? '1 LMC more' : `${others.length} LMCs more`
  return [{ key: `others ${code}`, name, facts: [''], cells: { words: `Counted in the region: ${names}`, hatched: false } }]
}

function byBand(week: WeekFigures, rows: LmcFigures[], column: number, lmcHref: Href): HeatGroup[] {
  const bandOf = (row: LmcFigures) => (row.shown ? (row.taking[column]?.band ?? null) : null)
  const title = week.columns[column]?.shortTitle ?? ''
  const heads = [...BAND_HEADS.map((label, index) => ({ label, band: 4 - index })), { label: 'under 12 reports', band: null }]
  return heads.flatMap(({ label, band }): HeatGroup[] => {
    const members = rows.filter((row) => bandOf(row) === band)
    if (members.length === 0) return []
    const head: HeatRow = {
      key: `band ${label}`,
      name: label,
      facts: [''],
      cells: { words: `${title}: ${members.length} ${members.length === 1 ? 'LMC' : 'LMCs'}, by name`, hatched: false },
      total: true,
    }
    return [
      { key: label, rows: [head, ...members.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((row) => lmcRow(row, lmcHref))] },
    ]
  })
}

const england = ({ england }: WeekFigures): HeatRow => ({
  key: 'england',
  name: 'England',
  facts: [`${wholeReturnRate(england)}%`],
  cells: england.actions.map(({ taking }) => sumCell(taking)),
  total: true,
})

const sumCell = (figure: PublishedFigure): HeatCell => ({ text: percentInWords(figure), step: bandStep(figure.band ?? 0) })

function lmcRow(row: LmcFigures, lmcHref: Href): HeatRow {
  const about = { key: row.slug, name: row.name.replace(/ LMC$/, ''), href: lmcHref(row.slug) }
  if (!row.shown) return { ...about, facts: ['–'], cells: { words: 'too few reports', hatched: true } }
  return { ...about, facts: [`${row.reportRate}%`], cells: row.taking.map(lmcCell) }
}

const lmcCell = (figure: PublishedFigure): HeatCell => ({
  text: figure.count <= 2 ? 'few' : ofInWords(figure),
  step: figure.band === null ? null : bandStep(figure.band),
})
