import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Funnel, type FunnelLimit } from '#app/ui/charts/funnel.tsx'
import { FoldedQuestion } from '#app/ui/fold.tsx'
import { funnelLimits, funnelPoints, LIMITS, ROW_BLUR } from './funnel-rules.ts'

const FEWEST = 12
const STEPS = 40

/**
 * One action: each LMC's share against how many of its practices report. Who lies beyond the outer limits is named where every LMC is
 * (the committee); everybody else sees points.
 */
export function LmcFunnel({ week, column }: { week: WeekFigures; column: number }) {
  const action = week.england.actions[column]
  const rows = week.lmcs.flatMap((lmc) => (lmc.shown ? [{ slug: lmc.slug, name: lmc.name, figure: lmc.taking[column]! }] : []))
  if (!action || rows.length === 0) return null
  const points = funnelPoints(action.taking, rows)
  if (points.length === 0) return null
  const named = week.audience === 'all'
  const middle = action.taking.count / Math.max(1, action.taking.of)
  const most = Math.max(20, ...points.map(({ reporters }) => reporters))
  const limits = (deviations: number): FunnelLimit[] =>
    Array.from({ length: STEPS + 1 }, (_, step) => {
      const across = FEWEST + ((most - FEWEST) * step) / STEPS
      return { across, ...funnelLimits(middle, across, deviations) }
    })
  const far = points.filter(({ beyond }) => beyond === 'outer')
  const figures = new Map(rows.map(({ slug, figure }) => [slug, figure]))
  const title = week.columns[column]!.shortTitle
  return (
    <Funnel
      id="funnel"
      title={`${title}: which LMCs lie apart`}
      counted={`% of reporters against how many report, England ${percentInWords(action.taking)}`}
      asAt={longDay(week.weekEnd)}
      label={`${points.length} LMCs with a share; ${far.length} lie beyond the outer limits.`}
      middle={middle}
      inner={limits(LIMITS.inner)}
      outer={limits(LIMITS.outer)}
      axis="practices that report"
      dots={points.map(({ slug, name, reporters, share, beyond }) => ({
        key: slug,
        across: reporters,
        share,
        far: beyond === 'outer',
        name: named ? `${name}: ${ofInWords(figures.get(slug)!)}` : undefined,
      }))}
      {...(named && far.length > 0
        ? {
            table: {
              caption: `LMCs beyond the outer limits, ${title}`,
              columns: [
                { key: 'name', label: 'LMC' },
                { key: 'of', label: 'Taking' },
                { key: 'side', label: 'Against England' },
              ],
              rows: far.map(({ slug, name, above }) => ({
                key: slug,
                cells: [name, ofInWords(figures.get(slug)!), above ? 'above' : 'below'],
              })),
            },
          }
        : {})}
      note={`${far.length === 0 ? 'None lies' : far.length === 1 ? 'One lies' : `${far.length} lie`} beyond the outer limits. To lie apart is a question, not an answer.`}
      more={
        <FoldedQuestion question="How the limits are drawn">
          <p>{`With p the share in England, n the reporters and b = ${ROW_BLUR} practices the spread of the blur, the limits are p ± z √(p(1−p)/n + (b/n)²): z = ${LIMITS.inner} (dashed), outside which about 1 LMC in 20 lies by chance alone, and z = ${LIMITS.outer} (line), about 1 in 500.`}</p>
        </FoldedQuestion>
      }
    />
  )
}
