import { openDatabase } from '#db/client.server.ts'
import { median } from './load.ts'
import type { Scene } from './scene.ts'

/** CPU in milliseconds for one call in this process, and calls a second. */
export type Floor = { cpuMs: number; perSecond: number }
export type Floors = Record<'countByLmc' | 'practiceActions' | 'entryInsert' | 'fiveRows', Floor>

/** The SQL of the floors, word for word: it goes into the report. */
export const FLOOR_SQL = {
  countByLmc: `select m.lmc_slug, s.action_slug, count(*) from adoption_standings s
join (select practice_code, lmc_slug, max(holds_from) from practice_memberships group by practice_code) m using (practice_code)
where s.state = 'taking' group by 1, 2`,
  practiceActions: 'select action_slug, state, extent, effective_on from adoption_standings where practice_code = ?',
  entryInsert: `insert into adoption_entries (id, practice_code, action_slug, state, extent, effective_on, void, recorded_at, recorded_by,
edition_slug, guidance_hash, note) values (?, ?, ?, 'taking', 'full', '2025-01-15', 0, ?, 'bench', ?, ?, 'A floor')`,
} as const

/** Bare better-sqlite3 on a copy of the same file, in this process: the queries behind two pages, and durable inserts (WAL, synchronous=FULL). */
export function measureFloors(scene: Scene, folder: string, seconds: number): Floors {
  const db = openDatabase(scene.copyTo(`${folder}/floors.db`)).$client
  const codes = scene.partners.map(({ practiceCode }) => practiceCode)
  const shown = db
    .prepare('select edition_slug, guidance_hash, action_slug from adoption_entries limit 1')
    .raw()
    .get() as string[]
  const [edition, guidance, action] = shown as [string, string, string]
  const countByLmc = db.prepare(FLOOR_SQL.countByLmc)
  const practiceActions = db.prepare(FLOOR_SQL.practiceActions)
  const insertEntry = db.prepare(FLOOR_SQL.entryInsert)
  const entry = (n: number) => insertEntry.run(`floor${n}`, codes[n % codes.length], action, Date.now(), edition, guidance)
  const insertReturn = db.prepare(`insert into weekly_returns values (?, ?, ?, 'bench', null)`)
  const setCurrentState =
    db.prepare(`insert into adoption_standings (practice_code, action_slug, entry_id, state, extent, effective_on)
    values (?, ?, ?, 'taking', 'full', '2025-01-15') on conflict do update set entry_id = excluded.entry_id`)
  const insertEvent = db.prepare(
    `insert into audit_events (at, actor, action, subject, detail, previous_hash, hash) values (?, 'bench', 'floor', ?, '{}', ?, ?)`,
  )
  const hash = '0'.repeat(64)
  const fiveRows = db.transaction((n: number) => {
    const code = codes[n % codes.length]
    entry(n)
    setCurrentState.run(code, action, `floor${n}`)
    insertReturn.run(code, `bench${n}`, Date.now())
    insertEvent.run(Date.now(), code, hash, hash)
    insertEvent.run(Date.now(), code, hash, hash)
  })
  let n = 0
  const floors = {
    countByLmc: repeated(seconds, () => countByLmc.raw().all()),
    practiceActions: repeated(seconds, () => practiceActions.all(codes[n++ % codes.length])),
    entryInsert: repeated(seconds, () => entry(n++)),
    fiveRows: repeated(seconds, () => fiveRows(n++)),
  }
  db.close()
  return floors
}

/** The medians of five runs that last `seconds` together. */
function repeated(seconds: number, call: () => unknown): Floor {
  const runs = Array.from({ length: 5 }, () => {
    const until = performance.now() + (seconds / 5) * 1000
    const began = performance.now()
    const before = process.cpuUsage()
    let calls = 0
    for (; performance.now() < until; calls++) call()
    const { user, system } = process.cpuUsage(before)
    return { cpuMs: (user + system) / 1000 / calls, perSecond: calls / ((performance.now() - began) / 1000) }
  })
  return { cpuMs: median(runs.map((run) => run.cpuMs)), perSecond: median(runs.map((run) => run.perSecond)) }
}
