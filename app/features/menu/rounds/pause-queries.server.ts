import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

type Paused = { pausedOn: Day | null; resumedOn: Day | null }

/** The pauses of a round, from their first day; `until`: the day it goes on. */
export function pausesOf(db: Db, roundSlug: string): { from: Day; until: Day | null }[] {
  const [latest] = versionsOf<Paused>(db, 'round', roundSlug)
  return latest?.fields.pausedOn ? [{ from: latest.fields.pausedOn, until: latest.fields.resumedOn }] : []
}

/** The day since which a round is paused, as on a day. */
export function pausedSince(db: Db, roundSlug: string, day: Day): Day | null {
  const pause = pausesOf(db, roundSlug).find(({ from, until }) => from <= day && (until === null || until > day))
  return pause?.from ?? null
}
