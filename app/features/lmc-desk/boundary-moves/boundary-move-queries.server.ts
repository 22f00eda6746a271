import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { boundaryMoves } from './boundary-move-rules.ts'
import { lmcNames, openOnDay, practiceFacts, statementsNear, unseenUpdates } from './boundary-moves.sql.ts'

/** Updates older than this are told to nobody any more. */
const TOLD_FOR = 365 * 86_400_000

export type MovedPractice = { code: string; name: string; town: string | null; patients: number | null }
/**
 * A move of a boundary as one LMC's officers read it. `other`: the LMC on the other side, null = none. `of`: the LMC's practices and
 * patients, on the day before where they go and on the day itself where they come.
 */
export type ToldMove = {
  key: string
  recordedAt: Instant
  holdsFrom: Day
  direction: 'out' | 'in'
  other: { slug: string; name: string } | null
  practices: MovedPractice[]
  of: { practices: number; patients: number }
}

/** What updates of the register moved in an LMC's area and its officers have not marked as seen, latest first. */
export function movesToTell(db: Db, lmcSlug: string, now: Instant): ToldMove[] {
  const updates = new Set(unseenUpdates(db).all({ lmcSlug, since: now - TOLD_FOR }))
  if (updates.size === 0) return []
  const moves = boundaryMoves(lmcSlug, statementsNear(db).all({ lmcSlug }), updates)
  if (moves.length === 0) return []
  const named = moves.flatMap(({ from, to }) => [from, to])
  const names = new Map(lmcNames(db).all({ slugs: JSON.stringify(named) }))
  return moves.map(({ recordedAt, holdsFrom, from, to, practices }) => {
    const direction = from === lmcSlug ? 'out' : 'in'
    const slug = direction === 'out' ? to : from
    const asAt = direction === 'out' ? addDays(holdsFrom, -1) : holdsFrom
    const when = { asAt, knownBefore: KNOWN_NOW }
    return {
      ...{ key: `${recordedAt} ${holdsFrom} ${direction} ${slug}`, recordedAt, holdsFrom, direction },
      other: slug === null ? null : { slug, name: names.get(slug) ?? slug },
      practices: practiceFacts(db).all({ codes: JSON.stringify(practices), ...when }),
      of: openOnDay(db).get({ lmcSlug, ...when })!,
    }
  })
}
