import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type BankHolidays, periodEnd, readPeriod } from '#app/platform/periods.ts'
import { addDays, type Day, type Instant, startOfDay } from '#app/platform/time.ts'
import type { Filled, Register } from './register-kinds.ts'

/** A clock that runs: from a day until another. `certain`: false where it runs past the known bank holidays. */
export type LineClock = { from: Day; due: Day; certain: boolean }

/** Freedom of Information Act 2000, section 10. */
const FOI_WORKING_DAYS = '20 working days'
/** Not less than 28 days, shorter where patients or money are at risk: then the notice says so (GMS Regulations 2015, schedule 3). */
const NOTICE_DAYS = '28 days'

const runs = (from: string | undefined, length: string, holidays: BankHolidays): LineClock | null => {
  const period = from ? readPeriod(length) : undefined
  if (!from || !period) return null
  const { day: due, certain } = periodEnd(from, period, holidays)
  return { from, due, certain }
}
const until = (from: string | undefined, due: string | undefined): LineClock | null =>
  from && due ? { from, due, certain: true } : null

/** The clock of a line; null where none runs: no notice given, no end written, nothing owed. */
export function clockOf(register: Register, filled: Filled, holidays: BankHolidays): LineClock | null {
  if (register === 'services') return until(filled.givenOn, filled.lastDay) ?? runs(filled.givenOn, filled.notice ?? '', holidays)
  if (register === 'agreements') {
    const end = (filled.decision === 'leave' && filled.endsOn) || filled.expiresOn
    return until(filled.startsOn ?? end, end)
  }
  const typed = until(filled.receivedOn, filled.dueOn)
  if (typed || filled.door === 'survey' || filled.door === 'assurance') return typed
  return runs(filled.receivedOn, filled.door === 'foi' ? FOI_WORKING_DAYS : NOTICE_DAYS, holidays)
}

const CLOSED_BY = ['money', 'moved', 'withdrawn']
/** Whether nothing is waited for any more, whatever its clock says. */
export function isSettled(register: Register, filled: Filled): boolean {
  if (register === 'services') return CLOSED_BY.includes(filled.outcome ?? '')
  return register === 'asked' && (filled.answeredOn !== undefined || filled.outcome !== undefined)
}

/** The day its clock ends and something is waited for; null otherwise. */
export function dueOf(register: Register, filled: Filled, holidays: BankHolidays): Day | null {
  return isSettled(register, filled) ? null : (clockOf(register, filled, holidays)?.due ?? null)
}

/**
 * The instant from which a line only tells of the past; null while it holds. An agreement that has expired and that nobody decided to
 * end goes on.
 */
export function overAt(register: Register, filled: Filled, holidays: BankHolidays): Instant | null {
  const day = overOn(register, filled, holidays)
  return day ? startOfDay(addDays(day, 1)) : null
}

function overOn(register: Register, filled: Filled, holidays: BankHolidays): Day | null {
  const clock = clockOf(register, filled, holidays)
  if (register === 'asked') return filled.answeredOn ?? (isSettled(register, filled) ? (filled.receivedOn ?? null) : null)
  if (register === 'agreements') return filled.decision === 'leave' || filled.decision === 'lapse' ? (clock?.due ?? null) : null
  return isSettled(register, filled) ? (filled.outcomeOn ?? clock?.due ?? null) : (clock?.due ?? null)
}

export type ServiceState = 'kept' | 'running' | 'ended' | 'settled'
export const SERVICE_STATES: Record<ServiceState, string> = {
  running: 'Notice runs',
  kept: 'No notice given',
  ended: 'Ended',
  settled: 'Withdrawn, paid or moved',
}
export function serviceState(filled: Filled, clock: LineClock | null, today: Day): ServiceState {
  if (isSettled('services', filled)) return 'settled'
  if (!clock) return 'kept'
  return clock.due < today ? 'ended' : 'running'
}

/** Whether an agreement has expired and nobody decided to end it: data may still flow without one. */
export const runsOn = ({ expiresOn, decision }: Filled, today: Day): boolean =>
  expiresOn !== undefined && expiresOn < today && decision !== 'leave' && decision !== 'lapse'

