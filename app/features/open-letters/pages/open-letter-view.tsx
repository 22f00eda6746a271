import type { OpenLetter } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import type { Signatures } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Table } from '#app/ui/table.tsx'

/** "23 of 101 LMCs have signed" */
export const signedWords = ({ signed, lmcs }: Signatures) =>
  signed.length === 0
    ? `None of ${lmcs} LMCs has signed yet`
    : `${signed.length} of ${lmcs} LMCs ${signed.length === 1 ? 'has' : 'have'} signed`

type OpenLetterViewProps = { letter: OpenLetter; html: string; signatures: Signatures }

/** The public page of an open letter: its words, and who signed since when. */
export function OpenLetterView({ letter, html, signatures }: OpenLetterViewProps) {
  const { title, addressee, publishedOn, lastDay, withdrawn, slug } = letter
  return (
    <>
      <PageHeading
        above={<a href="/open-letters">Open letters</a>}
        lead={`${signedWords(signatures)}. To ${addressee}; open to LMCs since ${longDay(publishedOn)}${lastDay ? `, to sign until ${longDay(lastDay)}` : ''}.`}
      >
        {title}
      </PageHeading>
      {withdrawn ? (
        <InsetNote readFirst>
          The committee withdrew this letter on {longDay(withdrawn.on)}: {withdrawn.reason}
        </InsetNote>
      ) : null}
      <div className="halves">
        <section aria-labelledby="text">
          <SectionHeading id="text">The letter</SectionHeading>
          <Prose html={html} />
        </section>
        <section aria-labelledby="signed">
          <SectionHeading id="signed" beside="in the order in which they signed">
            Who signed
          </SectionHeading>
          <Table
            caption="LMCs that signed"
            spokenCaption
            empty="No LMC has signed yet."
            columns={[
              { key: 'number', label: 'No.', numeric: true },
              { key: 'lmc', label: 'LMC' },
              { key: 'region', label: 'Region', wideOnly: true },
              { key: 'since', label: 'Since' },
            ]}
            rows={signatures.signed.map(({ lmc, name, region, since }, index) => ({
              key: lmc,
              cells: [index + 1, name, region, longDay(since)],
            }))}
          />
          <p className="chart-note">
            An officer signs at the LMC’s desk, in its name, and can take the signature back; that LMC is then listed no more.
            LMCs that have not signed are not listed. <a href={`/open-letters/${slug}/signatures.csv`}>The list as CSV</a> ·{' '}
            <a href={`/records/open-letter/${slug}`}>Versions of the letter</a>
          </p>
        </section>
      </div>
    </>
  )
}
