import { STEP_ROLES } from '#app/features/menu/editions/menu-rules.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { type ChecklistLine, LEFT, type StepSaid, type StepsDone } from './step-rules.ts'

const isRole = (who: string): who is keyof typeof STEP_ROLES => Object.hasOwn(STEP_ROLES, who)
const lowerFirst = (words: string) => (/^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words)

/** The roles as answers to "who does it". */
export const ROLE_OPTIONS = Object.entries(STEP_ROLES).map(([value, words]) => ({ value, label: withCapital(words) }))

/** "Next: tell the locums, by 5 Dec 2024", "All done". */
export function nextInWords({ next }: StepsDone, today: Day): string {
  if (!next) return 'All steps done'
  const late = next.dueOn !== null && next.dueOn < today ? ', late' : ''
  return `Next: ${lowerFirst(next.title)}${next.dueOn ? `, by ${longDay(next.dueOn)}${late}` : ''}`
}

/** "Done on 12 Aug 2024, ticked by a practice manager", "Dr Ito, by 5 Dec 2024, late". */
export function stepInWords(
  { who, name, usually, dueOn, doneOn, doneBy }: Pick<ChecklistLine, 'who' | 'name' | 'usually' | 'dueOn' | 'doneOn' | 'doneBy'>,
  today: Day,
): string {
  const given = name ?? (who === LEFT ? 'somebody who has left' : isRole(who) ? STEP_ROLES[who] : null)
  if (doneOn && doneBy) return `Done on ${longDay(doneOn)}${given ? ` by ${given}` : ''}, recorded by a ${ROLE_WORDS[doneBy]}`
  const due = dueOn ? `by ${longDay(dueOn)}${dueOn < today ? ', late' : ''}` : ''
  const people = given ?? (usually ? `nobody named, usually ${STEP_ROLES[usually]}` : 'nobody named')
  return withCapital([people, due].filter(Boolean).join(', '))
}

/** "Recorded. 3 of 5 steps are done.", after a form. */
export const doneInWords = (recorded: number, { done, of }: StepsDone): string =>
  `${recorded === 0 ? 'Nothing was different, so nothing is recorded' : 'Recorded'}. ${done} of ${of} steps are done.`

/** What was said of a step, for the practice's record: never a name. */
export function stepSaidInWords({ role, personId, dueOn, doneOn }: StepSaid): { label: string; words: string }[] {
  const who = role ? STEP_ROLES[role] : personId ? 'a person of the practice' : null
  return [
    ...(who ? [{ label: 'Who', words: withCapital(who) }] : []),
    ...(dueOn ? [{ label: 'By', words: longDay(dueOn) }] : []),
    ...(doneOn ? [{ label: 'Done on', words: longDay(doneOn) }] : []),
  ]
}

/** Why a step is not recorded, in words. */
export const STEP_REFUSALS = {
  'practice-closed': 'The practice is closed, so its checklists stay as they are.',
  'step-unknown': 'The guidance has no such step now. Open the page again.',
  'changed-meanwhile':
    'A colleague changed the steps below since you opened the page. What you typed is kept. Save again if you mean to put it in place.',
} as const
export type StepRefusal = keyof typeof STEP_REFUSALS
