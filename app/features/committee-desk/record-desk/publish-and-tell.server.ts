import { publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import type { RecordOutcome } from '#app/features/editors/drafts/record-draft-store.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { announceNews } from '#app/features/menu/announcements/announce-edition.server.ts'
import { audiencesOf, TELL_EVERYBODY } from '#app/features/menu/announcements/told-choices.ts'
import { COMMITTEE } from '#app/features/menu/drafts/draft-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'

type Asked = { draftId: string; version: number; secondEditor: boolean; told: string | undefined; site: string }

/** Publishes a record and queues the mail about it, in one transaction. `told`: who is told; everybody where nothing was chosen. */
export function publishAndTell(
  db: Db,
  kind: RecordKind<unknown>,
  { told = TELL_EVERYBODY, site, ...which }: Asked,
  by: Actor,
  now: Instant,
): RecordOutcome {
  return inTransaction(db, (tx) => {
    const outcome = publishRecord(tx, kind, which, by, now)
    if (outcome.ok && kind.tells) {
      const batch = `record-${outcome.draft.publishedAs}`
      announceNews(tx, { audiences: audiencesOf(told), batch }, { committee: COMMITTEE, site }, now)
    }
    return outcome
  })
}
