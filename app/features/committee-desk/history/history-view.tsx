import { DifferenceList } from '#app/features/menu/draft-writing/changed-meanwhile.tsx'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { RecordHistory, ShownVersion } from './history-queries.server.ts'

const BY: Record<ShownVersion['by'], string> = {
  file: 'in a content file that came with Concert',
  'one-editor': 'by an editor of the committee',
  'two-editors': 'by an editor of the committee, approved by another',
}
const ABOVE: Record<string, { href: (slug: string) => string; label: string }> = {
  ballot: { href: (slug) => `/ballots#${slug}`, label: 'Ballots' },
  round: { href: () => '/timeline', label: 'Timeline' },
  event: { href: (slug) => `/timeline#${slug}`, label: 'Timeline' },
  goal: { href: () => '/figures#goals', label: 'Figures' },
  'open-letter': { href: (slug) => `/open-letters/${slug}`, label: 'The letter' },
}

/** The versions of one record: who made each (by role), when, why, and what it changed; and the record as known on a day. */
export function HistoryView({ history }: { history: RecordHistory }) {
  const { kind, noun, slug, title, versions, fields, stands, asAt, known, refused } = history
  const above = ABOVE[kind]
  const knownWords = known ? `, as known on ${longDay(known)}` : ''
  return (
    <>
      {refused ? <ErrorSummary errors={{ [refused.field]: refused.words }} /> : null}
      <PageHeading
        above={above ? <a href={above.href(slug)}>{above.label}</a> : null}
        lead={`${versions.length === 1 ? 'One version' : `${versions.length} versions`} of this ${noun}${knownWords}. Nothing that was published is overwritten.`}
      >
        {title}: history
      </PageHeading>
      <form method="get" className="as-at-form">
        <FormState
          start={{
            'as-at': longDay(asAt),
            known: known ? longDay(known) : '',
            ...(refused && { [refused.field]: refused.typed }),
          }}
          errors={refused ? { [refused.field]: refused.words } : {}}
        >
          <FieldLine>
            {stands === null ? null : <TextInput name="as-at" label="As at" width="medium" />}
            <TextInput name="known" label="As known on" width="medium" optional />
            <Button variant="quiet">Show</Button>
          </FieldLine>
        </FormState>
      </form>
      <div className="halves">
        <section aria-labelledby="versions">
          <SectionHeading id="versions" beside="the latest first">
            Versions
          </SectionHeading>
          {versions.map((version) => (
            <OneVersion key={version.version} version={version} />
          ))}
        </section>
        <section aria-labelledby="stood">
          <SectionHeading id="stood" beside={`version ${versions[0]?.version}${knownWords}`}>
            What it says
          </SectionHeading>
          {stands ? (
            <p>
              As at {longDay(asAt)}: <b>{stands}</b>.
            </p>
          ) : null}
          <SummaryList
            rows={fields.map(({ label, value }) => ({
              term: label,
              value: (
                <span key={label} className="lines">
                  {value}
                </span>
              ),
            }))}
          />
        </section>
      </div>
    </>
  )
}

function OneVersion({ version: { version, at, by, reason, withdrawn, changes } }: { version: ShownVersion }) {
  return (
    <article aria-labelledby={`version-${version}`}>
      <h3 id={`version-${version}`}>
        Version {version} {withdrawn ? <Tag kind="plain">withdrawn</Tag> : null}
      </h3>
      <p>
        {at === null ? 'It is' : `Recorded on ${moment(at)},`} {BY[by]}. {reason ? `Why: ${reason}` : null}
      </p>
      {changes.length > 0 ? <DifferenceList differences={changes} /> : null}
    </article>
  )
}
