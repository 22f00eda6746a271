import {
  anyOfActions,
  ofInWords,
  outsideInWords,
  percentInWords,
  wholeReturnRate,
} from '#app/features/figures/disclosure/figure-words.ts'
import { TakeAway } from '#app/features/figures/files/take-away.tsx'
import { UptakeTable } from '#app/features/figures/pictures/uptake-table.tsx'
import type { ReleaseHeader, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { actionAddress, timesQuery } from '#app/features/figures/times/page-addresses.ts'
import { longDay, moment, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { issuedWords } from './release-words.ts'

export type ReleaseViewProps = { release: ReleaseHeader; week: WeekFigures | null; cite: string; issues: ReleaseHeader[] }

/** One release: what it told, when, by which method, and the line to cite it by. */
export function ReleaseView({ release, week, cite, issues }: ReleaseViewProps) {
  const { id, weekEnd, issue, reason, changed } = release
  const times = { weekEnd, known: id, compare: null }
  const others = issues.filter((one) => one.id !== id)
  return (
    <>
      <PageHeading
        above={<a href="/figures/releases">All releases</a>}
        lead={`The figures as at ${weekdayAndDay(weekEnd)}. They stay at this address as they are.`}
      >
        Release of {longDay(dayOf(release.knownAt))}
        {issue > 1 ? `, issue ${issue}` : ''}
      </PageHeading>
      {reason ? <InsetNote>Issued again: {reason}</InsetNote> : null}
      {others.length > 0 ? (
        <InsetNote>
          This week has {issues.length} issues. The others:{' '}
          {others.map((one) => (
            <a key={one.id} href={`/figures/releases/${one.id}`}>
              issue {one.issue}, {moment(one.issuedAt)}
            </a>
          ))}
        </InsetNote>
      ) : null}
      <SectionHeading>Cite it as</SectionHeading>
      <p className="citation">{cite}</p>
      {week ? (
        <section aria-labelledby="figures">
          <SectionHeading
            id="figures"
            beside={
              <a href={`/figures?${timesQuery(times, { action: week.columns[0]?.slug ?? '', order: 'region' })}`}>
                all its figures
              </a>
            }
          >
            What it told of England
          </SectionHeading>
          <Told week={week} />
          <UptakeTable week={week} actionHref={(action) => actionAddress(action, times)} />
        </section>
      ) : null}
      <TakeAway front="/figures" release={id} columns={week?.columns ?? []} />
      <SectionHeading>About this release</SectionHeading>
      <SummaryList
        rows={[
          { term: 'Week’s end', value: weekdayAndDay(weekEnd) },
          { term: 'As known at', value: moment(release.knownAt) },
          { term: 'Issued', value: issuedWords(release) },
          { term: 'Menu', value: <a href={`/menu/editions/${release.edition.slug}`}>{release.edition.title}</a> },
          {
            term: 'Method',
            value: (
              <>
                {release.method}, <a href="/how-figures-are-protected">how figures are protected</a>
              </>
            ),
          },
          {
            term: 'Earlier weeks it changed',
            value:
              changed.length === 0
                ? 'none'
                : changed.map((day, index) => (
                    <span key={day}>
                      {index > 0 ? ', ' : ''}
                      <a href={`/figures?${timesQuery({ weekEnd: day, known: id, compare: null })}`}>{longDay(day)}</a>
                    </span>
                  )),
          },
          {
            term: 'Hash of its public text (SHA-256)',
            value: (
              <>
                <code className="hash">{release.hash}</code> <a href={`/api/v1/releases/${id}`}>The text, byte for byte</a>
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** What a line to cite rests on: how many take any action, who reported, of how many. */
function Told({ week: { england, columns } }: { week: WeekFigures }) {
  const [reporters, open] = [england.reporters, england.open].map((count) => inFigures(count))
  return (
    <p>
      {columns.length === 0 ? null : (
        <>
          <b>{percentInWords(england.any)}</b> of the practices that report, {ofInWords(england.any)}, take{' '}
          {anyOfActions(columns.length)}.{' '}
        </>
      )}
      {wholeReturnRate(england)}% of practices reported, {reporters} of {open}. A share is of these reporters.
      {outsideInWords(england.outside)}
    </p>
  )
}
