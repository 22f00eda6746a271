import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { lineFaults } from '#app/features/registers/lines/line-rules.ts'
import { inWords } from '#app/features/registers/lines/line-words.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { draftById } from '../letters/letter-queries.server.ts'
import { recordSent, type SentOutcome } from '../letters/record-sent.server.ts'
import { saidByDraft } from './line-of-letter-queries.server.ts'

type Sent = { practiceCode: string; draftId: string; sentOn: Day; seen: string }
/** `written`: what stands in the register now, in words. */
export type SentInRegister =
  | { ok: true; letterId: string; written: string[] }
  | Extract<SentOutcome, { ok: false }>
  | { ok: false; reason: 'line-changed' | 'line-refuses'; why: string }

const CHANGED = 'A colleague changed the line in the register meanwhile. Read what it says now, and record the letter then.'

/**
 * Records a letter as sent, and what it says in the line of the register it is about. `lineSeen`: the version of the line that was shown,
 * null where the register stays as it is.
 * Refused as a whole where the line is another by now, or would not take what the letter says.
 */
export function recordSentInRegister(
  db: Db,
  { lineSeen, ...sent }: Sent & { lineSeen: string | null },
  by: Actor,
  now: Instant,
): SentInRegister {
  return inTransaction(db, (tx): SentInRegister => {
    const draft = draftById(tx, sent.practiceCode, sent.draftId)
    const said = draft && lineSeen !== null ? saidByDraft(tx, draft, sent.sentOn, now) : undefined
    if (said && said.line.version !== lineSeen) return { ok: false, reason: 'line-changed', why: CHANGED }
    const filled = { ...said?.line.filled, ...said?.says }
    // A day to come is refused as such below, and not for what the line makes of it.
    const [fault] = said && sent.sentOn <= dayOf(now) ? Object.values(lineFaults(said.line.register, filled)) : []
    if (fault)
      return {
        ok: false,
        reason: 'line-refuses',
        why: `The register cannot take it: ${fault} Untick it, and change the line there.`,
      }
    const outcome = recordSent(tx, sent, by, now)
    if (!outcome.ok || !said || lineSeen === null) return outcome.ok ? { ...outcome, written: [] } : outcome
    const { register, id: lineId } = said.line
    const saved = saveLine(tx, { practiceCode: sent.practiceCode, register, lineId, seen: lineSeen, filled }, by, now)
    if (!saved.ok) throw new Error(`A line that was looked at refused what a letter says: ${saved.reason}`)
    return { ...outcome, written: inWords(register, said.says) }
  })
}
