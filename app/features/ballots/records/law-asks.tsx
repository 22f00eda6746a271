import type { BallotLaw } from '#app/features/ballots/rules/ballot-rules.ts'
import { wouldHaveNeeded } from '#app/features/ballots/rules/needed-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { BallotCard } from './ballot-queries.server.ts'

/** What the law asks of a statutory ballot that opens today. */
export function LawToday({ law }: { law: BallotLaw }) {
  const rows = [
    { term: 'Turnout', value: `at least ${law.turnoutPercent}% of those entitled vote` },
    {
      term: 'Support',
      value:
        law.supportOfEntitledPercent === null
          ? 'more than half of the votes'
          : `more than half of the votes, and at least ${law.supportOfEntitledPercent}% of those entitled`,
    },
    { term: 'Notice of the ballot', value: `${law.noticeOfBallotDays} days` },
    {
      term: 'Notice of action',
      value: `${law.noticeOfActionDays} days${law.noticeOfActionAgreedDays ? `, ${law.noticeOfActionAgreedDays} if agreed` : ''}`,
    },
    {
      term: 'Mandate',
      value: `${law.mandateMonths} months${law.mandateAgreedMonths ? `, ${law.mandateAgreedMonths} if agreed` : ''}`,
    },
  ]
  return (
    <Fold title="What the law asks" beside="of a statutory ballot today">
      <SummaryList rows={rows} />
      <p className="soft">
        {law.name} (
        {law.sources.map(({ title, url }, index) => (
          <span key={url}>
            {index > 0 ? '; ' : ''}
            <a href={url} rel="noopener noreferrer external">
              {title}
            </a>
          </span>
        ))}
        ). The day a ballot opens decides which law. How far it reaches partners, who are contractors, is disputed.
      </p>
    </Fold>
  )
}

/** What votes that were no statutory ballots would have needed as one: information, no verdict. */
export function WouldHaveNeeded({ ballots }: { ballots: BallotCard[] }) {
  const known = ballots.flatMap((ballot) => {
    const needed = ballot.status === 'declared' && ballot.soughtAnswer === 'yes' ? wouldHaveNeeded(ballot) : undefined
    return needed ? [{ slug: ballot.slug, title: ballot.title, needed }] : []
  })
  return (
    <Fold title="What they would have needed" beside="information, no verdict">
      {known.map(({ slug, title, needed }) => (
        <p key={slug}>
          {title}: as a statutory ballot of its day ({needed.law}) it would have needed {inFigures(needed.votes)} votes cast
          {needed.yes === null ? ', more than half of them for yes' : ` and ${inFigures(needed.yes)} for yes`}. It had{' '}
          {inFigures(needed.had.votes)} and {inFigures(needed.had.yes)}. It was not one.
        </p>
      ))}
      <p className="soft">
        A vote whose counts are not known, one on a contract and one of practices cannot be held against such a measure: a
        practice is no elector in law. No result by LMC is known.
      </p>
    </Fold>
  )
}
