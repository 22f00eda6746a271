import { beforeAll, expect, test } from 'vitest'
import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { recordSteps } from '#app/features/practice-desk/checklists/record-steps.server.ts'
import { markActions } from '#app/features/practice-desk/decisions/mark-actions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Drawing } from '#app/ui/draw.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, ELM_NEWS, OAK } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { deskPage } from './desk-queries.server.ts'
import { drawnDeskTables, type ShownRow, type ShownTables } from './drawn-desk.server.tsx'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const LATER = NOW + 2 * 3_600_000
const by = (who: keyof AccessWorld['people']) => ({ personId: world.people[who] })

/** The row of the action on a practice's desk, read when no statement is fresh any more. */
async function rowOf(db: Db, { code = ELM.code, cookie = world.cookies.partner!, now = LATER } = {}): Promise<ShownRow> {
  const { data } = await ask(db, { path: `/practice/${code}`, cookie, now })
  const { decided, notDecided } = (JSON.parse(data) as { tables: ShownTables }).tables
  return [...decided.rows, ...notDecided.rows].find(({ key }) => key === ACTION)!
}
/** What stands beside the same desk. */
async function sideOf(db: Db, { cookie = world.cookies.partner!, now = LATER } = {}): Promise<string> {
  const { data } = await ask(db, { path: `/practice/${ELM.code}`, cookie, now })
  return (JSON.parse(data) as { side: Drawing }).side.html
}
const drawn = (row: ShownRow) => ('drawn' in row ? row.drawn.html : 'not drawn once')

const elmSays = (db: Db, said: object) =>
  recordAdoption(
    db,
    { practiceCode: ELM.code, actionSlug: ACTION, extent: null, plannedFor: null, obstacle: null, note: null, ...said } as never,
    by('partner'),
    NOW,
  )
const note = { lmcSlug: 'borsetshire', actionSlug: ACTION, advice: null, effort: null, impact: null, seen: '' } as const
const said = { answers: null, obstacleKind: null, obstacle: null, note: 'A new word of Elm' } as const
const done = { role: null, personId: null, dueOn: null, doneOn: '2026-06-17' } as const

/** What happens, and words that the row shows from then on and did not show before. */
const HAPPENINGS: [what: string, happens: (db: Db) => unknown, shows: string][] = [
  ['a statement', (db) => elmSays(db, { state: 'stopped', effectiveOn: '2026-06-16' }), '16 June 2026'],
  [
    'a word about it',
    (db) => recordProgress(db, { practiceCode: ELM.code, actionSlug: ACTION, ...said }, by('partner'), NOW),
    'A new word of Elm.',
  ],
  [
    'a step that is done',
    (db) => {
      const changes = [{ stepId: 'find', said: done, seen: '', asks: '' }]
      const who = { ...by('partner'), role: 'practice-partner' } as const
      return recordSteps(db, { practiceCode: ELM.code, actionSlug: ACTION, changes }, who, NOW)
    },
    '>1 of ',
  ],
  [
    'what a partner thinks of it',
    (db) => {
      const roles = [{ role: 'practice-partner', practiceCode: ELM.code }] as never
      return markActions(
        db,
        { practiceCode: ELM.code, marks: new Map([[ACTION, 'for']]) },
        { id: by('partner').personId, roles },
        NOW,
      )
    },
    'mark-tally',
  ],
  [
    'a flag of the LMC',
    (db) => writeLocalNote(db, { ...note, flag: 'do-not', reason: 'A local scheme asks for it.' }, by('officer'), NOW),
    'Do not do this here',
  ],
  ['a renamed action', (db) => db.$client.exec("update actions set title = 'Renamed deed'"), 'Renamed deed'],
]

test.each(HAPPENINGS)('the desk shows %s at once, though its rows were drawn before', async (_, happens, shows) => {
  const db = copyOf(world)
  const before = drawn(await rowOf(db))
  expect(drawn(await rowOf(db))).toBe(before)
  expect(happens(db)).not.toMatchObject({ ok: false })
  const after = drawn(await rowOf(db))
  expect([before.includes(shows), after.includes(shows)]).toEqual([false, true])
})

