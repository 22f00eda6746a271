import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { reviewDueOn } from '#app/platform/content-fields.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { contentMessageWords } from '#app/platform/front-matter.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { readDay } from '#app/platform/typed-days.ts'
import type { Db } from '#db/client.server.ts'
import { type DisputeOn, disputeOn } from './dispute-rules.ts'
import { type DisputeContent, readDisputes } from './read-dispute.server.ts'
import { knownFrom } from './when-rules.ts'

const read = cacheOf<string, DisputeContent[]>({ most: 2 })

/** The disputes of a folder of content, read once a process. Throws where one breaks its rules; a house test finds that first. */
function disputesIn(folder: string): DisputeContent[] {
  return read.of(folder, () => {
    const { disputes, messages } = readDisputes(folder)
    if (messages.length > 0) throw new Error(contentMessageWords(messages).join('\n'))
    return disputes
  })
}

const latestFirst = (one: DisputeOn, other: DisputeOn) => knownFrom(other.opened.when).localeCompare(knownFrom(one.opened.when))

/** `made up`: of the demonstration alone. `beside`: a real dispute shown beside a demonstration's made-up practices. */
export type DisputeShown = DisputeOn & { origin: 'real' | 'beside' | 'made up' }

/** The disputes of a register: the real ones, and in a demonstration its own, in which everything is made up (decision 29). */
function contentsOf(db: Db): (DisputeContent & Pick<DisputeShown, 'origin'>)[] {
  const of = (folder: string, origin: DisputeShown['origin']) => disputesIn(folder).map((content) => ({ ...content, origin }))
  return registerKindOf(db) === 'demonstration'
    ? [...of(paths.content, 'beside'), ...of(paths.madeUpContent, 'made up')]
    : of(paths.content, 'real')
}

const shown = cacheOf<string, DisputeShown>({ most: 20 })

/** A dispute as at a day. What stands in content does not change while a process lives, so the last few are kept. */
function shownOn({ origin, ...content }: DisputeContent & Pick<DisputeShown, 'origin'>, day: Day): DisputeShown | undefined {
  const key = `${origin} ${content.slug} ${day}`
  const before = shown.get(key)
  if (before) return before
  const dispute = disputeOn(content, day)
  return dispute && shown.of(key, () => ({ ...dispute, origin }))
}

/** Every dispute that had begun by a day, the last begun first. */
export const disputesOn = (db: Db, day: Day): DisputeShown[] =>
  contentsOf(db)
    .flatMap((content) => shownOn(content, day) ?? [])
    .sort(latestFirst)

/** What an address asks of a dispute: the file as at a day; or a day that is none, with a near one. */
export type AskedDispute =
  | { ok: true; dispute: DisputeShown; today: boolean }
  | { ok: false; dispute: DisputeShown; typed: string; words: string; near: Day }

/** The dispute as at the day typed, or today. Undefined where there is none of the slug that had begun by today. */
export function askedDispute(db: Db, slug: string, typed: string | null, today: Day): AskedDispute | undefined {
  const content = contentsOf(db).find((one) => one.slug === slug)
  const now = content && shownOn(content, today)
  if (!content || !now) return undefined
  if (typed === null || typed.trim() === '') return { ok: true, dispute: now, today: true }
  const day = readDay(typed)?.day
  const refused = (words: string, near: Day): AskedDispute => ({
    ok: false,
    dispute: now,
    typed: typed.slice(0, 40),
    words,
    near,
  })
  if (day === undefined) return refused(`“${typed.slice(0, 40)}” is not a day.`, nearDay(typed) ?? today)
  if (day > today) return refused(`${longDay(day)} is still to come.`, today)
  const begins = knownFrom(content.opened.when)
  const dispute = shownOn(content, day)
  if (!dispute) return refused(`On ${longDay(day)} the file had not begun.`, begins)
  return { ok: true, dispute, today: day === today }
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

/** Reads the disputes before anybody asks; what is wrong stops the start. */
export function disputesBeforeStart(db: Db): string[] {
  try {
    contentsOf(db)
    return []
  } catch (err) {
    return [err instanceof Error ? err.message : String(err)]
  }
}
