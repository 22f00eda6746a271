import { expect, test } from 'vitest'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { latestRelease } from '#app/features/figures/releases/release-queries.server.ts'
import { actOnLetter } from '#app/features/open-letters/signing/sign-letter.server.ts'
import { stateOfCachedPages } from '#app/server/state-of-cached-pages.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import type { Db } from '#db/client.server.ts'
import { accessWorld, copyOf, parametersOf, pathTo } from '#test/support/access-world.ts'
import { allRoutes, ask, moduleOf, NOW } from '#test/support/asking.ts'
import { OPEN_LETTER } from '#test/support/open-letter.ts'

const REGISTER = 'An update of the register: pages may be behind it until midnight.'
const WITH_VERSION = 'Written with a version of its record.'
/** Tables that do not change the state by themselves, each with its reason. */
const NAMED: Record<string, string> = {
  ...{ announced_ballots: WITH_VERSION, ballots: WITH_VERSION, surveys: WITH_VERSION },
  ...{ icbs: REGISTER, lmc_offices: REGISTER, lmc_regions: REGISTER, lmcs: REGISTER, regions: REGISTER },
  drafts: 'Read only of those published, written with their edition.',
  register_kind: 'Stands in the state.',
  release_counts: 'Written with its release.',
}
/** Their rows change the state of cached pages by themselves. */
const IN_THE_STATE = ['menu_versions', 'releases', 'open_letter_acts']

/** The tables that anything asks of, from the moment this is called. */
function tablesRead(db: Db): Set<string> {
  const names = db.$client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
  const read = new Set<string>()
  const prepare = db.$client.prepare.bind(db.$client)
  db.$client.prepare = ((sql: string) => {
    for (const [word] of sql.matchAll(/\w+/g)) if (names.includes(word)) read.add(word)
    return prepare(sql)
  }) as typeof db.$client.prepare
  return read
}

test('what a cached page reads changes the state of cached pages when it changes, or is named here', async () => {
  const world = await accessWorld()
  const db = copyOf(world)
  issueDueReleases(db, demonstrationKey, NOW)
  const parameters = { ...parametersOf(world), release: latestRelease(db)!.id }
  const counted = db.$client
    .prepare("select tbl_name from sqlite_master where type = 'trigger' and sql like '%UPDATE `menu_versions`%'")
    .pluck()
    .all() as string[]
  const read = tablesRead(db)
  for (const { address, file } of allRoutes) {
    const { handle } = (await moduleOf(file)) as { handle?: PageHandle }
    if (handle?.cached) expect([address, (await ask(db, { path: pathTo(address, parameters) })).status]).toEqual([address, 200])
  }
  const left = [...read].filter((table) => ![...counted, ...IN_THE_STATE].includes(table)).sort()
  expect(left).toEqual(Object.keys(NAMED).sort())
  const before = stateOfCachedPages(db)
  const signature = {
    letterSlug: OPEN_LETTER,
    lmcSlug: 'borsetshire',
    act: 'signed',
    seen: '0/1',
    link: 'https://c.example/x',
  } as const
  expect(actOnLetter(db, signature, { personId: 'officer' }, NOW)).toEqual({ ok: true })
  expect(stateOfCachedPages(db)).not.toBe(before)
}, 60_000)
