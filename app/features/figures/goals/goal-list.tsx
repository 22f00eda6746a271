import { releaseWords } from '#app/features/figures/times/asked-times-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import type { ChartGoal } from '#app/ui/charts/chart-scales.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { shareWords } from './goal-judgement.ts'
import type { Goal } from './goal-queries.server.ts'
import { goalWords, RETURNS } from './goal-record.ts'

const STATES = {
  reached: 'reached',
  'not-reached': 'not reached',
  'not-counted': 'not counted',
  open: 'not reached yet',
} as const

type GoalListProps = {
  goals: Goal[]
  /** The page of an action, at the times of the page that lists its goal. */
  actionHref?: (action: string) => string
}
const atTheLatest = (action: string) => `/figures/actions/${action}`

/** The goals of the committee, each with where it stands and the release that says so: those to come, and folded under them those that are over. */
export function GoalList({ goals, actionHref = atTheLatest }: GoalListProps) {
  if (goals.length === 0) return null
  const [open, over] = [goals.filter(isOpen), goals.filter((goal) => !isOpen(goal))]
  return (
    <section aria-labelledby="goals">
      <SectionHeading id="goals" beside="set by the committee, judged by releases">
        Goals
      </SectionHeading>
      <Goals goals={open.length === 0 ? over : open} actionHref={actionHref} />
      {open.length > 0 && over.length > 0 ? (
        <Fold level={3} title="Goals that were judged" beside={statesOf(over)}>
          <Goals goals={over} actionHref={actionHref} />
        </Fold>
      ) : null}
    </section>
  )
}

const Goals = ({ goals, actionHref }: Required<GoalListProps>) => (
  <ul className="goals">
    {goals.map((goal) => (
      <li key={goal.slug}>
        <GoalName goal={goal} actionHref={actionHref} /> by {longDay(goal.by)} <Tag kind="plain">{stateOf(goal)}</Tag>
        <Standing goal={goal} />
      </li>
    ))}
  </ul>
)

const isOpen = ({ withdrawn, judgement }: Goal) => !withdrawn && judgement.state === 'open'
/** "1 reached, 2 not reached" */
const statesOf = (goals: Goal[]) =>
  [...Map.groupBy(goals, stateOf)].map(([state, alike]) => `${alike.length} ${state}`).join(', ')

const stateOf = ({ withdrawn, judgement }: Goal) => (withdrawn ? 'withdrawn' : STATES[judgement.state])

function GoalName({ goal, actionHref }: { goal: Goal } & Pick<Required<GoalListProps>, 'actionHref'>) {
  const words = goalWords(goal)
  return goal.of === RETURNS ? <b>{words}</b> : <a href={actionHref(goal.of)}>{words}</a>
}

function Standing({ goal: { slug, judgement, percent, words, withdrawn } }: { goal: Goal }) {
  if (withdrawn)
    return (
      <p className="small">
        Withdrawn on {longDay(withdrawn.on)}: {withdrawn.reason} <a href={`/records/goal/${slug}`}>Its history</a>
      </p>
    )
  const { told } = judgement
  return (
    <>
      {told?.share ? <Bar share={told.share.count / Math.max(1, told.share.of)} mark={percent / 100} /> : null}
      <p className="small">
        {told === null
          ? 'No release has been published since.'
          : told.share === null
            ? `It was not counted in the week to ${longDay(told.weekEnd)}.`
            : `${shareWords(told.share, percent)}, ${inWords(told.share)}, as at ${longDay(told.weekEnd)}: ${releaseWords(told.release)}.`}
        {words ? ` ${words}` : ''}
      </p>
    </>
  )
}

const inWords = ({ count, of }: { count: number; of: number }) => `${inFigures(count)} of ${inFigures(of)}`

/** Goals that stand, as lines on a course. */
export const goalLines = (goals: Goal[], of: string): ChartGoal[] =>
  goals
    .filter((goal) => goal.of === of && !goal.withdrawn)
    .map(({ percent, by, setOn }) => ({
      ...{ from: setOn, until: by, share: percent / 100 },
      label: `goal ${percent}%`,
      words: `goal ${percent}% by ${longDay(by)}`,
    }))
