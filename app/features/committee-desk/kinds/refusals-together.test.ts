import { expect, test } from 'vitest'
import { labelsOfSection } from '#app/features/disputes/desk/section-words.ts'
import { SECTION_NAMES, SECTIONS } from '#app/features/disputes/desk/sections.ts'
import { checkRecord, refusalsOfSave } from '#app/features/editors/drafts/check-record.server.ts'
import { labelsOfRecord, valuesInWords } from '#app/features/editors/drafts/record-words.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { RECORD_KINDS } from './record-kinds.server.ts'

const NOW = instantOf('2026-11-29', '10:00')
const NHS_NUMBER = '943 476 5919'
const db = freshDatabase()
loadContent(db, paths.content, NOW)
const kindOf = (name: string) => RECORD_KINDS.find(({ kind }) => kind === name)!
const part = { dispute: 'primary-care-support', section: 'event' }

/** A form of each kind with one field that cannot be read, and one that can and is wrong beside the day or the others. */
const TWO_FAULTS: Record<string, { values: FormValues; at: string[] }> = {
  ballot: {
    values: { title: '', opened: '2 November 2026', closedOn: '13 November 2026', declaredOn: '5 December 2026' },
    at: ['title', 'declaredOn'],
  },
  round: { values: { title: '', beganOn: '1 August 2026', endedOn: '1 July 2026' }, at: ['title', 'endedOn'] },
  event: { values: { title: '', on: 'lately' }, at: ['title', 'on'] },
  goal: { values: { of: 'returns', percent: 'most', by: '1 August 2024' }, at: ['percent', 'by'] },
  'open-letter': { values: { title: '', lastDay: '1 August 2024' }, at: ['title', 'lastDay'] },
  survey: { values: { title: '', closesOn: '1 August 2024' }, at: ['title', 'closesOn'] },
  dispute: { values: { title: '', openedOn: '5 December 2026' }, at: ['title', 'openedOn'] },
  'dispute-part': { values: { ...part, when: '5 December 2026', words: '' }, at: ['when', 'words'] },
}

test.each(Object.entries(TWO_FAULTS))(
  '%s: a field that cannot be read hides nothing that is wrong with another',
  (name, { values, at }) => {
    const read = checkRecord(db, kindOf(name), { values, subject: null }, NOW)
    expect(Object.keys(read.ok ? {} : read.errors)).toEqual(expect.arrayContaining(at))
  },
)

test('every kind that begins at the desk is looked at', () => {
  const begins = RECORD_KINDS.filter(({ onlyCorrects }) => !onlyCorrects).map(({ kind }) => kind)
  expect(Object.keys(TWO_FAULTS).sort()).toEqual(begins.sort())
})

test.each(Object.entries(TWO_FAULTS))(
  '%s: an NHS number is refused beside the rest, and nothing typed is said to be missing',
  (name, { values, at }) => {
    const kind = kindOf(name)
    const typed = {
      ...values,
      words: `Of ${NHS_NUMBER}`,
      summary: `Of ${NHS_NUMBER}`,
      text: `Of ${NHS_NUMBER}`,
      asks: `Of ${NHS_NUMBER}`,
    }
    const errors = refusalsOfSave(db, kind, { values: typed, subject: null }, NOW)
    expect(Object.values(errors).join(' ')).toContain('NHS number')
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining(
        at.filter((field) => !(field in typed) || !typed[field as keyof typeof typed]!.includes(NHS_NUMBER)),
      ),
    )
    const titled = refusalsOfSave(db, kind, { values: { ...typed, title: 'A vote', who: 'A body' }, subject: null }, NOW)
    expect(titled).not.toHaveProperty('title')
    expect(refusalsOfSave(db, kind, { values, subject: null }, NOW)).toEqual({})
  },
)

test.each(SECTION_NAMES)('a part of a dispute, %s: messages, versions and the form call a field by the same words', (section) => {
  const kind = kindOf('dispute-part')
  const values = { dispute: 'primary-care-support', section }
  expect(labelsOfRecord(kind, values)).toEqual(labelsOfSection(section))
  for (const [name, { label }] of Object.entries(SECTIONS[section].fields))
    if (label) expect(labelsOfRecord(kind, values)[name]).toBe(label)
})

test('what was chosen is shown in the words of its choice, and a draft is called by the title of its dispute', () => {
  const logged = { dispute: 'primary-care-support', section: 'logged', state: 'withheld', when: '1 August 2026' }
  const kind = kindOf('dispute-part')
  expect(labelsOfRecord(kind, logged)).toMatchObject({ when: 'From', state: 'Are they published?', words: 'Why' })
  expect(valuesInWords(db, kind, logged)).toMatchObject({ state: 'Withheld', when: '1 August 2026' })
  const title = kind.draftTitle!(logged, kind.choices!(db, logged, NOW))
  expect(title).toBe('Primary care support, decision on totals of what practices logged: not begun')
  expect(valuesInWords(db, kindOf('ballot'), { kind: 'indicative', title: 'indicative' })).toEqual({
    kind: 'Indicative vote',
    title: 'indicative',
  })
})
