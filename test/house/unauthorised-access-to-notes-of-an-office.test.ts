import { beforeAll, expect, test } from 'vitest'
import { askForNotes } from '#app/features/lmc-desk/office-notes/ask-for-notes.server.ts'
import { officeNotesAbout } from '#app/features/lmc-desk/office-notes/office-note-queries.server.ts'
import { seenOfNotes } from '#app/features/lmc-desk/office-notes/office-note-rules.ts'
import { showOfficeNotes } from '#app/features/lmc-desk/office-notes/write-office-note.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, OFFICE_NOTE } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const OWN = `/practice/${ELM.code}/office-notes`
const AT_LMC = `/lmc/borsetshire/practices/${ELM.code}`
const PAGES = [
  ...[AT_LMC, '/lmc/borsetshire', '/lmc', `/lmc/loamshire/practices/${ELM.code}`, '/committee', '/committee/what-editors-did'],
  ...[OWN, `/practice/${ELM.code}`, `/practice/${ELM.code}/record`, `/practice/${ELM.code}/who-looked`],
]
type Db = ReturnType<typeof copyOf>
async function readersOf(db: Db) {
  const readers: Record<string, string[]> = {}
  for (const path of PAGES)
    for (const who of KNOCKERS)
      if ((await ask(db, { path, cookie: world.cookies[who] })).data.includes(OFFICE_NOTE))
        readers[path] = [...(readers[path] ?? []), who]
  return readers
}

test('unauthorised access to notes of an office: its officers alone read them, and once shown the partners of that practice too', async () => {
  const db = copyOf(world)
  expect(await readersOf(db)).toEqual({ [AT_LMC]: ['officer'] })
  askForNotes(db, ELM.code, { personId: world.people.partner }, NOW)
  expect(await readersOf(db)).toEqual({ [AT_LMC]: ['officer'] })
  const seen = seenOfNotes(officeNotesAbout(db, 'borsetshire', ELM.code).notes)
  const about = { lmcSlug: 'borsetshire', practiceCode: ELM.code, seen }
  expect(showOfficeNotes(db, about, { personId: world.people.officer }, NOW)).toEqual({ ok: true })
  expect(await readersOf(db)).toEqual({ [AT_LMC]: ['officer'], [OWN]: ['partner'] })
  expect((await ask(db, { path: OWN, cookie: world.cookies.partner })).data).not.toContain('lmc-officer borsetshire')
})

test('a manager who is alone in a practice neither asks for the notes nor reads them: one may be about them', async () => {
  const db = copyOf(world)
  askForNotes(db, ELM.code, { personId: world.people.partner }, NOW)
  const seen = seenOfNotes(officeNotesAbout(db, 'borsetshire', ELM.code).notes)
  showOfficeNotes(db, { lmcSlug: 'borsetshire', practiceCode: ELM.code, seen }, { personId: world.people.officer }, NOW)
  const end = 'update person_standings set ended_at = ? where practice_code = ? and person_id <> ?'
  db.$client.prepare(end).run(NOW - 1, ELM.code, world.people.manager)
  const cookie = world.cookies.manager
  expect((await ask(db, { path: `/practice/${ELM.code}/sharing`, cookie, form: { shares: '' } })).status).not.toBe(404)
  expect((await ask(db, { path: OWN, cookie })).data).not.toContain(OFFICE_NOTE)
  expect((await ask(db, { path: OWN, cookie, form: { do: 'ask' } })).status).toBe(404)
  expect((await ask(db, { path: `/practice/${ELM.code}`, cookie })).data).not.toContain('"notesOf":"')
})

test('a manager reads who may ask and since when it waits, and nothing of what was noted', async () => {
  const db = copyOf(world)
  const cookie = world.cookies.manager
  expect((await ask(db, { path: OWN, cookie })).body).toMatchObject({ page: null, colleague: { askedAt: null } })
  askForNotes(db, ELM.code, { personId: world.people.partner }, NOW)
  const { name } = db.$client.prepare('select name from persons where id = ?').get(world.people.partner) as { name: string }
  const colleague = { askedAt: NOW, partners: expect.arrayContaining([name]) }
  expect((await ask(db, { path: OWN, cookie })).body).toMatchObject({ page: null, colleague })
})

test('a note of another LMC is not written, taken back or shown through one’s own, and nobody else asks for a practice', async () => {
  const db = copyOf(world)
  askForNotes(db, ELM.code, { personId: world.people.partner }, NOW)
  const kept = () =>
    JSON.stringify([
      db.$client.prepare('select * from office_notes').all(),
      db.$client.prepare('select * from office_note_requests').all(),
    ])
  const before = kept()
  const { notes } = officeNotesAbout(db, 'borsetshire', ELM.code)
  const forms: Record<string, string>[] = [
    { do: 'write', words: 'Mine' },
    { do: 'take-back', note: notes[0]!.id },
    { do: 'show', seen: seenOfNotes(notes) },
  ]
  for (const form of forms)
    for (const lmc of ['borsetshire', 'loamshire'])
      expect((await ask(db, { path: `/lmc/${lmc}/practices/${ELM.code}`, cookie: world.cookies.neighbour, form })).status).toBe(
        404,
      )
  for (const who of ['manager', 'next-door', 'elsewhere', 'officer', 'member', 'editor'] as const)
    for (const act of ['ask', 'read'])
      expect((await ask(db, { path: OWN, cookie: world.cookies[who], form: { do: act, shown: '1' } })).status).toBe(404)
  expect(kept()).toBe(before)
})
