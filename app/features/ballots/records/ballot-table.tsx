import { perMilleWords, statusWords } from '#app/features/ballots/rules/ballot-rules.ts'
import { percentWords, soughtInWords } from '#app/features/ballots/rules/ballot-words.ts'
import { lawBeforeDays } from '#app/features/ballots/rules/law-before-days.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { Table } from '#app/ui/table.tsx'
import type { AnnouncedBallot, BallotCard } from './ballot-queries.server.ts'

const plural = { person: 'people', practice: 'practices' } as const

/** Every vote in one table, the announced ones first, then the latest. A share says of whom: people or practices, voters or all. */
export function BallotTable({ ballots, announced }: { ballots: BallotCard[]; announced: AnnouncedBallot[] }) {
  return (
    <Table
      stacked
      caption="Votes of general practice in England, compared"
      spokenCaption
      empty="No vote is recorded yet."
      columns={[
        { key: 'vote', label: 'Vote' },
        { key: 'who', label: 'Who could vote', wideOnly: true },
        { key: 'turnout', label: 'Turnout', wideOnly: true },
        { key: 'asked', label: 'Asked, and said by those who voted', phoneLabel: '' },
        { key: 'law', label: 'Law that applied', wideOnly: true },
      ]}
      rows={[
        ...announced.map((vote) => ({
          key: vote.slug,
          cells: [
            <VoteName key="vote" slug={vote.slug} title={vote.title} beneath={announcedWords(vote)} />,
            vote.electorate ?? 'not decided',
            <span key="turnout" className="soft">
              no days yet: {vote.window}
            </span>,
            vote.question ?? 'The question is not set.',
            lawBeforeDays(vote.kind),
          ],
        })),
        ...ballots.map((ballot) => ({
          key: ballot.slug,
          cells: [
            <VoteName key="vote" slug={ballot.slug} title={ballot.title} beneath={daysOf(ballot)} />,
            <Electors key="who" ballot={ballot} />,
            <Turnout key="turnout" ballot={ballot} />,
            <Asked key="asked" ballot={ballot} />,
            ballot.legal.applies ? ballot.legal.law.name : ballot.legal.words,
          ],
        })),
      ]}
      note="The strong bar is a share of those who voted, the faint one of all who could. A share is never rounded onto or across a threshold, nor to 0 or 100. Votes of people and of practices are not one course."
    />
  )
}

const announcedWords = ({ announcedOn, announcedPrecision }: AnnouncedBallot) =>
  `announced ${announcedPrecision === 'about' ? 'about ' : ''}${longDay(announcedOn)}`

export const daysOf = ({ openedOn, closedOn, openedPrecision }: Pick<BallotCard, 'openedOn' | 'closedOn' | 'openedPrecision'>) =>
  `${openedPrecision === 'about' ? 'about ' : ''}${longDay(openedOn)} to ${longDay(closedOn)}`

function VoteName({ slug, title, beneath }: { slug: string; title: string; beneath: string }) {
  return (
    <>
      <a href={`#${slug}`}>{title}</a>
      <br />
      <span className="soft small">{beneath}</span>
    </>
  )
}

function Electors({ ballot: { eligible, elector, electorate } }: { ballot: BallotCard }) {
  return (
    <>
      {eligible === null ? '' : `${inFigures(eligible)} ${plural[elector]}`}
      {eligible === null ? null : <br />}
      <span className="soft small">{electorate}</span>
    </>
  )
}

function Turnout({ ballot }: { ballot: BallotCard }) {
  const { turnoutPerMille, cast, castNote, status, reported, regions } = ballot
  const range = regions?.toSorted((a, b) => a.turnoutPercent - b.turnoutPercent) ?? []
  const [lowest, highest] = [range[0], range.at(-1)]
  if (status !== 'declared')
    return (
      <>
        {statusWords[status]}
        {reported ? <span className="soft small"> {reported}</span> : null}
      </>
    )
  return (
    <>
      <b>{turnoutPerMille === null ? 'not known' : perMilleWords(turnoutPerMille)}</b>{' '}
      <span className="soft small">{cast === null ? (castNote ?? '') : `${inFigures(cast)} voted`}</span>
      {turnoutPerMille === null ? null : <Bar pale share={turnoutPerMille / 1000} />}
      {reported ? <span className="soft small">{reported}</span> : null}
      {lowest && highest ? (
        <span className="soft small">
          by region from {percentWords(lowest.turnoutPercent)} ({lowest.region}) to {percentWords(highest.turnoutPercent)} (
          {highest.region})
        </span>
      ) : null}
    </>
  )
}

function Asked({ ballot }: { ballot: BallotCard }) {
  const { question, questions, soughtPerMille, soughtOfEligiblePerMille } = ballot
  if (questions)
    return (
      <ul className="asked">
        {questions.map((one) => (
          <li key={one.question}>
            <span>{one.question}</span> <b>{percentWords(one.percent)} yes</b>
            <Bar share={one.percent / 100} />
            {one.percentOfAll === undefined ? null : (
              <span className="soft small">{percentWords(one.percentOfAll)} of all who could vote</span>
            )}
          </li>
        ))}
      </ul>
    )
  return (
    <div className="asked">
      {/* On a phone the question stands with the vote itself, below. */}
      <span className="wide-only">{question} </span>
      {soughtPerMille === null ? null : (
        <>
          <b>
            {perMilleWords(soughtPerMille)} {soughtInWords(ballot)}
          </b>
          <Bar share={soughtPerMille / 1000} />
        </>
      )}
      {soughtOfEligiblePerMille === null ? null : (
        <span className="soft small">{perMilleWords(soughtOfEligiblePerMille)} of all who could vote</span>
      )}
    </div>
  )
}
