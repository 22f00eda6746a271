import { expect, test } from 'vitest'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland } from '#test/support/england.ts'
import { waitingAt } from '../waiting/waiting-queries.server.ts'
import { askForNotes, readNotes } from './ask-for-notes.server.ts'
import { parseOfficeNote } from './office-note-form.ts'
import { hasUnreadNotes, notesForPractice, officeNotesAbout } from './office-note-queries.server.ts'
import { seenOfNotes } from './office-note-rules.ts'
import { removeOldOfficeNotes } from './remove-old-office-notes.server.ts'
import { showOfficeNotes, takeBackOfficeNote, writeOfficeNote } from './write-office-note.server.ts'

const NOW = instantOf('2026-06-19', '11:40')
const A_DAY = 86_400_000
const ELM = 'Y00001'
const OFFICER = { personId: 'officer' }
const PARTNER = { personId: 'partner' }
const ABOUT = { lmcSlug: 'borsetshire', practiceCode: ELM }

const about = (db: Db) => officeNotesAbout(db, 'borsetshire', ELM)
const write = (db: Db, words: string, at = NOW) => writeOfficeNote(db, { ...ABOUT, words }, OFFICER, at)
const show = (db: Db, at = NOW, seen = seenOfNotes(about(db).notes)) => showOfficeNotes(db, { ...ABOUT, seen }, OFFICER, at)
const shownTo = (db: Db) => notesForPractice(db, 'borsetshire', ELM).shown

test('an officer notes something, takes it back, and both stay; the same words sent twice are one note', () => {
  const db = smallEngland()
  write(db, 'They moved house')
  write(db, 'They moved house', NOW + 1)
  write(db, 'They did not', NOW + 2)
  const [later, first] = about(db).notes
  expect(about(db).notes).toHaveLength(2)
  expect(takeBackOfficeNote(db, { ...ABOUT, id: first!.id }, OFFICER, NOW + 3)).toEqual({ ok: true })
  expect(takeBackOfficeNote(db, { ...ABOUT, id: first!.id }, OFFICER, NOW + 9)).toEqual({ ok: true })
  expect(about(db).notes).toMatchObject([
    { words: 'They did not', takenBackAt: null },
    { words: 'They moved house', takenBackAt: NOW + 3 },
  ])
  expect(takeBackOfficeNote(db, { ...ABOUT, lmcSlug: 'loamshire', id: later!.id }, OFFICER, NOW)).toMatchObject({ ok: false })
})

test('the practice asks, the office sees that it waits and shows all that stands there, also what was taken back, without names', () => {
  const db = smallEngland()
  write(db, 'They moved house', NOW - 2)
  takeBackOfficeNote(db, { ...ABOUT, id: about(db).notes[0]!.id }, OFFICER, NOW - 1)
  expect(askForNotes(db, ELM, PARTNER, NOW)).toEqual({ ok: true, already: false })
  expect(askForNotes(db, ELM, PARTNER, NOW + 1)).toEqual({ ok: true, already: true })
  expect(waitingAt(db, 'borsetshire', NOW).notesAsked).toEqual([ELM])
  expect([shownTo(db), hasUnreadNotes(db, 'borsetshire', ELM)]).toEqual([null, false])
  expect(show(db, NOW + 2)).toEqual({ ok: true })
  write(db, 'Later than that', NOW + 3)
  expect(waitingAt(db, 'borsetshire', NOW).notesAsked).toEqual([])
  expect(shownTo(db)).toMatchObject({ at: NOW + 2, notes: [{ words: 'They moved house', takenBackAt: NOW - 1 }] })
  expect(JSON.stringify(shownTo(db))).not.toContain('officer')
  expect(hasUnreadNotes(db, 'borsetshire', ELM)).toBe(true)
  readNotes(db, { practiceCode: 'Y00002', id: shownTo(db)!.id }, PARTNER, NOW + 4)
  expect(hasUnreadNotes(db, 'borsetshire', ELM)).toBe(true)
  readNotes(db, { practiceCode: ELM, id: shownTo(db)!.id }, PARTNER, NOW + 4)
  expect(hasUnreadNotes(db, 'borsetshire', ELM)).toBe(false)
  expect(askForNotes(db, ELM, PARTNER, NOW + 5)).toEqual({ ok: true, already: false })
})

