import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day, weekEndOf } from '#app/platform/time.ts'
import { readDay } from '#app/platform/typed-days.ts'

/** A release as these rules need it: its id is its Monday, with a number behind it where it was issued again. */
export type KnownRelease = { id: string; weekEnd: Day; issue: number }

/** The times of a page of figures: the week's end, the release they are known at, and the week's end they are compared with. */
export type Times = { weekEnd: Day; known: string; compare: Day | null }

/** A near question that has an answer, with its words for a link. */
export type NearTimes = { times: Times; words: string }

export type AskedTimes =
  | { ok: true; times: Times /** What was asked and is answered otherwise, a sentence each. */; notes: string[] }
  | { ok: false; field: 'as-at' | 'known' | 'compare'; typed: string; words: string; near: NearTimes[] }

const monday = (id: string): Day => id.slice(0, 10)
/** "the release of 25 November 2024"; "…, issued again" for a later one of the same week. */
export const releaseWords = (id: string) => `the release of ${longDay(monday(id))}${id.length > 10 ? ', issued again' : ''}`

/**
 * Reads the times out of an address. `releases`: all of them, newest first, never none. A day between two weeks' ends is answered
 * with the week's end before it, and says so; what has no answer is refused with near times that have one.
 */
export function askedTimes(query: URLSearchParams, releases: readonly KnownRelease[], today: Day): AskedTimes {
  const ends = [...new Set(releases.map(({ weekEnd }) => weekEnd))].sort().reverse()
  const asked = askedWeek(query.get('as-at') ?? '', ends, today)
  const usual = (weekEnd: Day) => usualTimes(weekEnd, releases, ends)
  const nearWeek = (day: Day): NearTimes => ({ times: usual(day), words: `the week to ${weekdayAndDay(day)}` })
  if (!asked.ok)
    return { ok: false, field: 'as-at', typed: query.get('as-at') ?? '', words: asked.words, near: asked.near.map(nearWeek) }
  const times = usual(asked.day)
  const notes = asked.note ? [asked.note] : []

  const known = askedRelease(query.get('known') ?? '', asked.day, releases)
  if (!known.ok) {
    const near = known.near.map((id) => ({ times: { ...times, known: id }, words: releaseWords(id) }))
    return { ok: false, field: 'known', typed: query.get('known') ?? '', words: known.words, near }
  }
  times.known = known.id
  if (known.note) notes.push(known.note)

  const typed = query.get('compare') ?? ''
  const by = (day: Day) => ownRelease(day, releases) <= times.known
  if (typed === 'none') times.compare = null
  else if (typed === '') times.compare = times.compare !== null && by(times.compare) ? times.compare : null
  else {
    const other = askedWeek(typed, ends, today)
    if (!other.ok || !by(other.day)) {
      const words = other.ok
        ? `The week to ${longDay(other.day)} was not known yet at ${releaseWords(times.known)}.`
        : other.words
      const near = ends.filter((day) => day !== times.weekEnd && by(day)).slice(0, 1)
      const offers = near.map((compare) => ({
        times: { ...times, compare },
        words: `compare with the week to ${longDay(compare)}`,
      }))
      return {
        ok: false,
        field: 'compare',
        typed,
        words,
        near: [...offers, { times: { ...times, compare: null }, words: 'compare with nothing' }],
      }
    }
    if (other.note) notes.push(other.note)
    times.compare = other.day === times.weekEnd ? null : other.day
  }
  return { ok: true, times, notes }
}

/** A week as known at the latest release, compared with four releases before, or the first; the first week stands alone. */
function usualTimes(weekEnd: Day, releases: readonly KnownRelease[], ends: readonly Day[]): Times {
  const before = ends[ends.indexOf(weekEnd) + 4] ?? ends.at(-1)!
  return { weekEnd, known: releases[0]!.id, compare: before === weekEnd ? null : before }
}

/** The first release of a week's end. */
const ownRelease = (weekEnd: Day, releases: readonly KnownRelease[]) =>
  releases.findLast((release) => release.weekEnd === weekEnd)?.id ?? '9999'

type AskedWeek = { ok: true; day: Day; note?: string } | { ok: false; words: string; near: Day[] }

function askedWeek(typed: string, ends: readonly Day[], today: Day): AskedWeek {
  const [latest, first] = [ends[0]!, ends.at(-1)!]
  if (typed === '') return { ok: true, day: latest }
  const day = readDay(typed)?.day
  if (day === undefined) return { ok: false, words: `“${typed.slice(0, 40)}” is not a day.`, near: [latest] }
  if (day > today && weekEndOf(day) > weekEndOf(today))
    return { ok: false, words: `${weekdayAndDay(day)} is still to come.`, near: [latest] }
  if (day < first && weekEndOf(day) !== first) {
    const words = `${longDay(day)} lies before the first figures: they are those of the week to ${longDay(first)}.`
    return { ok: false, words, near: first === latest ? [first] : [first, latest] }
  }
  const found = ends.find((end) => end <= day) ?? first
  if (found === day) return { ok: true, day }
  const gap = weekEndOf(day) === day && day < latest && addDays(found, 7) <= day
  const why = gap ? 'That week has no release' : 'Figures exist as at a week’s end, once it is released'
  return { ok: true, day: found, note: `${why}: ${weekdayAndDay(day)} is answered with ${weekdayAndDay(found)}.` }
}

type AskedRelease = { ok: true; id: string; note?: string } | { ok: false; words: string; near: string[] }

function askedRelease(typed: string, weekEnd: Day, releases: readonly KnownRelease[]): AskedRelease {
  const latest = releases[0]!.id
  const own = ownRelease(weekEnd, releases)
  const near = own === latest ? [own] : [own, latest]
  if (typed === '') return { ok: true, id: latest }
  const exact = releases.find(({ id }) => id === typed)
  const day = exact ? undefined : readDay(typed)?.day
  const found = exact?.id ?? (day === undefined ? undefined : releases.find(({ id }) => monday(id) <= day)?.id)
  if (found === undefined) return { ok: false, words: `“${typed.slice(0, 40)}” is no release.`, near }
  if (found < own) return { ok: false, words: `The week to ${longDay(weekEnd)} was not over at ${releaseWords(found)}.`, near }
  if (exact) return { ok: true, id: found }
  return { ok: true, id: found, note: `What was known on ${longDay(day!)} is ${releaseWords(found)}.` }
}
