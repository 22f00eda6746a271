import { z } from 'zod'
import { STEP_ROLES, type StepRole } from '#app/features/menu/editions/menu-rules.ts'
import { type FieldErrors, type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { PARTS, seenOf } from './step-form-values.ts'
import { type DoneBy, LEFT, type StepNow, type StepPerson, type StepSaid, whoField } from './step-rules.ts'

/** A step is planned at most so far ahead. */
const AHEAD = 731

/** What a form asks to change: the step, what is said of it now, and what its page showed. */
export type StepChange = { stepId: string; said: Omit<StepSaid, 'doneBy'>; seen: string; asks: string }

type Context = {
  ids: readonly string[]
  /** What holds now of each step that was ever said of. */
  now: readonly StepNow[]
  people: readonly StepPerson[]
  today: Day
  /** Null = not known. */
  openedOn: Day | null
}

/**
 * Reads a checklist's form: the steps whose fields differ from what its page showed. A button "Done today" or "Not done" sets the day of
 * its step. A step is done today or earlier, and not before the practice opened.
 */
export function parseChecklist(typed: FormValues, { ids, now, people, today, openedOn }: Context): FormOutcome<StepChange[]> {
  const [, pressed, of] = /^(done|undo) (.+)$/.exec(typed.do ?? '') ?? []
  const values = of ? { ...typed, [`done-${of}`]: pressed === 'done' ? today : '' } : typed
  const schema = z.object({
    who: z.string().refine((who) => who === '' || isRole(who) || who === LEFT || people.some(({ roleId }) => roleId === who), {
      message: 'Choose one of the list, or nobody.',
    }),
    due: optional(
      dayFrom(openedOn).refine((day) => day <= addDays(today, AHEAD), 'This day is more than two years ahead. Check the year.'),
    ),
    done: optional(
      dayFrom(openedOn).refine((day) => day <= today, 'This day is in the future. Enter the day once the step is done.'),
    ),
  })
  const changes: StepChange[] = []
  const errors: FieldErrors = {}
  for (const id of ids) {
    const [who, due, done, seen] = PARTS.map((part) => (values[`${part}-${id}`] ?? '').trim()) as [string, string, string, string]
    const form = parseFields(schema, { who, ...(due && { due }), ...(done && { done }) })
    if (!form.ok) for (const [part, message] of Object.entries(form.errors)) errors[`${part}-${id}`] = message
    if (!form.ok) continue
    const asks = seenOf({ who: form.value.who, dueOn: form.value.due, doneOn: form.value.done })
    if (asks === (seen || seenOf({ who: '', dueOn: null, doneOn: null }))) continue
    const given = who === LEFT ? (now.find(({ stepId }) => stepId === id)?.personId ?? null) : null
    const said = { ...whoOf(form.value.who, given, people), dueOn: form.value.due, doneOn: form.value.done }
    changes.push({ stepId: id, said, seen, asks })
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: changes }
}

const isRole = (who: string): who is StepRole => Object.hasOwn(STEP_ROLES, who)
const dayFrom = (openedOn: Day | null) =>
  typedDay().refine(
    (day) => openedOn === null || day >= openedOn,
    'This day is before the practice opened, according to the register.',
  )
const optional = (day: ReturnType<typeof dayFrom>) => day.optional().transform((typed) => typed ?? null)

function whoOf(who: string, given: string | null, people: readonly StepPerson[]): Pick<StepSaid, 'role' | 'personId'> {
  if (isRole(who)) return { role: who, personId: null }
  return { role: null, personId: who === LEFT ? given : (people.find(({ roleId }) => roleId === who)?.personId ?? null) }
}

/** What is recorded of a change: a new day is ticked by who records it, one that stays by who ticked it. */
export function asRecorded(said: StepChange['said'], before: StepSaid, by: DoneBy): StepSaid {
  const doneBy = said.doneOn === null ? null : said.doneOn === before.doneOn ? before.doneBy : by
  return { ...said, doneBy }
}

/** A step as it is now, as its page would show it. */
export const seenNow = (said: StepSaid, people: readonly StepPerson[]) => seenOf({ ...said, who: whoField(said, people) })
