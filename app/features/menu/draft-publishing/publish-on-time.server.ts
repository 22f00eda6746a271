import type { Logger } from 'pino'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { DeskRules } from './on-draft.server.ts'
import { publishDueDrafts } from './publish-due-drafts.server.ts'

/**
 * The work of a loop that publishes drafts at their set time. It logs the result, and once why a draft was not published. Drafts
 * due while no server ran are published at the next start. Several processes on one file may run it: a draft is published once.
 */
export function publishOnTime({ db, log, rules }: { db: Db; log: Logger; rules: DeskRules }): (now: Instant) => Promise<void> {
  const told = new Set<string>()
  return async (now) => {
    for (const { draftId, outcome } of await publishDueDrafts(db, rules, now)) {
      if (outcome.ok) log.info({ draftId, edition: outcome.draft.publishedAs }, 'an edition was published at its set time')
      else if (!told.has(draftId)) log.warn({ draftId, reason: outcome.reason }, 'an edition was not published at its set time')
      told.add(draftId)
    }
  }
}
