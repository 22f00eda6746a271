import { kindWords, perMilleWords, statusWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import type { StripNumber } from '#app/ui/number-strip.tsx'
import type { BallotCard } from './ballot-queries.server.ts'

/** The vote beside the figures: turnout pale, the answer sought of all who could vote dark over it. */
export function voteNumber(ballot: BallotCard): StripNumber {
  const { title, status, turnoutPerMille, soughtPerMille, soughtOfEligiblePerMille, cast, eligible, kind, legal } = ballot
  const law = legal.applies ? legal.law.name : `${kindWords[kind]}: no threshold`
  if (status !== 'declared' || soughtPerMille === null)
    return {
      key: 'vote',
      title: <a href="/ballots">{title}</a>,
      value: statusWords[status],
      children: `${ballot.openedOn} to ${ballot.closedOn}`.replace(/\d{4}-\d{2}-\d{2}/g, longDay),
    }
  const counts = cast !== null && eligible !== null ? `, ${inFigures(cast)} of ${inFigures(eligible)}` : ''
  const turnout = turnoutPerMille === null ? 'Turnout not known' : `Turnout ${perMilleWords(turnoutPerMille)}${counts}`
  return {
    key: 'vote',
    title: <a href="/ballots">{title}</a>,
    value: perMilleWords(soughtPerMille),
    of: ballot.soughtWords ?? ballot.soughtAnswer,
    children: (
      <>
        {turnoutPerMille === null ? null : (
          <Bar
            pale
            share={turnoutPerMille / 1000}
            inside={soughtOfEligiblePerMille === null ? undefined : soughtOfEligiblePerMille / 1000}
          />
        )}
        {turnout}. {law}
      </>
    ),
  }
}
