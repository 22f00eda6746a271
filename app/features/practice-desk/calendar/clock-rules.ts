import type { Day } from '#app/platform/time.ts'

/** A day in a practice's calendar, as its kind knows it. */
export type Clock = {
  day: Day
  /** A time of the day in London, as `20:00`; left out: the whole day. */
  time?: string
  /** Says nothing of what the practice takes, decided or wrote: for a calendar that others may see. */
  neutral: string
  /** Names what it is about: on the practice's own page, and in a calendar whose owner chose so. */
  named: string
  /** Where on this site it leads. */
  href: string
}
export type DatedClock = Clock & { kind: string }

/** In order of time; a day without a time comes before the times of it. */
export const byTime = (a: Clock, b: Clock): number =>
  inOrder(a.day, b.day) || inOrder(a.time ?? '', b.time ?? '') || inOrder(a.named, b.named)

const inOrder = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Days before which a mail can be had. */
export const DAYS_BEFORE = [1, 3, 7, 14] as const

/** The days whose mail falls due after the last one written and by today: after a night without a server they are all of them. */
export function isToTell(
  day: Day,
  { daysBefore, doneOn }: { daysBefore: number; doneOn: Day },
  today: Day,
  add: AddDays,
): boolean {
  return day > add(doneOn, daysBefore) && day <= add(today, daysBefore)
}
type AddDays = (day: Day, days: number) => Day
