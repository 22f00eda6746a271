import { perMilleWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { soughtInWords } from '#app/features/ballots/rules/ballot-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { BallotBar, type ShareBar } from '#app/ui/ballot-bar.tsx'
import { Figure } from '#app/ui/figure.tsx'
import type { BallotCard as Ballot } from './ballot-queries.server.ts'

/** A vote's result. Shows a threshold only where the law sets one, and never passed or failed elsewhere. */
export function BallotCard({ ballot }: { ballot: Ballot }) {
  return (
    <>
      {ballot.soughtPerMille === null ? null : (
        <Figure value={(ballot.soughtPerMille / 10).toFixed(1)} unit="%" of={`${soughtInWords(ballot)}, of votes cast`} />
      )}
      <BallotBar bars={shareBars(ballot)} note={ballotNote(ballot)} />
    </>
  )
}

function shareBars(ballot: Ballot): ShareBar[] {
  const bars: ShareBar[] = []
  const law = ballot.legal.applies ? ballot.legal.law : undefined
  if (ballot.turnoutPerMille !== null) {
    const counts =
      ballot.cast !== null && ballot.eligible !== null ? ` · ${inFigures(ballot.cast)} of ${inFigures(ballot.eligible)}` : ''
    bars.push({
      key: 'turnout',
      label: 'Turnout',
      value: `${perMilleWords(ballot.turnoutPerMille)}${counts}`,
      share: ballot.turnoutPerMille / 1000,
      threshold: law && { share: law.turnoutPercent / 100, label: `${law.turnoutPercent}% of those entitled must vote` },
    })
  }
  if (ballot.soughtOfEligiblePerMille !== null) {
    const needed = law?.supportOfEntitledPercent
    bars.push({
      key: 'support',
      label: `${withCapital(soughtInWords(ballot))}, of all who could vote`,
      value: perMilleWords(ballot.soughtOfEligiblePerMille),
      share: ballot.soughtOfEligiblePerMille / 1000,
      threshold: needed ? { share: needed / 100, label: `${needed}% of those entitled must support it` } : undefined,
    })
  }
  return bars
}

function ballotNote(ballot: Ballot): string {
  const parts: string[] = []
  if (ballot.status === 'open') parts.push(`Open until ${longDay(ballot.closedOn)}.`)
  else if (ballot.status === 'announced') parts.push(`Opens on ${longDay(ballot.openedOn)}.`)
  else parts.push(`Closed on ${longDay(ballot.closedOn)}.`)
  if (ballot.cast === null && ballot.castNote) parts.push(`Votes cast: ${ballot.castNote}.`)
  if (ballot.status === 'declared' && ballot.turnoutPerMille === null) parts.push('Turnout: not known.')
  parts.push(ballot.legal.applies ? `The law that applies: ${ballot.legal.law.name}.` : ballot.legal.words)
  return parts.join(' ')
}
