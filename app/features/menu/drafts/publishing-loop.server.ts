import type { Logger } from 'pino'
import { mailAnnouncements } from '#app/features/menu/announcements/announce-edition.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type DeskRules, publishDueDrafts } from './publish-draft.server.ts'

/** How often the clock is looked at. In milliseconds. */
const EVERY = 2_000

/**
 * Publishes drafts when their set time comes, and writes the mails about editions a slice at a time, from now on until `stop`. What falls due while no server runs is published at the next
 * start. Several processes on one file may each run it: a draft is published once.
 */
export function startPublishing({ db, log, now, rules }: { db: Db; log: Logger; now: () => Instant; rules: DeskRules }): {
  stop: () => void
} {
  const told = new Set<string>()
  const look = () => {
    try {
      for (const { draftId, outcome } of publishDueDrafts(db, rules, now())) {
        if (outcome.ok) log.info({ draftId, edition: outcome.draft.publishedAs }, 'an edition was published at its set time')
        else if (!told.has(draftId)) log.warn({ draftId, reason: outcome.reason }, 'an edition was not published at its set time')
        told.add(draftId)
      }
      mailAnnouncements(db, now())
    } catch (error) {
      log.error({ err: error }, 'looking for editions to publish failed')
    }
  }
  look()
  const timer = setInterval(look, EVERY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
