import { cacheOf } from '#app/platform/cache.ts'
import { reviewDueOn } from '#app/platform/content-fields.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { contentMessageWords } from '#app/platform/front-matter.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { askedDays, type Days, type RefusedDay, refusedDay, type TypedDays } from './asked-days-rules.ts'
import { type DisputeOn, disputeOn } from './dispute-rules.ts'
import { deskState, type KnownDispute, knownDisputes } from './known-disputes.server.ts'
import { readDisputes } from './read-dispute.server.ts'
import { knownFrom } from './when-rules.ts'

const latestFirst = (one: DisputeOn, other: DisputeOn) => knownFrom(other.opened.when).localeCompare(knownFrom(one.opened.when))

export type DisputeShown = DisputeOn & Pick<KnownDispute, 'origin'>

/** As they stand, and apart from them as at days that somebody typed: who types many pushes out none that everybody reads. */
const shownOf = prepared(() => {
  const [now, typed] = [cacheOf<string, DisputeShown>({ most: 20 }), cacheOf<string, DisputeShown>({ most: 20 })]
  return { now, typed }
})

/** `typed`: somebody chose them. */
type OnDays = { day: Day; known: Day | null; typed: boolean }

/** A dispute as at a day. It changes when the desk publishes, so the last few are cached by what was published last. */
function shownOn(db: Db, { origin, ...content }: KnownDispute, { day, known, typed }: OnDays): DisputeShown | undefined {
  const cache = shownOf(db)[typed ? 'typed' : 'now']
  const key = `${content.slug} ${day} ${known} ${deskState(db)}`
  const before = cache.get(key)
  if (before) return before
  const dispute = disputeOn(content, day, known)
  const shown = dispute && { ...dispute, origin }
  // A transaction may be taken back, and its count come again.
  if (shown && !db.$client.inTransaction) cache.put(key, shown)
  return shown
}

/** Every dispute that had begun by a day, as known on one or now, the last begun first. `typed`: somebody chose these days. */
export const disputesOn = (db: Db, day: Day, known: Day | null = null, typed = false): DisputeShown[] =>
  knownDisputes(db, known)
    .flatMap((content) => shownOn(db, content, { day, known, typed }) ?? [])
    .sort(latestFirst)

/** What an address asks of a dispute: the file as at a day, as known on one; or a day that is none, with a near one. */
export type AskedDispute =
  | { ok: true; dispute: DisputeShown; today: boolean }
  | ({ ok: false; dispute: DisputeShown } & RefusedDay)

/** The dispute as at and as known on the days typed. Undefined where there is none of the slug that had begun by today. */
export function askedDispute(
  db: Db,
  slug: string,
  asAt: string | null,
  today: Day,
  typedKnown: string | null = null,
): AskedDispute | undefined {
  const content = knownDisputes(db, null).find((one) => one.slug === slug)
  const now = content && shownOn(db, content, { day: today, known: null, typed: false })
  if (!content || !now) return undefined
  const days = askedDays({ asAt, known: typedKnown }, today)
  if (!days.ok) return { ...days, dispute: now }
  const { day, known } = days
  const refused = (field: RefusedDay['field'], typed: string | null, words: string, near: Day): AskedDispute => {
    return { ok: false, dispute: now, ...refusedDay(field, typed, words, near) }
  }
  const asKnown = known === null ? content : knownDisputes(db, known).find((one) => one.slug === slug)
  if (!asKnown) {
    const words = `On ${longDay(known!)} this file was not kept here: it was recorded on ${longDay(content.recorded)}.`
    return refused('known', typedKnown, words, content.recorded)
  }
  const isToday = known === null && day === today
  const dispute = isToday ? now : shownOn(db, asKnown, { day, known, typed: true })
  if (dispute) return { ok: true, dispute, today: isToday }
  const began = knownFrom(content.opened.when)
  return refused(
    asAt?.trim() ? 'as-at' : 'known',
    asAt?.trim() ? asAt : typedKnown,
    `On ${longDay(day)} the file had not begun.`,
    began,
  )
}

/** The disputes as at and as known on the days typed; where a day is none, those of today. */
type AskedDisputes = Days & { disputes: DisputeShown[]; today: boolean; refused: RefusedDay | null }

export function askedDisputes(db: Db, typed: TypedDays, today: Day): AskedDisputes {
  const days = askedDays(typed, today)
  if (!days.ok) {
    const { ok: _, ...refused } = days
    return { disputes: disputesOn(db, today), day: today, known: null, today: true, refused }
  }
  const { day, known } = days
  const isToday = known === null && day === today
  return { day, known, disputes: disputesOn(db, day, known, !isToday), today: isToday, refused: null }
}

/** Everything wrong with the disputes of a folder of content, as `file:line: what to do`, how many there are, and what is due for review. */
export function checkDisputes(folder: string, today: Day) {
  const { disputes, cared, messages } = readDisputes(folder)
  const overdue = cared
    .map(({ file, data, lineOf }) => ({ file, line: lineOf('lastReviewed'), owner: data.owner, dueOn: reviewDueOn(data) }))
    .filter(({ dueOn }) => dueOn < today)
  return { disputes: disputes.length, messages: contentMessageWords(messages), overdue }
}

/** Reads the disputes before anybody asks; what is wrong in a file stops the start. */
export function disputesBeforeStart(db: Db): string[] {
  try {
    knownDisputes(db, null)
    return []
  } catch (err) {
    return [err instanceof Error ? err.message : String(err)]
  }
}
