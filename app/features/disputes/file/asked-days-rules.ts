import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { readDay } from '#app/platform/typed-days.ts'

/** The days as an address names them; null or empty: it names none. */
export type TypedDays = { asAt: string | null; known: string | null }
/** A day that is none, or that nothing is known of, with one near it. */
export type RefusedDay = { field: 'as-at' | 'known'; typed: string; words: string; near: Day }
export const refusedDay = (field: RefusedDay['field'], typed: string | null, words: string, near: Day): RefusedDay => {
  return { field, typed: (typed ?? '').slice(0, 40), words, near }
}
/** `known`: null as known now. */
export type Days = { day: Day; known: Day | null }

/** The days asked for: today, as known now, where none is. As known on a day nothing stands that came later, so it is as at that day at the latest. */
export function askedDays(
  { asAt, known: typedKnown }: TypedDays,
  today: Day,
): ({ ok: true } & Days) | ({ ok: false } & RefusedDay) {
  const refused = (field: RefusedDay['field'], text: string | null, words: string, near: Day) => {
    return { ok: false as const, ...refusedDay(field, text, words, near) }
  }
  const isNone = (text: string | null) => `“${text!.slice(0, 40)}” is not a day.`
  const known = typedKnown?.trim() ? readDay(typedKnown)?.day : null
  if (known === undefined) return refused('known', typedKnown, isNone(typedKnown), today)
  if (known !== null && known > today) return refused('known', typedKnown, `${longDay(known)} is still to come.`, today)
  const latest = known ?? today
  if (!asAt?.trim()) return { ok: true, day: latest, known }
  const day = readDay(asAt)?.day
  if (day === undefined) return refused('as-at', asAt, isNone(asAt), nearDay(asAt) ?? today)
  if (day > today) return refused('as-at', asAt, `${longDay(day)} is still to come.`, today)
  if (day > latest) return refused('as-at', asAt, `On ${longDay(latest)} nothing was known of ${longDay(day)}.`, latest)
  return { ok: true, day, known }
}

/** 30 February is near the last day of February; undefined where month and year are none either. */
function nearDay(typed: string): Day | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(typed.trim()) ?? []
  if (!year || !month || month < '01' || month > '12') return undefined
  const next = month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`
  return readDay(next) ? addDays(next, -1) : undefined
}
