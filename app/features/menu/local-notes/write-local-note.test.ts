import { expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { statesAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { isNewToPractice, mayAnswerNotApplicable } from '#app/features/practice-desk/this-week/local-condition-rules.ts'
import { endOfDay } from '#app/platform/time.ts'
import { adoptionDatabase, at, auditTrail, BY } from '#test/support/adoption.ts'
import { parseLocalNote } from './local-note-form.ts'
import { localNoteOn, localNotePage, localNotesPage, notesToReview } from './local-note-queries.server.ts'
import { type LocalNoteWords, NO_NOTE } from './local-note-rules.ts'
import { writeLocalNote } from './write-local-note.server.ts'

const TODAY = '2024-08-14'
const NOW = at(TODAY)
const OFFICER = { personId: 'officer' }
const DO_NOT: LocalNoteWords = {
  flag: 'do-not',
  reason: 'The local prescribing scheme requires it.',
  advice: 'Ask us before you switch it off.',
  effort: 'small',
  impact: null,
}
const write = (db: ReturnType<typeof adoptionDatabase>, over: Partial<Parameters<typeof writeLocalNote>[1]> = {}, now = NOW) =>
  writeLocalNote(db, { ...DO_NOT, lmcSlug: 'borsetshire', actionSlug: 'cap', seen: '', ...over }, OFFICER, now)
const notApplicableHere = (effectiveOn: string) =>
  ({ state: 'not-applicable', extent: null, effectiveOn, plannedFor: null, obstacle: null, note: null }) as const
const noteOnDesk = (db: ReturnType<typeof adoptionDatabase>, practice: string) =>
  deskPage(db, practice, NOW + 1)!.actions.find(({ offer }) => offer.actionSlug === 'cap')!.localNote

test('a note is shown to the practices of its LMC, dated and signed by LMC and without a name, and to no others', () => {
  const db = adoptionDatabase()
  expect(write(db)).toEqual({ ok: true, already: false })
  const lmc = { slug: 'borsetshire', name: 'Borsetshire LMC' }
  expect(noteOnDesk(db, 'ZZ001')).toEqual({
    ...DO_NOT,
    reviewBy: null,
    lmc,
    actionSlug: 'cap',
    recordedAt: NOW,
    id: expect.any(String),
  })
  expect(actionTimeline(db, 'ZZ002', 'cap', NOW + 1)!.localNote).toMatchObject({ flag: 'do-not', lmc })
  expect(noteOnDesk(db, 'ZZ003')).toBeNull()
  expect(JSON.stringify(deskPage(db, 'ZZ001', NOW + 1))).not.toContain(OFFICER.personId)
})

test('a note changes no answer of any practice, and none is made for a practice that has not answered', () => {
  const db = adoptionDatabase()
  const taking = { ...notApplicableHere('2024-08-01'), state: 'taking', practiceCode: 'ZZ001', actionSlug: 'cap' } as const
  recordAdoption(db, taking, BY, NOW - 1)
  const states = () => statesAsAt(db, { asAt: TODAY, knownBefore: endOfDay(TODAY), actions: ['cap'] })
  const before = [...states()]
  write(db)
  expect([...states()]).toEqual(before)
  expect(before).toMatchObject([{ practiceCode: 'ZZ001', state: 'taking' }])
})

test('“not applicable here” is the practice’s own answer from today on, and outranks nothing of the LMC', () => {
  const db = adoptionDatabase()
  write(db)
  const outcome = recordAdoption(db, { ...notApplicableHere(TODAY), practiceCode: 'ZZ001', actionSlug: 'cap' }, BY, NOW + 1)
  expect(outcome).toMatchObject({ ok: true, returnMade: true })
  const states = statesAsAt(db, { asAt: TODAY, knownBefore: endOfDay(TODAY), actions: ['cap'] })
  expect([...states]).toMatchObject([{ practiceCode: 'ZZ001', state: 'not-applicable' }])
  const [action] = deskPage(db, 'ZZ001', NOW + 2)!.actions
  expect(mayAnswerNotApplicable({ ...action!, note: action!.localNote })).toBe(false)
})

test('the way to “not applicable here” is offered with a flag and to an open practice only, whatever it said before', () => {
  const note = { ...DO_NOT, id: 'n', actionSlug: 'cap', lmc: { slug: 'b', name: 'B' }, recordedAt: NOW }
  const open = ['taking', 'not-applicable'] as const
  expect(mayAnswerNotApplicable({ note, current: null, open })).toBe(true)
  expect(mayAnswerNotApplicable({ note, current: { state: 'taking' }, open })).toBe(true)
  expect(mayAnswerNotApplicable({ note: { ...note, flag: 'none' }, current: null, open })).toBe(false)
  expect(mayAnswerNotApplicable({ note: null, current: null, open })).toBe(false)
  expect(mayAnswerNotApplicable({ note, current: null, open: [] })).toBe(false)
})

test('a flag that came after the practice’s last word on the action is news to it; an older one, and plain advice, is not', () => {
  const note = { ...DO_NOT, id: 'n', actionSlug: 'cap', lmc: { slug: 'b', name: 'B' }, recordedAt: NOW }
  expect(isNewToPractice({ note, current: null })).toBe(true)
  expect(isNewToPractice({ note, current: { state: 'taking', recordedAt: NOW - 1 } })).toBe(true)
  expect(isNewToPractice({ note, current: { state: 'taking', recordedAt: NOW + 1 } })).toBe(false)
  expect(isNewToPractice({ note: { ...note, flag: 'none' }, current: null })).toBe(false)
})

test('a later note stands in place of the one before it, which stays in sight for the officers', () => {
  const db = adoptionDatabase()
  write(db)
  const { seen } = localNotePage(db, 'borsetshire', 'cap', NOW)!
  expect(write(db, { seen, flag: 'conditions' }, NOW + 1)).toEqual({ ok: true, already: false })
  expect(localNoteOn(db, 'borsetshire', 'cap', TODAY)).toMatchObject({ flag: 'conditions' })
  expect(localNotePage(db, 'borsetshire', 'cap', NOW + 1)!.earlier).toMatchObject([{ flag: 'do-not' }])
})

test('two notes of one instant: the one written last stands', () => {
  const db = adoptionDatabase()
  write(db)
  write(db, { seen: localNotePage(db, 'borsetshire', 'cap', NOW)!.seen, flag: 'conditions' })
  expect(localNoteOn(db, 'borsetshire', 'cap', TODAY)).toMatchObject({ flag: 'conditions' })
})

test('two officers do not write over each other: the second is told, and nothing of theirs is written', () => {
  const db = adoptionDatabase()
  write(db)
  expect(write(db, { advice: 'Mine.' }, NOW + 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(localNoteOn(db, 'borsetshire', 'cap', TODAY)).toMatchObject({ advice: DO_NOT.advice })
  expect(auditTrail(db)).toHaveLength(1)
})

test('a form sent twice adds nothing', () => {
  const db = adoptionDatabase()
  write(db)
  expect(write(db, {}, NOW + 1)).toEqual({ ok: true, already: true })
  expect(db.$client.prepare('select count(*) from local_notes').pluck().get()).toBe(1)
})

test('a note taken back is shown to no practice any more; with nothing there, nothing is taken back', () => {
  const db = adoptionDatabase()
  expect(write(db, NO_NOTE)).toEqual({ ok: false, reason: 'nothing-to-take-back' })
  write(db)
  expect(write(db, { ...NO_NOTE, seen: localNotePage(db, 'borsetshire', 'cap', NOW)!.seen }, NOW + 1)).toMatchObject({ ok: true })
  expect(noteOnDesk(db, 'ZZ001')).toBeNull()
  expect(localNotePage(db, 'borsetshire', 'cap', NOW + 1)).toMatchObject({
    note: null,
    earlier: [{ flag: 'none' }, { flag: 'do-not' }],
  })
})

test('a note with a last day is read until its end, waits for review two weeks before, and goes on waiting when it is over', () => {
  const db = adoptionDatabase()
  write(db, { reviewBy: '2024-08-31' })
  const on = (day: string) => [
    localNoteOn(db, 'borsetshire', 'cap', day)?.reviewBy ?? null,
    notesToReview(db, 'borsetshire', day),
  ]
  expect(on('2024-08-16')).toEqual(['2024-08-31', 0])
  expect(on('2024-08-17')).toEqual(['2024-08-31', 1])
  expect(on('2024-08-31')).toEqual(['2024-08-31', 1])
  expect(on('2024-09-01')).toEqual([null, 1])
  const deskOn = (day: string) =>
    deskPage(db, 'ZZ001', at(day))!.actions.find(({ offer }) => offer.actionSlug === 'cap')!.localNote
  expect([deskOn('2024-08-31')?.flag, deskOn('2024-09-01')]).toEqual(['do-not', null])
  expect(localNotesPage(db, 'borsetshire', at('2024-09-01'))!.onMenu[0]).toMatchObject({ note: { reviewBy: '2024-08-31' } })
  const { seen } = localNotePage(db, 'borsetshire', 'cap', at('2024-09-01'))!
  expect(write(db, { reviewBy: '2025-03-31', seen }, at('2024-09-01'))).toEqual({ ok: true, already: false })
  expect(on('2024-09-01')).toEqual(['2025-03-31', 0])
  const { seen: last } = localNotePage(db, 'borsetshire', 'cap', at('2024-09-01'))!
  write(db, { ...NO_NOTE, seen: last }, at('2025-04-02'))
  expect(on('2025-04-02')).toEqual([null, 0])
})

test('an LMC or an action that is not there is refused', () => {
  const db = adoptionDatabase()
  expect(write(db, { lmcSlug: 'nowhere' })).toEqual({ ok: false, reason: 'lmc-unknown' })
  expect(write(db, { actionSlug: 'later' })).toEqual({ ok: false, reason: 'action-unknown' })
  expect(auditTrail(db)).toEqual([])
})

test('the LMC’s page lists the menu by position, and a note on what has left it since apart', () => {
  const db = adoptionDatabase()
  write(db, { actionSlug: 'letters' })
  const page = localNotesPage(db, 'borsetshire', at('2024-09-10'))!
  expect(page.onMenu.map(({ offer }) => offer.actionSlug)).toEqual(['cap', 'notice', 'record'])
  expect(page.offMenu).toMatchObject([{ offer: { actionSlug: 'letters', status: 'withdrawn' }, note: { flag: 'do-not' } }])
})

test('a flag needs its reason, a reason its flag, a note something to say, and no text an NHS number', () => {
  const errors = (values: Record<string, string>) => {
    const outcome = parseLocalNote(
      { do: 'write', flag: 'none', reason: '', advice: '', effort: '', impact: '', ...values },
      TODAY,
    )
    return outcome.ok ? [] : Object.keys(outcome.errors)
  }
  expect(errors({ flag: 'do-not' })).toEqual(['reason'])
  expect(errors({ reason: 'The local scheme.' })).toEqual(['reason'])
  expect(errors({})).toEqual(['advice'])
  expect(errors({ flag: '' })).toEqual(['flag'])
  expect(errors({ effort: 'huge', advice: 'Go on.' })).toEqual(['effort'])
  expect(errors({ advice: 'Ask 943 476 5919.' })).toEqual(['advice'])
  expect(errors({ advice: 'x'.repeat(1501) })).toEqual(['advice'])
  expect(errors({ effort: 'small' })).toEqual([])
  expect(errors({ effort: 'small', reviewBy: 'soon' })).toEqual(['reviewBy'])
  expect(errors({ effort: 'small', reviewBy: '1 June 2126' })).toEqual(['reviewBy'])
  expect(errors({ effort: 'small', reviewBy: '13 August 2024' })).toEqual(['reviewBy'])
  expect(errors({ effort: 'small', reviewBy: '14 8 2024' })).toEqual([])
})
