import { kindWords, perMilleWords, statusWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { BallotCard } from './ballot-queries.server.ts'

/** The vote that the action rests on: its result in one number, how many voted, who they were and which law asked what of it. */
export function VoteBehind({ ballot }: { ballot: BallotCard }) {
  const { electorate, openedOn, closedOn, kind, legal, status, soughtPerMille } = ballot
  return (
    <section aria-labelledby="vote-behind">
      <SectionHeading id="vote-behind" beside={<a href="/ballots">all votes</a>}>
        The vote behind it
      </SectionHeading>
      {soughtPerMille === null ? (
        <p className="big">{statusWords[status]}</p>
      ) : (
        <p className="big">
          {perMilleWords(soughtPerMille)} <small>{ballot.soughtWords ?? `said ${ballot.soughtAnswer}`}</small>
        </p>
      )}
      <Turnout ballot={ballot} />
      <p className="small">
        {electorate}, {longDay(openedOn)} to {longDay(closedOn)}.{' '}
        {legal.applies ? `${kindWords[kind]}: the law that applies is the ${legal.law.name}.` : legal.words}
      </p>
    </section>
  )
}

function Turnout({
  ballot: { turnoutPerMille, soughtOfEligiblePerMille, soughtAnswer, soughtWords, cast, eligible },
}: {
  ballot: BallotCard
}) {
  if (turnoutPerMille === null) return null
  const counts = cast !== null && eligible !== null ? `${inFigures(cast)} of ${inFigures(eligible)} · ` : ''
  return (
    <>
      <p className="voted">
        <span>Voted</span>{' '}
        <b>
          {counts}
          {perMilleWords(turnoutPerMille)}
        </b>
      </p>
      <Bar
        pale
        share={turnoutPerMille / 1000}
        inside={soughtOfEligiblePerMille === null ? undefined : soughtOfEligiblePerMille / 1000}
      />
      {soughtOfEligiblePerMille === null ? null : (
        <p className="chart-note">
          Dark: {soughtWords ?? soughtAnswer}, {perMilleWords(soughtOfEligiblePerMille)} of all who could vote. Pale: all who
          voted.
        </p>
      )}
    </>
  )
}
