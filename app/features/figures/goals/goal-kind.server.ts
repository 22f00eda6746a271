import { z } from 'zod'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { latestVersions, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, parseEach, parseFields } from '#app/platform/form.ts'
import { charactersOf, plainText, tooLong } from '#app/platform/free-text.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay, weekEndOf } from '#app/platform/time.ts'
import { readDay, typedDay } from '#app/platform/typed-days.ts'
import type { Db } from '#db/client.server.ts'
import { lastWeekEndBy } from './goal-judgement.ts'
import { GOAL_LABELS, type GoalRecord, goalWords, RETURNS } from './goal-record.ts'

/** The longest time ahead, in days: a goal is judged week by week until its day. */
const AHEAD = 731
/** The longest reason beside a goal, in characters. */
const WORDS = 300

const DAY_IS_OVER = 'This day is over. Choose a day from today on.'
const goalForm = z.object({
  of: z.string().refine((of) => of !== '', 'Choose the return rate or an action.'),
  percent: z
    .string()
    .transform((typed) => typed.trim().replace(/ ?%$/, ''))
    .refine((typed) => /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100, {
      error: 'Enter a whole share from 1 to 100 per cent, such as 45.',
    })
    .transform(Number),
  by: typedDay(),
  words: z
    .string()
    .default('')
    .transform(plainText)
    .refine((text) => charactersOf(text) <= WORDS, tooLong(WORDS))
    .transform((text) => text || undefined),
})

/** What a goal can be about now: the actions on the menu. */
export const goalActions = (db: Db, now: Instant) =>
  (menuAt(db, now)?.offers ?? [])
    .filter(({ status }) => onTheMenu(status))
    .map(({ actionSlug, shortTitle, offeredFrom }) => ({ slug: actionSlug, name: shortTitle, offeredFrom }))

/** A share that the committee wants reached by a day. Judged at releases alone, from what they publish. */
export const goalKind: RecordKind<GoalRecord> = {
  kind: 'goal',
  noun: 'goal',
  labels: GOAL_LABELS,
  choiceWords: ({ of = '' }, tx) => {
    const name = of === RETURNS ? 'Return rate of England' : offerInForce(tx, of, startOfDay('2099-12-31'))?.shortTitle
    return { of: name ? { [of]: name } : {} }
  },
  mayWithdraw: true,
  titleOf: (goal) => `${goalWords(goal)} by ${longDay(goal.by)}`,
  draftTitle: ({ of = '', percent: typed = '', by: typedBy = '' }, { actions = [] }) => {
    const name = of === RETURNS ? '' : actions.find(({ value }) => value === of)?.label
    if (name === undefined) return ''
    const [percent, by] = [goalForm.shape.percent.safeParse(typed), readDay(typedBy)]
    const words = percent.success ? goalWords({ of, name, percent: percent.data }) : name || 'Return rate'
    return by ? `${words} by ${longDay(by.day)}` : words
  },
  slugFor: ({ of, by }) => `${of}-by-${by}`,
  valuesOf: ({ of, percent, by, words = '' }) => ({ of, percent: String(percent), by: longDay(by), words }),
  choices: (tx, _values, now) => ({ actions: goalActions(tx, now).map(({ slug, name }) => ({ value: slug, label: name })) }),
  check: (tx, { values, slug, before }, now) => {
    const read = parseFields(goalForm, values)
    if (!read.ok) {
      // A day that is over is said beside what else is wrong.
      const { by } = parseEach(goalForm, values).read
      const isOver = by !== undefined && by !== before?.by && by < dayOf(now)
      return { ok: false, errors: { ...read.errors, ...(isOver && { by: DAY_IS_OVER }) } }
    }
    const action = goalActions(tx, now).find((one) => one.slug === read.value.of)
    const known = before?.of === read.value.of ? before.name : action?.name
    const goal: GoalRecord = { ...read.value, name: known ?? '' }
    const errors = { ...twinRefusals(tx, goal, slug), ...dayRefusals(tx, goal, before, now) }
    if (goal.of !== RETURNS && known === undefined) errors.of = 'Choose an action that is on the menu now, or the return rate.'
    if (before && before.of !== goal.of) errors.of = 'A goal stays about what it was set for. Withdraw this one and set another.'
    if (action?.offeredFrom && goal.by < action.offeredFrom)
      errors.by = `This action begins on ${longDay(action.offeredFrom)}. Choose a later day.`
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: goal }
  },
}

/** One goal for one thing and day: two would say different things of one figure. */
function twinRefusals(tx: Db, goal: GoalRecord, slug: string | null): FieldErrors {
  const { of, by } = goal
  const twin = latestVersions<GoalRecord>(tx, goalKind, { withdrawn: true }).find(
    (one) => one.slug !== slug && one.fields.of === of && one.fields.by === by,
  )
  const moved = slug === null && versionsOf<GoalRecord>(tx, 'goal', goalKind.slugFor!(goal)).length > 0
  if (!twin && moved)
    return { by: 'The goal first set for this day was moved to another. Correct that one, or choose another day.' }
  if (!twin || (twin.withdrawn && slug !== null)) return {}
  return {
    by: twin.withdrawn
      ? 'A goal for this and this day was withdrawn. Correct that one, or choose another day.'
      : 'There is a goal for this and this day already. Correct that one, or choose another day.',
  }
}

function dayRefusals(tx: Db, goal: GoalRecord, before: GoalRecord | undefined, now: Instant): FieldErrors {
  const today = dayOf(now)
  const { by, percent } = goal
  if (before && before.by < today && (before.by !== by || before.percent !== percent)) {
    const over = `Its day, ${longDay(before.by)}, is over: what was set stays. Withdraw it, or set another.`
    return before.by === by ? { percent: over } : { by: over }
  }
  if (before?.by === by) return {}
  if (by < today) return { by: DAY_IS_OVER }
  const sunday = lastWeekEndBy(by)
  if (sunday < today)
    return {
      by: `No week ends between today and this day, so no release could judge it. Choose ${weekdayAndDay(weekEndOf(today))} or a later day.`,
    }
  if (by > addDays(today, AHEAD)) return { by: 'Choose a day in the next two years.' }
  const round: { beganOn: Day; endedOn: Day | null } | undefined = menuAt(tx, now)?.round
  if (round && by < round.beganOn) return { by: `The round begins on ${longDay(round.beganOn)}. Choose a later day.` }
  if (round?.endedOn && by > round.endedOn) return { by: `The round ends on ${longDay(round.endedOn)}. Choose a day in it.` }
  return {}
}
