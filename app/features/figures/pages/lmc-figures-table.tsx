import { REPORTERS_NEEDED } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { LMC_NOTE, NAMES_NOTE, ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import { weekInWords } from './roll-up-cards.tsx'

/** "13 of 31, 42%"; under 12 reporters without a share. */
const inCell = (figure: PublishedFigure) => [ofInWords(figure), percentInWords(figure)].filter(Boolean).join(', ')

/** The published figures of one LMC, with the week they are of; with too few reports, those that stand in. */
export function LmcPublishedFigures({ figures }: { figures: LmcBesideOthers }) {
  const { lmc } = figures
  return (
    <>
      {lmc.shown ? null : (
        <InsetNote readFirst>
          Too few practices reported for figures of {lmc.name}: they come from {REPORTERS_NEEDED} reporters on. Until then those
          of {lmc.standIn.name} stand in.
        </InsetNote>
      )}
      <p>
        {weekInWords(figures)} {lmc.shown ? `${lmc.of} of ${lmc.open} practices reported.` : ''}
      </p>
      <LmcFiguresTable figures={figures} />
      <p>
        <a href={`/lmc/${lmc.slug}/publicity`}>Who reads our figures</a>: your LMC chooses whether everybody reads them by name.
      </p>
    </>
  )
}

/** The published figures of one LMC beside its region and England. */
function LmcFiguresTable({ figures: { columns, lmc, region, england } }: { figures: LmcBesideOthers }) {
  return (
    <Table
      caption={`Reporters taking each action, as published for ${lmc.name}`}
      spokenCaption
      columns={[
        { key: 'action', label: 'Action' },
        { key: 'lmc', label: lmc.name, numeric: true },
        { key: 'region', label: lmc.region?.name ?? 'Region', numeric: true },
        { key: 'nation', label: 'England', numeric: true },
      ]}
      rows={columns.map(({ slug, title }, index) => ({
        key: slug,
        cells: [
          <a key={slug} href={`/actions/${slug}`}>
            {title}
          </a>,
          lmc.shown ? inCell(lmc.taking[index]!) : 'too few reports',
          region ? percentInWords(region.taking[index]!) : 'not shown',
          percentInWords(england[index]!),
        ],
      }))}
      note={`${LMC_NOTE} ${NAMES_NOTE}`}
    />
  )
}
