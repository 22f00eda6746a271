import { countInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'

/** Actions named in the line. */
const NAMED = 3

/** A paragraph of published figures to paste into the LMC's newsletter. It holds no exact count of what practices take. */
export function NewsletterLine({ figures }: { figures: LmcBesideOthers | null }) {
  const line = figures && newsletterLine(figures)
  if (!line) return <p>There is a line as soon as enough practices report for a published figure.</p>
  return (
    <>
      <InsetNote>{line}</InsetNote>
      <p className="small soft">
        For your own practices: the public reads your figures by name only if your LMC chose so. Published and blurred, so it
        names nobody.
      </p>
    </>
  )
}

/** "Week to 24 November: 47 of 84 practices of Leeds LMC reported. Taken most: …" Undefined where no figure is published. */
export function newsletterLine({ lmc, columns, weekEnd }: LmcBesideOthers): string | undefined {
  if (!lmc.shown) return undefined
  const taken = columns
    .flatMap(({ shortTitle }, index) => {
      const figure = lmc.taking[index]
      return figure ? [{ shortTitle, figure }] : []
    })
    .toSorted((a, b) => b.figure.count - a.figure.count)
    .slice(0, NAMED)
    .map(({ shortTitle, figure }) => `${shortTitle} (${countInWords(figure)} of ${figure.of})`)
  const reported = `Week to ${dayAndMonth(weekEnd)}: ${lmc.of} of ${lmc.open} practices of ${lmc.name} reported.`
  const most = taken.length > 0 ? ` Taken most: ${taken.join(', ')}; figures are blurred, to protect every practice.` : ''
  return `${reported}${most} Has yours made its return? It takes under a minute.`
}
