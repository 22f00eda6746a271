import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { openLetterKind } from '#app/features/open-letters/desk/open-letter-kind.server.ts'
import { actOnLetter } from '#app/features/open-letters/signing/sign-letter.server.ts'
import { seenOfLetter } from '#app/features/open-letters/signing/signature-rules.ts'
import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { chanceOf } from './chance-rules.ts'
import { EARLY_EDITORS } from './goals.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const LETTER = {
  title: 'Bring what practices order (made up)',
  addressee: 'Brackwater Supplies',
  text: `Practices order dressings, syringes and paper for a day, and see patients on that day. Since the summer much of it comes late, and practices buy it twice.

We ask Brackwater Supplies

- to deliver on the day an order names,
- to say by noon of the day before what will not come,
- to publish every week how many orders came late.

We write because this is what our practices tell us.`,
  lastDay: '',
}
const SLUG = 'bring-what-practices-order-made-up'
/** LMCs whose officers sign in and find the letter waiting. */
const WAITING: readonly string[] = [demonstrationSetting.lmcSlug, demonstrationSetting.neighbourLmcSlug]

/** An open letter of six weeks ago, and the LMCs that signed it since: about one in three, one of which took that back. */
export function openLetterActs(tx: Db, lmcs: readonly string[], today: Day): { at: Instant; write: () => unknown }[] {
  const published = addDays(today, -42)
  const at = instantOf(published, '10:30')
  const act = (lmcSlug: string, done: 'signed' | 'taken-back', seen: number, by: string, when: Instant) => ({
    at: when,
    write: () =>
      actOnLetter(tx, { letterSlug: SLUG, lmcSlug, act: done, seen: seenOfLetter(seen, 1), link: '' }, { personId: by }, when),
  })
  const signing = lmcs.flatMap((lmcSlug, index) => {
    const chance = chanceOf(0, `open letter ${lmcSlug}`)
    if (WAITING.includes(lmcSlug) || !chance.is(0.34)) return []
    const by = chance.id()
    const hour = String(9 + chance.whole(0, 7)).padStart(2, '0')
    const day = addDays(published, 1 + Math.floor(chance.whole(0, 36) ** 2 / 36))
    const signed = act(lmcSlug, 'signed', 0, by, instantOf(day, `${hour}:15`))
    return index % 40 === 3 ? [signed, act(lmcSlug, 'taken-back', 1, by, instantOf(addDays(today, -2), '15:05'))] : [signed]
  })
  return [{ at, write: () => publishLetter(tx, at) }, ...signing]
}

function publishLetter(tx: Db, at: Instant): void {
  const [writer, approver] = EARLY_EDITORS
  const begun = startRecordDraft(tx, { kind: openLetterKind, subject: null, values: LETTER, title: LETTER.title }, writer, at)
  if (!begun.ok) throw new Error(begun.reason)
  const which = { draftId: begun.draft.id, version: begun.draft.version }
  const approved = approveRecord(tx, openLetterKind, which, approver, at)
  const published = approved.ok ? publishRecord(tx, openLetterKind, { ...which, secondEditor: true }, writer, at) : approved
  if (!published.ok) throw new Error(published.reason)
}
