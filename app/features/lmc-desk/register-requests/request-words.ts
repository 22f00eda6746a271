import { dayAndMonth, longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import type { RegisterRequest } from './request-queries.server.ts'

/** What a request says: "Leeds LMC says that it belongs to Wakefield LMC from 1 April 2024." */
export function requestInWords({ kind, lmc, other, fromDay, successor }: RegisterRequest): string {
  if (kind === 'took-over') return `${lmc.name} says that ${successor?.name} (${successor?.code}) took over from it.`
  const where = other ? `belongs to ${other.name}` : 'belongs to another LMC, which it does not know'
  return `${lmc.name} says that it ${where} from ${fromDay ? longDay(fromDay) : 'a day'}.`
}

/** Who is to answer, or what came of it. */
export function requestStandsInWords({ state, other, byOperator, askedAt, answeredAt }: RegisterRequest): string {
  const asked = `Asked on ${dayAndMonth(dayOf(askedAt))}.`
  if (state === 'confirmed') return `${asked} Confirmed on ${dayAndMonth(dayOf(answeredAt ?? 0))}: the register says so now.`
  if (state === 'refused') return `${asked} Refused on ${dayAndMonth(dayOf(answeredAt ?? 0))}: the register stays as it is.`
  if (state === 'withdrawn') return `${asked} Taken back: the register stays as it is.`
  if (state === 'overtaken') return `${asked} The register was brought up to date since: there is nothing to confirm any more.`
  if (!byOperator) return `${asked} ${other?.name} is to answer. Until then nothing changes.`
  const why = other ? `nobody of ${other.name} uses Concert yet` : 'no LMC is named'
  return `${asked} The operator of this site answers, as ${why}. Until then nothing changes.`
}

/** What an officer should know before saying that a practice is not theirs. */
export const NOT_OURS_NOTES = [
  'The other LMC reads this and confirms or refuses.',
  'Until then nothing changes: you see the practice as before.',
  'The practice reads it on its desk.',
]
