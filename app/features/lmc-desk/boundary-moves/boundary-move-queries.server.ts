import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { boundaryMoves, type MembershipStatement } from './boundary-move-rules.ts'

/** Updates older than this are told to nobody any more. */
const TOLD_FOR = 365 * 86_400_000

const unseenUpdates = prepared((db) =>
  db.$client
    .prepare(
      `select i.recorded_at from register_imports i where i.recorded_at >= @since
       and not exists (select 1 from boundary_moves_seen s where s.lmc_slug = @lmcSlug and s.recorded_at = i.recorded_at)`,
    )
    .pluck(),
)
/** Of practices that were stated once alone, nothing can have moved: they are not read. */
const statementsNear = prepared((db) =>
  db.$client.prepare(
    `select m.id, m.practice_code as practiceCode, m.lmc_slug as lmcSlug, m.holds_from as holdsFrom, m.recorded_at as recordedAt
     from (select distinct practice_code from practice_memberships where lmc_slug = @lmcSlug) p
     join practice_memberships m on m.practice_code = p.practice_code
     where exists (select 1 from practice_memberships o where o.practice_code = p.practice_code and o.id <> m.id)
     order by m.practice_code, m.id`,
  ),
)
const lmcNames = prepared((db) => db.$client.prepare('select slug, name from lmcs'))
const practiceFacts = prepared((db) =>
  db.$client.prepare(
    `select p.code, p.name, p.town, ${heldOn('practice_list_sizes', 'patients', 'p.code')} as patients
     from json_each(@codes) j join practices p on p.code = j.value order by p.name, p.code`,
  ),
)
const openOnDay = prepared((db) =>
  db.$client.prepare(
    `select count(*) as practices, coalesce(sum(${heldOn('practice_list_sizes', 'patients', 'p.code')}), 0) as patients
     from (select distinct practice_code from practice_memberships where lmc_slug = @lmcSlug) m join practices p on p.code = m.practice_code
     where ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} = @lmcSlug and ${heldOn('practice_statuses', 'status', 'p.code')} = 'open'`,
  ),
)

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
  const updates = new Set(unseenUpdates(db).all({ lmcSlug, since: now - TOLD_FOR }) as Instant[])
  if (updates.size === 0) return []
  const moves = boundaryMoves(lmcSlug, statementsNear(db).all({ lmcSlug }) as MembershipStatement[], updates)
  if (moves.length === 0) return []
  const names = new Map((lmcNames(db).all() as { slug: string; name: string }[]).map(({ slug, name }) => [slug, name]))
  return moves.map(({ recordedAt, holdsFrom, from, to, practices }) => {
    const direction = from === lmcSlug ? 'out' : 'in'
    const slug = direction === 'out' ? to : from
    const asAt = direction === 'out' ? addDays(holdsFrom, -1) : holdsFrom
    const when = { asAt, knownBefore: KNOWN_NOW }
    return {
      ...{ key: `${recordedAt} ${holdsFrom} ${direction} ${slug}`, recordedAt, holdsFrom, direction },
      other: slug === null ? null : { slug, name: names.get(slug) ?? slug },
      practices: practiceFacts(db).all({ codes: JSON.stringify(practices), ...when }) as MovedPractice[],
      of: openOnDay(db).get({ lmcSlug, ...when }) as ToldMove['of'],
    }
  })
}
