import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { dueLines } from '#app/features/registers/lines/line-queries.server.ts'
import { type Filled, nameOfLine, type Register } from '#app/features/registers/lines/register-kinds.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { waiting } from './calendar.sql.ts'
import type { Clock } from './clock-rules.ts'

/** Days behind today that a calendar still shows. */
const BEHIND = 28

const NAMED: Record<Register, (name: string) => string> = {
  services: (name) => `${name}: last day of service`,
  agreements: (name) => `${name}: the agreement expires`,
  asked: (name) => `To be answered: ${name}`,
}
const namedOf = (register: Register, filled: Filled) =>
  register === 'agreements' && filled.decision === 'leave'
    ? `${nameOfLine(register, filled)}: last day of sharing`
    : NAMED[register](nameOfLine(register, filled))

/**
 * The days of a practice's papers: last days of notices, answers asked for and owed, agreements that expire. A notice that stands in the
 * register and in a letter is told once.
 */
export function paperClocks(db: Db, practiceCode: string, now: Instant): Clock[] {
  const here = `/practice/${practiceCode}`
  const from = addDays(dayOf(now), -BEHIND)
  const neutral = 'A day of our practice'
  const lines = dueLines(db, practiceCode, from)
  const ended = new Set(lines.map(({ dueOn, filled }) => `${dueOn} ${(filled.name ?? filled.title ?? '').toLowerCase()}`))
  const ofLines = new Set(lines.map(({ dueOn, id }) => `${dueOn} ${id}`))
  const isInRegister = (title: string, day: Day, lineId: string | null) =>
    ofLines.has(`${day} ${lineId}`) ||
    [...ended].some((key) => key.startsWith(day) && title.toLowerCase().startsWith(key.slice(11)) && key.length > 11)
  const letters = waiting(db)
    .all({ practiceCode, from })
    .flatMap(({ id, title, answerBy, endsOn, lineId }): Clock[] => {
      const href = `${here}/letters/sent/${id}`
      return [
        ...(answerBy ? [{ day: answerBy, neutral, named: `${title}: answer asked for`, href }] : []),
        ...(endsOn && !isInRegister(title, endsOn, lineId) ? [{ day: endsOn, neutral, named: `${title}: last day`, href }] : []),
      ]
    })
  const claims = claimsOf(db, { practiceCode }).flatMap(({ id, state, answerBy, sentTo }) =>
    state === 'waiting' && answerBy && answerBy >= from
      ? [{ day: answerBy, neutral, named: `Claim to ${sentTo}: answer asked for`, href: `${here}/claims/${id}` }]
      : [],
  )
  return [
    ...letters,
    ...claims,
    ...lines.map(({ id, register, filled, dueOn }) => ({
      ...{ day: dueOn, neutral, named: namedOf(register, filled) },
      href: `${here}/registers/${register}/lines/${id}`,
    })),
  ]
}