/** What happens, and words that stand beside the desk from then on and did not stand there before. */
const BESIDE: [what: string, happens: (db: Db) => unknown, shows: string][] = [
  ['a choice to share', (db) => chooseSharing(db, ELM.code, true, by('partner'), NOW), 'share by name with your LMC'],
  [
    'a note of the LMC',
    (db) => writeLocalNote(db, { ...note, flag: 'none', reason: null, advice: 'Ask us first.' }, by('officer'), NOW),
    'Ask us first.',
  ],
  [
    'a day that is planned for something',
    (db) => elmSays(db, { state: 'planned', effectiveOn: '2026-06-17', plannedFor: '2026-06-25' }),
    'planned from this day',
  ],
  ['a renamed LMC', (db) => db.$client.exec("update lmcs set name = 'Renamed LMC'"), 'Renamed LMC'],
  [
    'a renamed edition',
    (db) => db.$client.exec("drop trigger editions_no_update; update editions set title = 'Renamed menu'"),
    'Renamed menu',
  ],
]

test.each(BESIDE)('beside the desk stands %s at once, though it was drawn before', async (_, happens, shows) => {
  const db = copyOf(world)
  const before = await sideOf(db)
  expect(await sideOf(db)).toBe(before)
  expect(happens(db)).not.toMatchObject({ ok: false })
  const after = await sideOf(db)
  expect([before.includes(shows), after.includes(shows)]).toEqual([false, true])
})

test('days that pass change what stands beside a desk without anybody’s doing', async () => {
  const db = copyOf(world)
  expect(await sideOf(db)).toContain('Sun 21 Jun')
  const nextWeek = await sideOf(db, { now: LATER + 7 * 86_400_000 })
  expect(nextWeek).toContain('Sun 28 Jun')
  expect(nextWeek).not.toContain('Sun 21 Jun')
})

test('who may choose is told so, and a colleague who may not is not', async () => {
  const db = copyOf(world)
  expect(await sideOf(db)).toContain(`/practice/${ELM.code}/sharing`)
  expect(await sideOf(db, { cookie: world.cookies.manager! })).toContain('A partner of the practice can change this.')
})

test('what a transaction took back is on no desk', async () => {
  const db = copyOf(world)
  const around = { practiceCode: ELM.code, uptake: null, marks: {}, steps: {}, today: dayOf(LATER) }
  const seen = () => JSON.stringify(drawnDeskTables(deskPage(db, ELM.code, LATER)!, around))
  db.$client.exec('begin')
  elmSays(db, { state: 'stopped', effectiveOn: '2026-06-16' })
  expect(seen()).toContain('Stopped')
  db.$client.exec('rollback')
  expect(seen()).not.toContain('Stopped')
  expect(drawn(await rowOf(db))).not.toContain('Stopped')
})

test('a row with a button to take back what was just said is drawn for its reader, and for an hour', async () => {
  const db = copyOf(world)
  elmSays(db, { state: 'stopped', effectiveOn: '2026-06-16' })
  const bodyAt = async (now: number) => {
    const { data } = await ask(db, { path: `/practice/${ELM.code}`, cookie: world.cookies.partner!, now })
    return (JSON.parse(data) as { tables: ShownTables }).tables.decided.body
  }
  expect(await rowOf(db, { now: NOW + 60_000 })).toMatchObject({ fresh: { actionSlug: ACTION } })
  expect(await bodyAt(NOW + 60_000)).toBeNull()
  expect(drawn(await rowOf(db))).toContain('Stopped')
  expect((await bodyAt(LATER))?.html).toContain(`<tr>${drawn(await rowOf(db))}</tr>`)
})

test('a row of one practice is on no desk of another, though both say the same', async () => {
  const db = copyOf(world)
  expect(drawn(await rowOf(db))).toContain(ELM_NEWS)
  const oak = drawn(await rowOf(db, { code: OAK.code, cookie: world.cookies['next-door']! }))
  expect(oak).toContain(`/practice/${OAK.code}/`)
  for (const foreign of [ELM.code, ELM_NEWS]) expect(oak).not.toContain(foreign)
})
