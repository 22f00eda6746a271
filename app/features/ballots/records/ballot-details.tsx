import { kindWords, statusWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { percentWords } from '#app/features/ballots/rules/ballot-words.ts'
import { CorrectionList } from '#app/features/editors/versions/correction-list.tsx'
import type { Correction } from '#app/features/editors/versions/version-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { BallotCard } from './ballot-card.tsx'
import type { AnnouncedBallot, BallotCard as Ballot } from './ballot-queries.server.ts'
import { daysOf } from './ballot-table.tsx'

/** One vote: how it went, in words, who could vote, what a voter had to do, and from where it is known. */
export function BallotDetails({ ballot, corrections }: { ballot: Ballot; corrections: Correction[] }) {
  const { slug, title, kind, status, summary, question, electorate, mandateUntil, notice, legal, voterNeeds, sources } = ballot
  return (
    <section aria-labelledby={slug}>
      <SectionHeading id={slug} beside={`${kindWords[kind]}, ${statusWords[status].toLowerCase()}`}>
        {title}
      </SectionHeading>
      <div className="halves">
        <div>
          {ballot.questions ? null : <BallotCard ballot={ballot} />}
          <p>{summary}</p>
        </div>
        <div>
          <SummaryList
            rows={[
              { term: 'Question', value: question },
              { term: 'Who could vote', value: electorate },
              { term: 'Open', value: openWords(ballot) },
              ...(voterNeeds ? [{ term: 'Before voting', value: voterNeeds }] : []),
              ...(legal.applies
                ? legal.tests.map(({ name, needs, met }) => ({
                    term: name,
                    value: `${needs}: ${met === null ? 'not known' : met ? 'met' : 'not met'}`,
                  }))
                : []),
              ...(notice.ballotBy
                ? [{ term: 'Notice of the ballot', value: `to employers by ${longDay(notice.ballotBy)}` }]
                : []),
              ...(mandateUntil ? [{ term: 'Mandate', value: `until ${longDay(mandateUntil)}` }] : []),
              ...(notice.action ? [{ term: 'Notice of action', value: noticeWords(notice.action) }] : []),
            ]}
          />
          <Regions ballot={ballot} />
          <CorrectionList corrections={corrections} history={`/records/ballot/${slug}`} />
          <Fold title="Sources" level={3} beside={String(sources.length)}>
            <SourceList sources={sources} />
          </Fold>
        </div>
      </div>
    </section>
  )
}

const openWords = (ballot: Ballot) =>
  ballot.status === 'declared' && ballot.declaredOn
    ? `${daysOf(ballot)}; result on ${longDay(ballot.declaredOn)}`
    : daysOf(ballot)

const noticeWords = ({ days, from, lastReceived }: NonNullable<Ballot['notice']['action']>) =>
  from
    ? `${days} days: one that employers receive today allows action from ${longDay(from)}; the last in time is received on ${longDay(lastReceived)}`
    : `${days} days: the last in time had to be received on ${longDay(lastReceived)}`

/** The result by region, as published. */
function Regions({ ballot: { regions } }: { ballot: Ballot }) {
  if (!regions || regions.length === 0) return null
  const withYes = regions.some(({ yesPercent }) => yesPercent !== undefined)
  return (
    <Fold title="By region" level={3} beside={String(regions.length)}>
      <Table
        caption="The vote by region"
        spokenCaption
        columns={[
          { key: 'region', label: 'Region' },
          { key: 'turnout', label: 'Voted', numeric: true },
          ...(withYes ? [{ key: 'yes', label: 'Yes', numeric: true }] : []),
        ]}
        rows={regions.map(({ region, turnoutPercent, yesPercent }) => ({
          key: region,
          cells: [
            region,
            percentWords(turnoutPercent),
            ...(withYes ? [yesPercent === undefined ? 'not known' : percentWords(yesPercent)] : []),
          ],
        }))}
      />
    </Fold>
  )
}

/** A vote of which no day is set. */
export function AnnouncedDetails({ vote, corrections }: { vote: AnnouncedBallot; corrections: Correction[] }) {
  const { slug, title, summary, window, voterNeeds, sources } = vote
  return (
    <section aria-labelledby={slug}>
      <SectionHeading id={slug} beside="announced, without a day">
        {title}
      </SectionHeading>
      <div className="halves">
        <p>{summary}</p>
        <div>
          <SummaryList
            rows={[{ term: 'May be held', value: window }, ...(voterNeeds ? [{ term: 'Before voting', value: voterNeeds }] : [])]}
          />
          <CorrectionList corrections={corrections} history={`/records/ballot/${slug}`} />
          <Fold title="Sources" level={3} beside={String(sources.length)}>
            <SourceList sources={sources} />
          </Fold>
        </div>
      </div>
    </section>
  )
}
