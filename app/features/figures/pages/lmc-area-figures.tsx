import { apartInWords } from '#app/features/figures/comparisons/funnel-rules.ts'
import { REPORTERS_NEEDED } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { LMC_NOTE, NAMES_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import { LmcTable } from '#app/features/figures/pictures/lmc-table.tsx'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'

/** The published figures on an LMC's own page, beside its region and England; with too few reports, those that stand in. */
export function LmcAreaFigures({ figures }: { figures: LmcBesideOthers }) {
  const { lmc, columns, region, england, weekEnd } = figures
  const apart = lmc.shown ? apartInWords(columns, england, lmc.taking) : []
  return (
    <>
      {lmc.shown ? null : (
        <InsetNote readFirst>
          Too few practices reported for figures of {lmc.name}: they come from {REPORTERS_NEEDED} reporters on. Until then those
          of {lmc.standIn.name} stand in.
        </InsetNote>
      )}
      <p>
        As at {weekdayAndDay(weekEnd)}. {lmc.shown ? `${lmc.of} of ${lmc.open} practices reported.` : ''}{' '}
        <span className="not-on-paper">
          <a href={`/figures/lmcs/${lmc.slug}`}>Week by week, and at any release</a>
          {lmc.shown ? (
            <>
              {' · '}
              <a href={`/lmc/${lmc.slug}/releases/latest/paper.pdf`}>On one side of A4 (PDF)</a>
            </>
          ) : null}
        </span>
      </p>
      <LmcTable
        name={lmc.name}
        columns={columns}
        row={lmc}
        regional={region}
        national={england}
        actionHref={(action) => `/figures/actions/${action}`}
      />
      {apart.length > 0 ? (
        <p>Further from England than chance and blur explain: {apart.join(', ')}. It is a question, not an answer.</p>
      ) : null}
      <p className="chart-note">
        {LMC_NOTE} {NAMES_NOTE}
      </p>
      <p>
        <a href={`/lmc/${lmc.slug}/publicity`}>Who reads our figures</a>: your LMC chooses whether everybody reads them by name.
      </p>
    </>
  )
}
