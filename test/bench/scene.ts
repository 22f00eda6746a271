import { copyFileSync } from 'node:fs'
import { figuresKeyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { weekEnds } from '#app/features/figures/releases/release-queries.server.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import type { Day } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { BENCH_SECRET } from './child.ts'
import { CLOCK } from './england.ts'

type RoleAssignment = { personId: string; role: string; practiceCode: string | null; lmcSlug: string | null }
export type Partner = { practiceCode: string; cookie: string }

/** An England with sessions for everyone the bench plays and with released weeks worked out, ready to be copied and served. */
export type Scene = {
  copyTo: (path: string) => string
  member: string
  /** An officer of one of the largest LMCs: 159 practices, and one LMC has more. */
  officer: { lmcSlug: string; cookie: string }
  /** Partners of open practices, in an order unrelated to their codes. */
  partners: Partner[]
  /** Partners whose practice has made its sharing choice: others are asked for it before they see their desk. */
  settled: Partner[]
  /** Past week's ends, without the latest, earliest first. */
  pastWeekEnds: Day[]
}

/** `partners`: how many practices are played; `weekEnds`: how many past weeks, spread over all of them. */
export async function makeScene(england: string, path: string, play: { partners: number; weekEnds: number }): Promise<Scene> {
  copyFileSync(england, path)
  const db = openDatabase(path)
  db.$client.pragma('synchronous = OFF')
  const rows = <T>(query: string) => db.$client.prepare(query).all() as T[]
  const roles = rows<RoleAssignment>(
    'select person_id as personId, role, practice_code as practiceCode, lmc_slug as lmcSlug from person_standings order by person_id',
  )
  const cookieOf = async (personId: string, strong = true) => (await startSession(db, personId, false, { strong })).split(';')[0]!
  const partners: Partner[] = []
  for (const { personId, practiceCode } of roles)
    if (practiceCode && partners.length < play.partners) partners.push({ practiceCode, cookie: await cookieOf(personId, false) })
  // As on a running server, where a helper issues each release on its Monday.
  issueDueReleases(
    db,
    figuresKeyOf(db, () => secretKeyOf({ secretKey: BENCH_SECRET, databasePath: path })),
    CLOCK,
    (knownAt) => knownAt + 60_000,
  )
  const past = weekEnds(db).slice(1).reverse()
  const every = Math.max(1, Math.floor(past.length / play.weekEnds))
  const bySize = rows<{ slug: string }>(
    'select lmc_slug as slug from practice_memberships where lmc_slug is not null group by 1 order by count(*), 1',
  )
  const lmcSlug = bySize.at(-2)!.slug
  const officer = roles.find((assignment) => assignment.lmcSlug === lmcSlug)!
  const member = roles.find((assignment) => assignment.role === 'committee-member')!
  const chosen = new Set(rows<{ code: string }>('select practice_code as code from sharing_choices').map(({ code }) => code))
  const scene: Scene = {
    copyTo: (copy) => {
      copyFileSync(path, copy)
      return copy
    },
    member: await cookieOf(member.personId),
    officer: { lmcSlug, cookie: await cookieOf(officer.personId) },
    partners,
    settled: partners.filter(({ practiceCode }) => chosen.has(practiceCode)),
    pastWeekEnds: past.filter((_, i) => i % every === 0),
  }
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  db.$client.close()
  return scene
}

/** The same items in turn, without end. */
export function inTurn<T>(things: readonly T[]): () => T {
  let index = 0
  return () => things[index++ % things.length]!
}
