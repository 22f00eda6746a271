import { asc, eq, sql } from 'drizzle-orm'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { practiceGroups } from '#db/schema/lmc-groups.ts'
import type { PracticeGroup } from './group-rules.ts'
import { members, membersOf } from './groups.sql.ts'

const groups = prepared((db) =>
  db
    .select({ id: practiceGroups.id, name: practiceGroups.name, version: practiceGroups.version })
    .from(practiceGroups)
    .where(eq(practiceGroups.lmcSlug, sql.placeholder('lmcSlug')))
    .orderBy(asc(practiceGroups.nameFolded))
    .prepare(),
)

/** An LMC's own groups by name. `here`: the codes of its open practices; one that is not among them has left its groups. */
export function groupsOfLmc(db: Db, lmcSlug: string, here: ReadonlySet<string>): PracticeGroup[] {
  const own = groups(db).all({ lmcSlug })
  if (own.length === 0) return []
  const codes = new Map(own.map(({ id }): [string, string[]] => [id, []]))
  for (const [id, code] of members(db).all(lmcSlug)) if (here.has(code)) codes.get(id)?.push(code)
  return own.map((group) => ({ ...group, codes: codes.get(group.id)! }))
}

/** A practice that was in a group and is no longer an open practice of the LMC. `lmcNow`: null = none. */
export type LeftMember = { code: string; name: string; closed: boolean; lmcNow: string | null }

export function leftMembers(db: Db, groupId: string, here: ReadonlySet<string>, today: Day): LeftMember[] {
  const all = membersOf(db).all({ groupId, asAt: today, knownBefore: KNOWN_NOW })
  return all
    .filter(({ code }) => !here.has(code))
    .map(({ code, name, lmcNow, status }) => ({ code, name, lmcNow, closed: status !== 'open' }))
}
