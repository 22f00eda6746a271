import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { guidanceKind } from '#app/features/menu/guidance/guidance-kind.server.ts'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { addBaseDraft } from './letter-layers.server.ts'

/** What one editor has drafted and the second editor finds waiting: words of a letter, a made-up vote announced without days, a sentence about safety. */
export function addCommitteeDesk(db: Db, now: Instant): void {
  addBaseDraft(db, now)
  const editor = personByEmail(db, 'editor@example.org')
  if (!editor) throw new Error('no editor')
  const title = 'Vote on the next phase (made up)'
  const announcedOn = longDay(addDays(dayOf(now), -3))
  const values = {
    title,
    announcedOn,
    window: 'early next year',
    electorate: 'GP partners who are members, England',
    voterNeeds: 'Check that the scrutineer has your address. Who joins by the day before the vote may vote.',
    summary:
      'Made up for the demonstration: the committee says that it will ask partners about the next phase. Days and question are not set.',
    sources: `A made-up paper of the demonstration | https://example.org/next-phase | ${announcedOn}`,
  }
  const begun = startRecordDraft(db, { kind: ballotKind, subject: null, values, title }, { personId: editor }, now)
  if (!begun.ok) throw new Error(begun.reason)
  correctGuidance(db, { personId: editor }, now)
}

/** A sentence about safety that one editor has added to the words of an action; the second finds it waiting. */
function correctGuidance(db: Db, by: Actor, now: Instant): void {
  const begun = startRecordDraft(db, { kind: guidanceKind, subject: 'cap-contacts' }, by, now)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, values, title } = begun.draft
  const safety = `${values.patientSafety} Reception knows by name which patients are never sent on.`
  const reason = 'Practices asked who is seen whatever the count (made up for the demonstration).'
  const saved = saveRecordDraft(
    db,
    { draftId, seen: seenOfRecord(values), title, values: { ...values, patientSafety: safety, reason } },
    by,
    now,
  )
  if (!saved.ok) throw new Error(saved.reason)
}
