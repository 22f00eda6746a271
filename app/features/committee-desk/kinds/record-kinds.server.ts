import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import { disputeKind } from '#app/features/disputes/desk/dispute-kind.server.ts'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { surveyKind } from '#app/features/disputes/surveys/survey-kind.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { goalKind } from '#app/features/figures/goals/goal-kind.server.ts'
import { guidanceKind } from '#app/features/menu/guidance/guidance-kind.server.ts'
import { roundKind } from '#app/features/menu/rounds/round-kind.server.ts'
import { openLetterKind } from '#app/features/open-letters/desk/open-letter-kind.server.ts'
import { eventKind } from '#app/features/timeline/events/event-kind.server.ts'

/** Every kind of record that the committee's desk enters, in the order of the desk. A later kind joins with one entry here. */
export const RECORD_KINDS: readonly RecordKind<unknown>[] = [
  ballotKind,
  guidanceKind,
  roundKind,
  eventKind,
  goalKind,
  openLetterKind,
  surveyKind,
  disputeKind,
  disputePartKind,
]

export const recordKindOf = (kind: string): RecordKind<unknown> | undefined => RECORD_KINDS.find((one) => one.kind === kind)
