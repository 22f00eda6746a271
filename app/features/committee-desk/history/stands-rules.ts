import type { BallotRecord } from '#app/features/ballots/rules/ballot-record.ts'
import { statusOn, statusWords } from '#app/features/ballots/rules/ballot-rules.ts'
import type { RoundRecord } from '#app/features/menu/rounds/round-kind.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { firstDayOf } from '#app/platform/rough-days.ts'
import type { Day } from '#app/platform/time.ts'

/** Where a record stood on a day, in a word or two; null for a kind that has no course. The fields are those of the kind. */
export function standsAs(kind: string, fields: unknown, day: Day): string | null {
  if (kind === 'ballot') return ballotOn(fields as BallotRecord, day)
  if (kind === 'round') return roundOn(fields as RoundRecord, day)
  if (kind === 'event') return firstDayOf((fields as { on: string }).on) <= day ? 'it had happened' : 'it was still to come'
  return null
}

function ballotOn(record: BallotRecord, day: Day): string {
  if (record.stage === 'announced') return record.vote.announced.on <= day ? 'announced, without a day' : 'not announced yet'
  const { opened, closedOn, declaredOn } = record.vote
  return statusWords[statusOn({ openedOn: opened.on, closedOn, declaredOn }, day)].toLowerCase()
}

function roundOn({ beganOn, pausedOn, resumedOn, endedOn }: RoundRecord, day: Day): string {
  if (day < beganOn) return `it begins on ${longDay(beganOn)}`
  if (endedOn !== null && day > endedOn) return `ended on ${longDay(endedOn)}`
  const paused = pausedOn !== null && pausedOn <= day && (resumedOn === null || resumedOn > day)
  return paused ? `paused since ${longDay(pausedOn)}` : `under way since ${longDay(beganOn)}`
}
