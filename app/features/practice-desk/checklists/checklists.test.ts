import { expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { peopleOfPractice, roleById, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { exportPerson } from '#app/features/people/own-data/export-person.server.ts'
import { recordLines } from '#app/features/practice-desk/own-record/own-record-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, closePractice, guide } from '#test/support/adoption.ts'
import { actionTextWithSteps } from '#test/support/content.ts'
import { recordSteps } from './record-steps.server.ts'
import { parseChecklist } from './step-form.ts'
import { checklistFields, checklistValues, seenOf } from './step-form-values.ts'
import { checklistPage, stepPeople, stepsDone, stepsSaid } from './step-queries.server.ts'
import { checklistOf } from './step-rules.ts'
import { nextInWords, stepInWords } from './step-words.ts'

const NOW = at('2024-09-10')
const TODAY = '2024-09-10'
const DAY = 86_400_000
const CODE = 'ZZ001'
const step = (id: string, title: string, more = '') => `  - id: ${id}\n    title: ${title}\n${more}`
const guidance = (...steps: string[]) => actionTextWithSteps('cap', ...steps)
const AGREE = step('agree', 'Agree the limit', '    who: partner\n')
const TELL = step('tell', 'Tell the locums', '    systems:\n      SystmOne: By a task to each.\n')
const LOOK = step('look', 'Look back')

function world() {
  const db = adoptionDatabase()
  guide(db, 'cap', guidance(AGREE, TELL, LOOK))
  const add = (name: string, role: 'practice-partner' | 'practice-manager') => {
    const { personId } = addPerson(db, { email: `${name}@example.org`, name, passwordHash: '!' }, 'operator', NOW - DAY)
    addRole(db, { personId, role, practiceCode: CODE }, 'operator', NOW - DAY)
    return personId
  }
  return { db, partner: add('Ann', 'practice-partner'), manager: add('Max', 'practice-manager') }
}

const roleIdOf = (db: Db, personId: string) => peopleOfPractice(db, CODE).find((one) => one.personId === personId)!.roleId
/** The form of the checklist as its page holds it now, with what is typed. */
function drawn(db: Db, typed: Record<string, string> = {}): Record<string, string> {
  const { lines } = checklistPage(db, CODE, 'cap', NOW)!
  const seen = Object.fromEntries(lines.map((line) => [`seen-${line.id}`, seenOf(line)]))
  return { ...checklistValues(lines), ...seen, ...typed }
}
const read = (db: Db, values: Record<string, string>) =>
  parseChecklist(values, {
    ids: checklistPage(db, CODE, 'cap', NOW)!.lines.map(({ id }) => id),
    now: stepsSaid(db, CODE, 'cap'),
    people: stepPeople(db, CODE),
    today: TODAY,
    openedOn: '1990-01-01',
  })
function send(
  db: Db,
  values: Record<string, string>,
  by: { personId: string; role?: 'practice-partner' | 'practice-manager' },
  now = NOW,
) {
  const form = read(db, values)
  if (!form.ok) return form
  return recordSteps(db, { practiceCode: CODE, actionSlug: 'cap', changes: form.value }, { role: 'practice-manager', ...by }, now)
}
const done = (db: Db) => stepsDone(db, CODE, [checklistPage(db, CODE, 'cap', NOW)!.offer]).cap!
const rows = (db: Db) => db.$client.prepare('select count(*) from step_entries').pluck().get()
const line = (db: Db, id: string) => checklistPage(db, CODE, 'cap', NOW)!.lines.find((one) => one.id === id)!

test('a checklist begins with the steps of the guidance, none done; the next one is named', () => {
  const { db } = world()
  expect(done(db)).toEqual({ done: 0, of: 3, next: { title: 'Agree the limit', dueOn: null } })
  expect(nextInWords(done(db), TODAY)).toBe('Next: agree the limit')
  expect(stepInWords(line(db, 'agree'), TODAY)).toBe('Nobody named, usually a partner')
})

test('one press says that a step was done today and by whom; pressed twice it is said once; it can be taken back', () => {
  const { db, partner } = world()
  const form = drawn(db, { do: 'done agree' })
  const by = { personId: partner, role: 'practice-partner' } as const
  expect(send(db, form, by)).toEqual({ ok: true, recorded: 1 })
  expect(send(db, form, by)).toEqual({ ok: true, recorded: 0 })
  expect(rows(db)).toBe(1)
  expect(stepInWords(line(db, 'agree'), TODAY)).toBe('Done on 10 September 2024, recorded by a partner')
  expect(done(db)).toMatchObject({ done: 1, of: 3, next: { title: 'Tell the locums' } })
  send(db, drawn(db, { do: 'undo agree' }), by)
  expect(done(db)).toMatchObject({ done: 0 })
  expect(rows(db)).toBe(2)
  expect(verifyRows(db).faults.filter((fault) => JSON.stringify(fault).includes('step_entries'))).toEqual([])
})

test('a step goes to a role or to a person of the practice, with a day; who ticks it later does not change who ticked it first', () => {
  const { db, partner, manager } = world()
  const typed = {
    'who-agree': roleIdOf(db, manager),
    'due-agree': '1 10 2024',
    'who-tell': 'reception',
    'done-tell': '9 Sept 2024',
  }
  expect(send(db, drawn(db, typed), { personId: manager })).toEqual({ ok: true, recorded: 2 })
  expect(stepInWords(line(db, 'agree'), TODAY)).toBe('Max, by 1 October 2024')
  expect(stepInWords(line(db, 'agree'), '2024-10-02')).toBe('Max, by 1 October 2024, late')
  expect(stepInWords(line(db, 'tell'), TODAY)).toBe('Done on 9 September 2024 by reception, recorded by a practice manager')
  send(db, drawn(db, { 'who-tell': 'manager' }), { personId: partner, role: 'practice-partner' })
  expect(line(db, 'tell')).toMatchObject({ who: 'manager', doneBy: 'practice-manager' })
  const given = exportPerson(db, manager, NOW) as unknown as { recorded: { steps: { step: string }[] } }
  expect(JSON.stringify(given)).toContain('"step":"agree"')
})

test('a person who leaves is named no more; the step stays theirs until somebody else gets it', () => {
  const { db, partner, manager } = world()
  send(db, drawn(db, { 'who-agree': roleIdOf(db, manager) }), { personId: partner })
  const role = roleById(db, roleIdOf(db, manager))!
  endRole(db, role.roleId, { id: partner, roles: rolesOf(db, partner) }, NOW + 1)
  expect(stepInWords(line(db, 'agree'), TODAY)).toBe('Somebody who has left')
  expect(send(db, drawn(db, { 'due-agree': '1 10 2024' }), { personId: partner }, NOW + 2)).toEqual({ ok: true, recorded: 1 })
  expect(line(db, 'agree')).toMatchObject({ who: 'left', name: null, dueOn: '2024-10-01' })
  send(db, drawn(db, { 'who-agree': '' }), { personId: partner }, NOW + 3)
  expect(line(db, 'agree').who).toBe('')
})

test.each([
  ['a day in the future as done', { 'done-agree': '11 9 2024' }, 'done-agree', /in the future/],
  ['a day before the practice opened', { 'done-agree': '31 12 1989' }, 'done-agree', /before the practice opened/],
  ['a day that does not exist', { 'due-agree': '31 11 2024' }, 'due-agree', /day/],
  ['a day in three years', { 'due-agree': '1 9 2027' }, 'due-agree', /Check the year/],
  ['somebody of another practice', { 'who-tell': 'a-role-elsewhere' }, 'who-tell', /of the list/],
  ['the name of a method', { 'who-tell': 'constructor' }, 'who-tell', /of the list/],
])('%s is refused at its field, and nothing of the form is recorded', (_what, typed, field, message) => {
  const { db, manager } = world()
  const outcome = send(db, drawn(db, { 'done-look': '1 9 2024', ...typed }), { personId: manager })
  expect(outcome).toMatchObject({ ok: false, errors: { [field]: expect.stringMatching(message) } })
  expect(rows(db)).toBe(0)
})

test('a field or a button of no step does nothing', () => {
  const { db, manager } = world()
  const made = drawn(db, { do: 'done made-up', 'done-made-up': '1 9 2024', 'who-__proto__': 'partner' })
  expect(send(db, made, { personId: manager })).toEqual({ ok: true, recorded: 0 })
  const change = { stepId: 'made-up', said: { role: null, personId: null, dueOn: null, doneOn: TODAY }, seen: '', asks: '' }
  const asked = { practiceCode: CODE, actionSlug: 'cap', changes: [change] }
  expect(recordSteps(db, asked, { personId: manager, role: 'practice-manager' }, NOW)).toMatchObject({ reason: 'step-unknown' })
  expect(rows(db)).toBe(0)
})

test('two colleagues with the same page: of different steps both are recorded, of one step the second is told', () => {
  const { db, partner, manager } = world()
  const first = drawn(db, { 'done-agree': '9 9 2024' })
  const second = drawn(db, { 'done-tell': '9 9 2024' })
  const third = drawn(db, { 'done-agree': '8 9 2024', 'done-look': '8 9 2024' })
  expect(send(db, first, { personId: manager })).toEqual({ ok: true, recorded: 1 })
  expect(send(db, second, { personId: partner })).toEqual({ ok: true, recorded: 1 })
  expect(send(db, third, { personId: partner })).toEqual({ ok: false, reason: 'changed-meanwhile', conflicts: ['agree'] })
  expect(done(db)).toMatchObject({ done: 2 })
  // The page then shows what holds, and sending again means it.
  expect(send(db, { ...third, 'seen-agree': seenOf(line(db, 'agree')) }, { personId: partner })).toEqual({
    ok: true,
    recorded: 2,
  })
})

test('a step keeps its tick while its words change; one the guidance drops stays in sight and counts for nothing', () => {
  const { db, manager } = world()
  send(db, drawn(db, { 'done-agree': '9 9 2024', 'done-look': '9 9 2024' }), { personId: manager })
  guide(db, 'cap', guidance(step('agree', 'The partners agree the limit'), TELL))
  expect(line(db, 'agree')).toMatchObject({ title: 'The partners agree the limit', doneOn: '2024-09-09' })
  expect(line(db, 'look')).toMatchObject({ dropped: true, title: 'Look back' })
  expect(done(db)).toEqual({ done: 1, of: 2, next: { title: 'Tell the locums', dueOn: null } })
  expect(send(db, drawn(db, { do: 'undo look' }), { personId: manager })).toEqual({ ok: true, recorded: 1 })
  expect(checklistPage(db, CODE, 'cap', NOW)!.lines.map(({ id }) => id)).toEqual(['agree', 'tell'])
})

test('how a step is done is shown in the practice’s own clinical system, by whichever name the register has it', () => {
  const { db } = world()
  const steps = [
    {
      id: 'a',
      title: 'A',
      wordsHtml: null,
      who: null,
      letter: null,
      systems: [
        { name: 'SystmOne', wordsHtml: 'Here' },
        { name: 'EMIS Web', wordsHtml: 'There' },
      ],
    },
  ]
  const shown = (system: string | null) => checklistOf(steps, [], { system, people: [] })[0]!.inSystem?.wordsHtml
  expect(['TPP', 'SystmOne', 'EMIS', 'emis web', 'Medicus', null].map(shown)).toEqual([
    'Here',
    'Here',
    'There',
    'There',
    undefined,
    undefined,
  ])
  expect(checklistPage(db, 'ZZ999', 'cap', NOW)).toBeUndefined()
  expect(checklistPage(db, CODE, 'nothing', NOW)).toBeUndefined()
})

test('a closed practice’s checklists stay as they are', () => {
  const { db, manager } = world()
  const form = drawn(db, { do: 'done agree' })
  closePractice(db, CODE, '2024-09-01', NOW - 1)
  expect(send(db, form, { personId: manager })).toMatchObject({ ok: false, reason: 'practice-closed' })
  expect(rows(db)).toBe(0)
})

test('the record holds every word on a step without a name, on the day it was done; what was taken back is said to be', () => {
  const { db, partner, manager } = world()
  send(db, drawn(db, { 'who-agree': roleIdOf(db, manager), 'due-agree': '12 9 2024' }), { personId: partner })
  send(db, drawn(db, { 'done-agree': '5 9 2024' }), { personId: manager }, NOW + 1)
  send(db, drawn(db, { do: 'undo agree' }), { personId: manager }, NOW + 2)
  const lines = recordLines(db, { practiceCode: CODE, from: '2024-09-01', until: '2024-09-30', action: 'cap' })
  const steps = lines.filter(({ kind }) => kind === 'step')
  expect(steps.map(({ holdsOn, says, corrected }) => [holdsOn, says, corrected?.by ?? null])).toEqual([
    ['2024-09-05', 'Step done: Agree the limit', 'not done after all'],
    ['2024-09-10', 'Step given: Agree the limit', null],
    ['2024-09-10', 'Step not done after all: Agree the limit', null],
  ])
  expect(JSON.stringify(steps)).not.toMatch(/Max|Ann/)
})

test('what other practices say of the same step changes nothing here', () => {
  const { db, manager } = world()
  const change = { stepId: 'agree', said: { role: null, personId: null, dueOn: null, doneOn: TODAY }, seen: '', asks: '' }
  recordSteps(
    db,
    { practiceCode: 'ZZ002', actionSlug: 'cap', changes: [change] },
    { personId: manager, role: 'practice-manager' },
    NOW,
  )
  expect([rows(db), done(db).done]).toEqual([1, 0])
})

test('only the fields of known steps are read', () => {
  expect(checklistFields(['a'])).toEqual(['do', 'who-a', 'due-a', 'done-a', 'seen-a'])
})