test('nothing is shown unasked, twice, or with a note that the form did not show', () => {
  const db = smallEngland()
  write(db, 'They moved house')
  expect(show(db)).toEqual({ ok: false, reason: 'not-asked' })
  askForNotes(db, ELM, PARTNER, NOW)
  const seen = seenOfNotes(about(db).notes)
  write(db, 'A colleague was here', NOW + 1)
  expect(show(db, NOW + 2, seen)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(shownTo(db)).toBe(null)
  expect(show(db, NOW + 3)).toEqual({ ok: true })
  expect(show(db, NOW + 4)).toEqual({ ok: false, reason: 'not-asked' })
})

test('a practice that moves takes nothing with it: the new LMC sees no note, the old one neither, and after 28 days they are gone', () => {
  const db = smallEngland()
  write(db, 'They moved house')
  askForNotes(db, ELM, PARTNER, NOW)
  addToRegister(db, { memberships: [{ practiceCode: ELM, lmcSlug: 'loamshire', holdsFrom: '2026-06-19' }] }, NOW + 1)
  expect(waitingAt(db, 'borsetshire', NOW + 2).notesAsked).toEqual([])
  expect(officeNotesAbout(db, 'loamshire', ELM).notes).toEqual([])
  expect(askForNotes(db, ELM, PARTNER, NOW + 3)).toEqual({ ok: true, already: false })
  expect(waitingAt(db, 'loamshire', NOW + 4).notesAsked).toEqual([ELM])
  removeOldOfficeNotes(db, NOW + 27 * A_DAY)
  expect(about(db).notes).toHaveLength(1)
  removeOldOfficeNotes(db, NOW + 29 * A_DAY)
  expect(about(db).notes).toEqual([])
  expect(waitingAt(db, 'loamshire', NOW + 29 * A_DAY).notesAsked).toEqual([ELM])
})

test('notes are removed after two years, and so is that they were asked for and shown', () => {
  const db = smallEngland()
  write(db, 'They moved house')
  askForNotes(db, ELM, PARTNER, NOW)
  show(db)
  removeOldOfficeNotes(db, NOW + 729 * A_DAY)
  expect(shownTo(db)?.notes).toHaveLength(1)
  removeOldOfficeNotes(db, NOW + 731 * A_DAY)
  expect([about(db).notes, shownTo(db)]).toEqual([[], null])
})

test('a note is refused empty, over its length and with an NHS number', () => {
  expect(parseOfficeNote({ words: ' ' })).toMatchObject({ ok: false, errors: { words: 'Write the note.' } })
  expect(parseOfficeNote({ words: 'x'.repeat(1001) })).toMatchObject({ ok: false })
  expect(parseOfficeNote({ words: 'About 943 476 5919' })).toMatchObject({
    ok: false,
    errors: { words: expect.stringContaining('NHS number') },
  })
})

test('a practice that asked twice before it read says once that it has read, and its desk tells no more', () => {
  const db = smallEngland()
  write(db, 'They moved house')
  for (const at of [NOW + 1, NOW + 3]) {
    askForNotes(db, ELM, PARTNER, at)
    expect(show(db, at + 1)).toEqual({ ok: true })
  }
  readNotes(db, { practiceCode: ELM, id: shownTo(db)!.id }, PARTNER, NOW + 5)
  expect(hasUnreadNotes(db, 'borsetshire', ELM)).toBe(false)
})

test('a note written after the notes were shown is not shown with them, also where the clock was set back between', () => {
  const db = smallEngland()
  write(db, 'They moved house')
  askForNotes(db, ELM, PARTNER, NOW)
  expect(show(db, NOW + A_DAY)).toEqual({ ok: true })
  write(db, 'For the office alone', NOW + 1)
  expect(shownTo(db)?.notes.map(({ words }) => words)).toEqual(['They moved house'])
})
