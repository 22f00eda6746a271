import { cacheOf } from '#app/platform/cache.ts'
import { reviewDueOn } from '#app/platform/content-fields.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { contentMessageWords } from '#app/platform/front-matter.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { readDay } from '#app/platform/typed-days.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type DisputeOn, disputeOn } from './dispute-rules.ts'
import { deskState, type KnownDispute, knownDisputes } from './known-disputes.server.ts'
import { readDisputes } from './read-dispute.server.ts'
import { knownFrom } from './when-rules.ts'

const latestFirst = (one: DisputeOn, other: DisputeOn) => knownFrom(other.opened.when).localeCompare(knownFrom(one.opened.when))

export type DisputeShown = DisputeOn & Pick<KnownDispute, 'origin'>

const shownOf = prepared(() => cacheOf<string, DisputeShown>({ most: 20 }))

/** A dispute as at a day. It changes when the desk publishes, so the last few are cached by what was published last. */
function shownOn(db: Db, { origin, ...content }: KnownDispute, day: Day, known: Day | null): DisputeShown | undefined {
  const key = `${content.slug} ${day} ${known} ${deskState(db)}`
  const before = shownOf(db).get(key)
  if (before) return before
  const dispute = disputeOn(content, day, known)
  return dispute && shownOf(db).of(key, () => ({ ...dispute, origin }))
}

/** Every dispute that had begun by a day, the last begun first. */
export const disputesOn = (db: Db, day: Day): DisputeShown[] =>
  knownDisputes(db, null)
    .flatMap((content) => shownOn(db, content, day, null) ?? [])
    .sort(latestFirst)

/** What an address asks of a dispute: the file as at a day, as known on one; or a day that is none, with a near one. */
export type AskedDispute =
  | { ok: true; dispute: DisputeShown; today: boolean }
  | { ok: false; dispute: DisputeShown; field: 'as-at' | 'known'; typed: string; words: string; near: Day }

/**
 * The dispute as at the day typed, or today, as known now or on the day typed. Undefined where there is none of the slug that had begun
 * by today. As known on a day nothing stands that came later, so the file is as at that day at the latest.
 */
export function askedDispute(
  db: Db,
  slug: string,
  typed: string | null,
  today: Day,
  typedKnown: string | null = null,
): AskedDispute | undefined {
  const content = knownDisputes(db, null).find((one) => one.slug === slug)
  const now = content && shownOn(db, content, today, null)
  if (!content || !now) return undefined
  const refused = (field: 'as-at' | 'known', text: string, words: string, near: Day): AskedDispute => {
    return { ok: false, dispute: now, field, typed: text.slice(0, 40), words, near }
  }
  const known = typedKnown?.trim() ? readDay(typedKnown)?.day : null
  if (known === undefined) return refused('known', typedKnown!, `“${typedKnown!.slice(0, 40)}” is not a day.`, today)
  if (known !== null && known > today) return refused('known', typedKnown!, `${longDay(known)} is still to come.`, today)
  const asKnown = known === null ? content : knownDisputes(db, known).find((one) => one.slug === slug)
  if (!asKnown) {
    const words = `On ${longDay(known!)} this file was not kept here: it was recorded on ${longDay(content.recorded)}.`
    return refused('known', typedKnown!, words, content.recorded)
  }
  const latest = known ?? today
  if (typed === null || typed.trim() === '')
    return { ok: true, dispute: known === null ? now : shownOn(db, asKnown, known, known)!, today: known === null }
  const day = readDay(typed)?.day
  if (day === undefined) return refused('as-at', typed, `“${typed.slice(0, 40)}” is not a day.`, nearDay(typed) ?? today)
  if (day > today) return refused('as-at', typed, `${longDay(day)} is still to come.`, today)
  if (day > latest) return refused('as-at', typed, `On ${longDay(latest)} nothing was known of ${longDay(day)}.`, latest)
  const dispute = shownOn(db, asKnown, day, known)
  if (!dispute) return refused('as-at', typed, `On ${longDay(day)} the file had not begun.`, knownFrom(content.opened.when))
  return { ok: true, dispute, today: known === null && day === today }
}

/** 30 February is near the last day of February; undefined where month and year are none either. */
function nearDay(typed: string): Day | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(typed.trim()) ?? []
  if (!year || !month || month < '01' || month > '12') return undefined
  const next = month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`
  return readDay(next) ? addDays(next, -1) : undefined
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
