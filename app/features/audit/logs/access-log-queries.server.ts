import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { AuditAction } from '#app/features/audit/chain/audit-rules.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { type Day, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { sharingChoices } from '#db/schema/adoption.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { lmcs, practiceMemberships, practiceStatuses } from '#db/schema/register.ts'
import { type AccessLogLine, linesOfDays, lmcAt, pageOfDays, type ShowingFacts, wasShown } from './access-log-rules.ts'
import { callAccesses, roleOfActor } from './logs.sql.ts'

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
  db
    .select({
      id: practiceMemberships.id,
      lmcSlug: practiceMemberships.lmcSlug,
      holdsFrom: practiceMemberships.holdsFrom,
      recordedAt: practiceMemberships.recordedAt,
    })
    .from(practiceMemberships)
    .where(eq(practiceMemberships.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)
const statuses = prepared((db) =>
  db
    .select({
      id: practiceStatuses.id,
      status: practiceStatuses.status,
      holdsFrom: practiceStatuses.holdsFrom,
      recordedAt: practiceStatuses.recordedAt,
    })
    .from(practiceStatuses)
    .where(eq(practiceStatuses.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)
const sharing = prepared((db) =>
  db
    .select({ sharesByName: sharingChoices.sharesByName, recordedAt: sharingChoices.recordedAt })
    .from(sharingChoices)
    .where(eq(sharingChoices.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(sharingChoices.recordedAt), asc(sharingChoices.id))
    .prepare(),
)
const listAccesses = prepared((db) =>
  db
    .select({ at: auditEvents.at, actor: auditEvents.actor })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subject, sql.placeholder('lmc')),
        gte(auditEvents.at, sql.placeholder('from')),
        lt(auditEvents.at, sql.placeholder('before')),
        eq(auditEvents.action, sql.placeholder('action')),
      ),
    )
    .prepare(),
)
const recordAccesses = prepared((db) =>
  db
    .select({ at: auditEvents.at, actor: auditEvents.actor, action: auditEvents.action })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subject, sql.placeholder('practice')),
        gte(auditEvents.at, sql.placeholder('from')),
        lt(auditEvents.at, sql.placeholder('before')),
        inArray(auditEvents.action, ['practice.record-seen', 'practice.record-exported', 'practice.call-seen']),
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.seq))
    .prepare(),
)
const lmcName = prepared((db) =>
  db
    .select({ name: lmcs.name })
    .from(lmcs)
    .where(eq(lmcs.slug, sql.placeholder('slug')))
    .prepare(),
)

const OWN_ACCESSES: Record<string, OwnAccess> = {
  'practice.record-seen': 'record-seen',
  'practice.record-exported': 'record-exported',
  'practice.call-seen': 'call-seen',
}

function showingFacts(db: Db, practiceCode: string): ShowingFacts {
  return {
    memberships: memberships(db).all({ practiceCode }),
    statuses: statuses(db).all({ practiceCode }),
    sharing: sharing(db).all({ practiceCode }),
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
  const lmcs = slugs.map((slug) => ({ slug, name: lmcName(db).get({ slug })?.name ?? slug }))
  const named = (action: AuditAction) =>
    lmcs.flatMap((lmc) => {
      const found = listAccesses(db).all({ lmc: lmc.slug, action, ...bounds })
      return found.filter(({ at }) => wasShown(facts, lmc.slug, at)).map((access) => ({ ...access, lmc }))
    })
  const calls = lmcs.flatMap((lmc) => {
    const found = callAccesses(db).all({ practice: practiceCode, lmc: lmc.slug, ...bounds })
    return found.filter(({ at }) => lmcAt(facts, at) === lmc.slug).map((access) => ({ ...access, lmc }))
  })
  const own = recordAccesses(db).all({ practice: practiceCode, ...bounds })
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
  const found = roleOfActor(db).get({ actor, at, ...of })
  if (!found) return 'someone without a role'
  const where = found.elsewhere ? 'another practice' : found.where
  return where ? `${ROLE_WORDS[found.role]}, ${where}` : ROLE_WORDS[found.role]
}
