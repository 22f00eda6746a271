import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterEvents } from '#db/schema/letters.ts'
import type { Outcome, ReplyKind } from '../letter-texts/letter-words.ts'
import { letterById, seenOfLetter } from './letter-queries.server.ts'
import type { LetterRefusal, SentLetter } from './letter-rules.ts'

type Place = { practiceCode: string; letterId: string; seen: string }
type Recorded = { ok: true } | { ok: false; reason: LetterRefusal }
/** What came of a letter, on a day; or what was recorded by mistake: an event by its id, the letter itself by null. */
export type WhatCame =
  | { kind: 'reply'; what: ReplyKind; happenedOn: Day }
  | { kind: 'outcome'; what: Outcome; happenedOn: Day }
  | { kind: 'taken-back'; takesBackId: string | null }

const ACTIONS = { reply: 'letter.reply-recorded', outcome: 'letter.outcome-recorded', 'taken-back': 'letter.taken-back' } as const

/** Records a reply, an outcome, or that one was recorded by mistake. `seen`: the marker of the letter's page. */
export function recordWhatCame(
  db: Db,
  { practiceCode, letterId, seen, ...came }: Place & WhatCame,
  by: Actor,
  now: Instant,
): Recorded {
  return inTransaction(db, (tx): Recorded => {
    const letter = letterById(tx, practiceCode, letterId)
    if (!letter) return { ok: false, reason: 'no-such-letter' }
    if (seenOfLetter(tx, letterId) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const refusal = refusalOf(letter, came, now)
    if (refusal) return { ok: false, reason: refusal }
    const [id, recordedAt] = [newId(), recordingTime(tx, now)]
    const { lastInsertRowid } = tx
      .insert(letterEvents)
      .values({ id, letterId, practiceCode, ...came, recordedAt, recordedBy: by.personId })
      .run()
    const event = { at: recordedAt, actor: by.personId, action: ACTIONS[came.kind], subject: letterId }
    recordEvent(tx, event, rowsWritten(tx, { letter_events: lastInsertRowid }))
    return { ok: true }
  })
}

function refusalOf({ sentOn, events }: SentLetter, came: WhatCame, now: Instant): LetterRefusal | undefined {
  if (came.kind === 'taken-back')
    return came.takesBackId === null || events.some(({ id }) => id === came.takesBackId) ? undefined : 'no-such-letter'
  if (came.happenedOn > dayOf(now)) return 'not-yet'
  return came.happenedOn < sentOn ? 'before-sent' : undefined
}
