import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { SCHEME_STATES } from '#app/features/disputes/file/dispute-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import { Stated, WhenOf } from './sources-of.tsx'

type Status = DisputeOn['legal'][number]

/** Compensation schemes with their dated status, and support for legal routes. */
export function Schemes({ dispute: { schemes, legal } }: { dispute: DisputeOn }) {
  if (schemes.length === 0 && legal.length === 0) return null
  return (
    <>
      {schemes.length > 0 ? (
        <section aria-labelledby="schemes">
          <SectionHeading id="schemes" beside={`${schemes.length}, each with its last known status`}>
            Compensation
          </SectionHeading>
          <Table
            caption="Compensation schemes"
            spokenCaption
            columns={[
              { key: 'scheme', label: 'Scheme' },
              { key: 'status', label: 'Status' },
              { key: 'who', label: 'Who pays whom', wideOnly: true },
              { key: 'rule', label: 'Rule', wideOnly: true },
            ]}
            rows={schemes.map(({ title, payer, claimants, covers, rule, statuses }) => ({
              key: title,
              cells: [
                title,
                <StatusWords key="status" status={statuses.at(-1)!} />,
                `${payer} pays ${claimants}, for ${covers}.`,
                rule ?? 'not known',
              ],
            }))}
          />
          <Fold title="Every status of each scheme" level={3}>
            <ul className="row-list">
              {schemes.map(({ title, statuses }) => (
                <li key={title}>
                  <b>{title}</b>
                  <Statuses statuses={statuses} />
                </li>
              ))}
            </ul>
          </Fold>
        </section>
      ) : null}
      {legal.length > 0 ? (
        <section aria-labelledby="legal">
          <SectionHeading id="legal">Legal support</SectionHeading>
          <Statuses statuses={legal} />
        </section>
      ) : null}
    </>
  )
}

const StatusWords = ({ status: { when, state, words } }: { status: Status }) => (
  <>
    <b>{SCHEME_STATES[state]}</b> {when.startsWith('by ') ? null : 'as of '}
    <WhenOf when={when} />
    <small>{words}</small>
  </>
)

const Statuses = ({ statuses }: { statuses: Status[] }) => (
  <ul className="row-list">
    {statuses.map(({ when, state, words, conflict, derived, sources }) => (
      <li key={`${when} ${words}`}>
        <WhenOf when={when} /> {SCHEME_STATES[state]}.{' '}
        <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
      </li>
    ))}
  </ul>
)
