import type { WordMark } from '#app/features/menu/editions/comparison-rules.ts'
import { WordMarks } from '#app/features/menu/editions/word-marks.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { BasePage } from './layer-pages-queries.server.ts'

type Difference = { what: string; marks: WordMark[] }

export function Differences({ changes }: { changes: Difference[] }) {
  return (
    <dl className="comparison">
      {changes.map(({ what, marks }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            <WordMarks marks={marks} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Layer = Pick<BasePage, 'differences' | 'beneathChanged' | 'versions' | 'fits' | 'inForce'>

/** What holds now and where it differs, and every version before. */
export function LayerSide({ layer, beneath }: { layer: Layer; beneath: string }) {
  const { differences, versions, inForce } = layer
  return (
    <>
      <SectionHeading>{inForce ? `Version ${inForce.version}, in force` : 'In force'}</SectionHeading>
      {differences.length > 0 ? (
        <>
          <p className="soft">Crossed out: {beneath}. Underlined: yours.</p>
          <Differences changes={differences} />
        </>
      ) : (
        <p>{withCapital(beneath)}, part for part.</p>
      )}
      {versions.length > 0 ? (
        <>
          <SectionHeading>Versions</SectionHeading>
          <ul>
            {versions.map(({ version, on, parts }) => (
              <li key={version}>
                {version}, {longDay(on)}: {parts === null ? `${beneath} again` : parts === 1 ? 'one part' : `${parts} parts`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** What must be known before words are changed: those beneath changed, or these no longer fit. */
export function LayerWarnings({ layer, who }: { layer: Layer; who: string }) {
  const { fits, beneathChanged } = layer
  return (
    <>
      {fits ? null : (
        <InsetNote readFirst>
          <p>
            <strong>These words no longer fit the letter as it stands today.</strong> Letters begin without them until you save
            them again.
          </p>
        </InsetNote>
      )}
      {beneathChanged.length > 0 ? (
        <InsetNote readFirst>
          <p>
            <strong>{who} changed the letter after you wrote yours.</strong> Yours stand; save them again when you have read this.
          </p>
          <Differences changes={beneathChanged} />
        </InsetNote>
      ) : null}
    </>
  )
}
