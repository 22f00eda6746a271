import type { AuditAction } from '#app/features/audit/chain/audit-rules.ts'
import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import { type Day, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import {
  type AccessLogLine,
  type ListAccess,
  linesOfDays,
  lmcAt,
  pageOfDays,
  type ShowingFacts,
  wasShown,
} from './access-log-rules.ts'
import { callShownAt } from './call-shown.sql.ts'

/** An access with an event of its own: one record opened, or an export. `as`: role and scope, never a name (decision 7). */
export type OwnLine = { at: Instant; what: OwnAccess; as: string }
type OwnAccess = 'record-seen' | 'record-exported' | 'call-seen'
/** `files`: lists taken away as a file that named the practice. `calls`: accesses to lists of calls that showed it. */
export type AccessLog = {
  from: Day
  until: Day
  lists: AccessLogLine[]
  files: AccessLogLine[]
  calls: AccessLogLine[]
  own: OwnLine[]
  earlier: boolean
}

const memberships = prepared((db) =>
  db.$client.prepare(
    `select id, lmc_slug as lmcSlug, holds_from as holdsFrom, recorded_at as recordedAt from practice_memberships where practice_code = ?`,
  ),
)
const statuses = prepared((db) =>
  db.$client.prepare(
    `select id, status, holds_from as holdsFrom, recorded_at as recordedAt from practice_statuses where practice_code = ?`,
  ),
)
const sharing = prepared((db) =>
  db.$client.prepare(
    `select shares_by_name as shares, recorded_at as recordedAt from sharing_choices where practice_code = ? order by recorded_at, id`,
  ),
)
const listAccesses = prepared((db) =>
  db.$client.prepare(
    `select at, actor from audit_events where subject = @lmc and at >= @from and at < @before and action = @action`,
  ),
)
const callAccesses = prepared((db) =>
  db.$client.prepare(
    `select e.at, e.actor from audit_events e
     where e.subject = @lmc and e.at >= @from and e.at < @before and e.action = 'lmc.calls-seen' and exists
       (select 1 from call_requests c where c.practice_code = @practice and c.lmc_slug = @lmc and ${callShownAt('e.at')})`,
  ),
)
const recordAccesses = prepared((db) =>
  db.$client.prepare(
    `select at, actor, action from audit_events
     where subject = @practice and at >= @from and at < @before and action in ('practice.record-seen', 'practice.record-exported', 'practice.call-seen')
     order by at desc`,
  ),
)
const roleOfActor = prepared((db) =>
  db.$client.prepare(
    `select s.role, coalesce(p.name, l.name, o.name) as "where", s.practice_code <> @practice as elsewhere from person_standings s
     left join practices p on p.code = s.practice_code left join lmcs l on l.slug = s.lmc_slug
     left join lmc_offices o on o.slug = s.office_slug
     where s.person_id = @actor and s.started_at <= @at and (s.ended_at is null or s.ended_at > @at)
     order by case when s.practice_code = @practice then 0
       when s.lmc_slug = @lmc or s.office_slug = (select office_slug from lmcs where slug = @lmc) then 1
       when s.practice_code is null then 2 else 3 end, s.started_at, s.id limit 1`,
  ),
)
const lmcName = prepared((db) => db.$client.prepare('select name from lmcs where slug = ?').pluck())

const OWN_ACCESSES: Partial<Record<AuditAction, OwnAccess>> = {
  'practice.record-seen': 'record-seen',
  'practice.record-exported': 'record-exported',
  'practice.call-seen': 'call-seen',
}

function showingFacts(db: Db, practiceCode: string): ShowingFacts {
  const choices = sharing(db).all(practiceCode) as { shares: number; recordedAt: Instant }[]
  return {
    memberships: memberships(db).all(practiceCode) as ShowingFacts['memberships'],
    statuses: statuses(db).all(practiceCode) as ShowingFacts['statuses'],
    sharing: choices.map(({ shares, recordedAt }) => ({ sharesByName: shares === 1, recordedAt })),
  }
}

/**
 * Who looked at a practice's record in the 91 London days that end with `until`: accesses to lists that showed it by name, one
 * line a day for each LMC, and accesses with an event of their own. `earlier`: there are more before these days.
 */
export function accessLogOf(db: Db, practiceCode: string, until: Day): AccessLog {
  const days = pageOfDays(until)
  const bounds = { from: startOfDay(days.from), before: endOfDay(until) }
  const facts = showingFacts(db, practiceCode)
  const slugs = [...new Set(facts.memberships.flatMap(({ lmcSlug }) => lmcSlug ?? []))]
  const lmcs = slugs.map((slug) => ({ slug, name: (lmcName(db).get(slug) as string | undefined) ?? slug }))
  type Found = Pick<ListAccess, 'at' | 'actor'>[]
  const named = (action: AuditAction) =>
    lmcs.flatMap((lmc) => {
      const found = listAccesses(db).all({ lmc: lmc.slug, action, ...bounds }) as Found
      return found.filter(({ at }) => wasShown(facts, lmc.slug, at)).map((access) => ({ ...access, lmc }))
    })
  const calls = lmcs.flatMap((lmc) => {
    const found = callAccesses(db).all({ practice: practiceCode, lmc: lmc.slug, ...bounds }) as Found
    return found.filter(({ at }) => lmcAt(facts, at) === lmc.slug).map((access) => ({ ...access, lmc }))
  })
  const own = recordAccesses(db).all({ practice: practiceCode, ...bounds }) as {
    at: Instant
    actor: string
    action: AuditAction
  }[]
  return {
    ...days,
    lists: linesOfDays(named('lmc.answers-seen')),
    files: linesOfDays(named('lmc.answers-exported')),
    calls: linesOfDays(calls),
    own: own.map(({ at, actor, action }) => ({
      at,
      what: OWN_ACCESSES[action] ?? 'record-seen',
      as: asWhat(db, actor, at, { practice: practiceCode, lmc: lmcAt(facts, at) }),
    })),
    earlier: facts.sharing.some(({ recordedAt }) => recordedAt < bounds.from),
  }
}

/**
 * The reader's role: the one held at that moment in this practice, else in its LMC of that time. The name of another practice is
 * never shown.
 */
function asWhat(db: Db, actor: string, at: Instant, of: { practice: string; lmc: string | null }): string {
  if (actor === 'operator' || actor === 'concert') return 'the operator of this site'
  const found = roleOfActor(db).get({ actor, at, ...of }) as
    | { role: Role; where: string | null; elsewhere: 0 | 1 | null }
    | undefined
  if (!found) return 'someone without a role'
  const where = found.elsewhere ? 'another practice' : found.where
  return where ? `${ROLE_WORDS[found.role]}, ${where}` : ROLE_WORDS[found.role]
}