type Faults = Record<string, string>
const before = (one: string | undefined, other: string | undefined) => one !== undefined && other !== undefined && one < other

/** The core contract closes the practice: it stands in no register of notices (DOMAIN: its length of notice alone is known here). */
const CORE = /\b(?:core|gms|pms|apms)[ -]+(?:medical services )?(?:contract|agreement)\b/i

/** What two fields of a line say against each other, by field. */
export function lineFaults(register: Register, filled: Filled): Faults {
  if (register === 'services') return serviceFaults(filled)
  return register === 'agreements' ? agreementFaults(filled) : askedFaults(filled)
}

/** Two fields of which one asks for the other. */
function together(filled: Filled, [one, ask]: [string, string], [other, askOther]: [string, string]): Faults {
  if (filled[one] && !filled[other]) return { [other]: askOther }
  return filled[other] && !filled[one] ? { [one]: ask } : {}
}

function serviceFaults(filled: Filled): Faults {
  const { name = '', givenOn, lastDay, notice, answeredOn } = filled
  return {
    ...(CORE.test(name) && {
      name: 'The core contract is no service: to hand it back closes the practice. Speak to the LMC before anything else.',
    }),
    ...(lastDay && !givenOn && { givenOn: 'Say on which day notice was given, or leave the last day out.' }),
    ...(givenOn && !lastDay && !notice && { notice: 'Write the length of notice, or the last day of service.' }),
    ...(before(lastDay, givenOn) && { lastDay: 'The last day lies before the day notice was given.' }),
    ...together(
      filled,
      ['answer', 'Say what they answered, or leave the day out.'],
      ['answeredOn', 'Enter the day of their answer.'],
    ),
    ...(before(answeredOn, givenOn) && { answeredOn: 'The answer lies before the day notice was given.' }),
    ...together(
      filled,
      ['outcome', 'Say what came of it, or leave the day out.'],
      ['outcomeOn', 'Enter the day from which it holds.'],
    ),
  }
}

function agreementFaults(filled: Filled): Faults {
  const { startsOn, expiresOn, endsOn, decision, basis } = filled
  return {
    ...(before(expiresOn, startsOn) && { expiresOn: 'It expires before it starts.' }),
    ...together(
      filled,
      ['decision', 'Say what was decided, or leave the day out.'],
      ['decidedOn', 'Enter the day it was decided.'],
    ),
    ...(decision === 'leave' &&
      basis === 'direction' && {
        decision: 'A flow under a direction of NHS England, or required by law, cannot be left by letter.',
      }),
    ...(endsOn && decision !== 'leave' && { endsOn: 'A last day of sharing goes with the decision to leave.' }),
    ...(before(endsOn, startsOn) && { endsOn: 'The last day lies before it starts.' }),
  }
}

function askedFaults(filled: Filled): Faults {
  const { receivedOn, dueOn, answeredOn } = filled
  return {
    ...(before(dueOn, receivedOn) && { dueOn: 'This day lies before it came in.' }),
    ...(before(answeredOn, receivedOn) && { answeredOn: 'This day lies before it came in.' }),
    ...(answeredOn && !filled.outcome && { outcome: 'Say how it was answered.' }),
  }
}

export type LineRefusal =
  | 'no-such-line'
  | 'practice-closed'
  | 'changed-meanwhile'
  | 'same-name'
  | 'same-request'
  | 'too-many'
  | 'nothing-to-load'

export const MOST_LINES = 1000

export const LINE_REFUSALS: Record<LineRefusal, string> = {
  'no-such-line': 'This line is not in the register.',
  'practice-closed': 'This practice has closed: its registers take no new line.',
  'changed-meanwhile': 'A colleague changed this meanwhile. The page shows how it stands now: read it, then send again.',
  'same-name': 'A line of this name stands in the register already. Change that one.',
  'same-request':
    'One of this kind, from the same asker and of the same day, is recorded already. If this is another, say which: 2 for the second.',
  'too-many': `A register holds ${inFigures(MOST_LINES)} lines at most.`,
  'nothing-to-load': 'Every line of the table stands in the register as it is: nothing was loaded.',
}

/** Whether a line was refused because another has its name. */
export const isTwin = (reason: LineRefusal): boolean => reason === 'same-name' || reason === 'same-request'
