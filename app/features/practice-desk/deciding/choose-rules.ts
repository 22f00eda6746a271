import { type Answer, isAnswer, obstacleValues, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import { answerValues } from '#app/features/adoption/statements/answers-form.ts'
import { ANSWER_WORDS, IS_OF_TODAY } from '#app/features/practice-desk/answering/answer-words.ts'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { type Day, isDay } from '#app/platform/time.ts'

/** What the address of the page asks for: actions by slug, each with its answer. `since`: the day to begin with; '' = none. */
export type AskedFor = { slugs: string[]; answerOf: (slug: string) => Answer | null; since: Day | ''; step: boolean }

/**
 * Reads `?take=…&answer=…`, with another answer for one action in `answer-<slug>`. `pace=all`: every action in `all`, in full. A link
 * without an answer means taking in full.
 */
export function askedFor(search: URLSearchParams, all: readonly string[]): AskedFor {
  const everything = search.get('pace') === 'all'
  const common = search.get('answer') ?? 'full'
  const answerOf = (slug: string) => {
    const asked = everything ? 'full' : search.get(`answer-${slug}`) || common
    return isAnswer(asked) ? asked : null
  }
  const since = search.get('since') ?? ''
  return {
    slugs: everything ? [...all] : search.getAll('take'),
    answerOf,
    since: isDay(since) ? since : '',
    step: search.has('step'),
  }
}

const NOTHING_TICKED = 'Nothing is chosen. Tick at least one action.'

/** Why the first step does not lead to the second, by field. */
export function choiceErrors(asked: AskedFor, found: readonly DeskAction[]): FieldErrors {
  if (found.length === 0) return asked.step || asked.slugs.length > 0 ? { take: NOTHING_TICKED } : {}
  for (const { offer, open } of found) {
    const answer = asked.answerOf(offer.actionSlug)
    if (!answer) return { answer: 'Choose an answer.' }
    if (!open.includes(stateOfAnswer(answer)))
      return { take: `${offer.title}: “${ANSWER_WORDS[answer].label}” cannot be recorded now. Choose another answer for it.` }
  }
  return {}
}

/** The first values of the second step: what the record holds, and who and when where it is nearly certain. */
export function chooseStart(
  chosen: readonly (DeskAction & { answer: Answer })[],
  { partners, meetsOn, today, since }: { partners: number; meetsOn: Day | null; today: Day; since: Day | '' },
): FormValues {
  const ofAll = chosen.map(({ offer, current, asks }) => {
    const about = offer.actionSlug
    const { obstacleKind = '', obstacle = '' } = current ? obstacleValues(current) : {}
    return {
      [`obstacleKind-${about}`]: obstacleKind,
      [`obstacle-${about}`]: obstacle,
      ...answerValues(asks, current?.answers, about),
    }
  })
  const allOfToday = chosen.every(({ answer }) => IS_OF_TODAY.includes(answer))
  const [first] = chosen
  const planned = chosen.length === 1 && first?.answer === 'planned' ? (first.current?.plannedFor ?? '') : ''
  return {
    ...Object.assign({}, ...ofAll),
    since: since || (planned >= today ? planned : ''),
    decidedOn: meetsOn && meetsOn <= today ? meetsOn : allOfToday ? today : '',
    decidedBy: chosen.every(({ offer }) => offer.scope === 'pcn') ? 'network' : partners === 1 ? 'one-partner' : '',
  }
}
