import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { addBaseDraft } from './letter-layers.server.ts'

/** What one editor has drafted and the second editor finds waiting: words of a letter, and a made-up vote announced without days. */
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
}
