import { type BallotFacts, lawOf } from './ballot-rules.ts'

/**
 * What a vote of persons would have needed as a statutory ballot for action, by the law of the day it opened: information, no
 * verdict. Undefined for a statutory ballot, a vote of practices, and where a count is not known.
 */
export function wouldHaveNeeded({
  kind,
  elector,
  openedOn,
  eligible,
  cast,
  yes,
}: Pick<BallotFacts, 'kind' | 'openedOn' | 'eligible' | 'cast' | 'yes'> & { elector: 'person' | 'practice' }) {
  const law = lawOf('statutory', openedOn)
  if (kind === 'statutory' || elector !== 'person' || !law || eligible === null || cast === null || yes === null) return undefined
  const atLeast = (percent: number) => Math.ceil((eligible * percent) / 100)
  return {
    law: law.name,
    votes: atLeast(law.turnoutPercent),
    yes: law.supportOfEntitledPercent === null ? null : atLeast(law.supportOfEntitledPercent),
    had: { votes: cast, yes },
  }
}
