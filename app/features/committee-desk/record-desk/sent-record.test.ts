import { expect, test } from 'vitest'
import { recordKindOf } from '#app/features/committee-desk/kinds/record-kinds.server.ts'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { knownDisputes } from '#app/features/disputes/file/known-disputes.server.ts'
import { partsOf } from '#app/features/disputes/file/parts.ts'
import type { RecordDraft } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { shownValues } from '#app/features/editors/drafts/row-lists.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { sentRecord } from './sent-record.ts'

const db = freshDatabase()
loadContent(db, paths.content, instantOf('2026-11-29', '10:00'))
const DEMAND: FormValues = {
  ...{ dispute: 'primary-care-support', section: 'demand', number: '10', who: 'Letter [2]' },
  deadlines: '1 November 2026 | 15 November 2026 | Moved. [1]\n3 November 2026 | 20 November 2026 [2, 3]',
  sources: 'Letter | https://example.org/a | 2026\nNote | not known | 2026\nMinutes | https://example.org/b | 2026',
}

/** What comes back where the form of a draft is sent as it stands, with some fields changed and a button pressed. */
function sent(
  values: FormValues,
  pressed = 'save',
  changed: FormValues = {},
  kind = disputePartKind as never as ReturnType<typeof recordKindOf>,
) {
  const form = new FormData()
  const shown = { ...shownValues(values, kind!.lists?.(values) ?? {}), ...changed, do: pressed }
  for (const [name, text] of Object.entries(shown)) form.set(name, text.replaceAll('\n', '\r\n'))
  return sentRecord(form, kind!, { values } as RecordDraft)
}
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''))

test('the form of every row and head that ships comes back as it was drawn', () => {
  for (const content of knownDisputes(db, null)) {
    for (const { slug } of partsOf(content).parts) {
      const values = disputePartKind.valuesOf(disputePartKind.shipped!(db, slug)!, db)
      expect(filled(sent(values).fields), slug).toEqual(values)
    }
    const head = recordKindOf('dispute')!
    const values = head.valuesOf(head.shipped!(db, content.slug), db)
    expect(filled(sent(values, 'save', {}, head).fields)).toEqual(filled(values))
  }
})

test('what is typed into a cell comes back in that cell, whatever it is', () => {
  const odd = [
    ...['a | b', 'a \\| b |', '| [', 'ends in [3]', '[sic]', 'Sources differ: 4 or 5.', 'The day is worked out here.'],
    ...['“x” <b>', ' '.repeat(9), '\\', 'a: b = c', '=1+1', '7 November 2017'],
  ]
  for (const text of odd)
    for (const cell of ['when', 'words', 'sources', 'conflict']) {
      const typed = {
        'again-1-when': '1 November 2026',
        'again-1-words': 'By letter.',
        'again-1-sources': '1',
        [`again-1-${cell}`]: text,
      }
      const { fields } = sent(DEMAND, 'save', typed)
      const shown = shownValues(fields, disputePartKind.lists!(fields))
      const isSaid = cell === 'words' && /^(Sources differ|The day)/.test(text)
      const said = (cell === 'sources' ? text.replace(/[[\]]/g, '') : text).trim()
      if (!isSaid) expect(shown[`again-1-${cell}`]).toBe(said)
      expect(fields.again).toContain(said.replaceAll('|', '\\|'))
    }
})

test('a row is added after the others, where the form shows it, and what was typed beside it is saved', () => {
  const { isSave, fields, place } = sent(DEMAND, 'add:deadlines', { 'deadlines-1-words': 'Moved again.' })
  expect(isSave).toBe(true)
  expect(fields.deadlines).toBe(DEMAND.deadlines!.replace('Moved.', 'Moved again.'))
  expect(place).toBe('?add=deadlines#deadlines-3-when')
  expect(sent(DEMAND, 'add:answers').place).toBe('?add=answers#answers-1-when')
})

test('a row is taken out, and no other', () => {
  const { fields, place, values } = sent(DEMAND, 'remove:deadlines:1')
  expect(fields.deadlines).toBe('3 November 2026 | 20 November 2026 [2, 3]')
  expect(place).toBe('#deadlines')
  expect(values).toMatchObject({ 'deadlines-1-due': '15 November 2026', 'deadlines-2-due': '20 November 2026' })
  expect(sent(DEMAND, 'remove:deadlines:9').fields.deadlines).toBe(DEMAND.deadlines)
})

test('with a source that is taken out, rows and texts go on naming the ones they named', () => {
  const { fields } = sent(DEMAND, 'remove:sources:2')
  expect(fields).toMatchObject({
    who: 'Letter [taken out]',
    deadlines: '1 November 2026 | 15 November 2026 | Moved. [1]\n3 November 2026 | 20 November 2026 [2]',
    sources: 'Letter | https://example.org/a | 2026\nMinutes | https://example.org/b | 2026',
  })
})

test('a source whose cells are emptied is taken out as by its button, and two at once', () => {
  const emptied = (row: number) => ({ [`sources-${row}-title`]: '', [`sources-${row}-url`]: ' ', [`sources-${row}-date`]: '' })
  for (const row of [1, 2, 3])
    expect(sent(DEMAND, 'save', emptied(row)).fields).toEqual(sent(DEMAND, `remove:sources:${row}`).fields)
  const { fields } = sent(DEMAND, 'remove:sources:1', emptied(2))
  expect(fields).toMatchObject({
    deadlines: '1 November 2026 | 15 November 2026 | Moved. [taken out]\n3 November 2026 | 20 November 2026 [1]',
    sources: 'Minutes | https://example.org/b | 2026',
  })
  // A row that was added and is still empty was nobody’s source.
  expect(sent(DEMAND, 'save', emptied(4)).fields.who).toBe('Letter [2]')
})

test('what named a source that is gone is refused until it names another: never the one that is left', () => {
  const two = {
    ...DEMAND,
    sources: DEMAND.sources!.split('\n').slice(0, 2).join('\n'),
    deadlines: '1 November 2026 | 15 November 2026 [2]',
  }
  const { fields } = sent(sent(two, 'remove:sources:2').fields)
  const read = disputePartKind.check(db, { values: fields, slug: null, before: undefined }, instantOf('2026-11-29', '10:00'))
  expect(read).toMatchObject({
    errors: { who: expect.stringContaining('was taken out'), 'deadlines-1-sources': expect.stringContaining('was taken out') },
  })
})

test('a number in brackets that names no source stays when one is taken out', () => {
  const words = 'Motions [2018]\nand others [3]'
  expect(sent({ ...DEMAND, title: 'The fee [3]', words }, 'remove:sources:2').fields).toMatchObject({
    title: 'The fee [3]',
    words,
  })
})

test('a button of a list that is none, and rows of one, are no part of a draft', () => {
  for (const pressed of ['add:title', 'add:constructor', 'remove:deadlines', 'remove:deadlines:100', 'add:__proto__'])
    expect(sent(DEMAND, pressed).isSave).toBe(false)
  const { fields } = sent(DEMAND, 'save', { 'results-1-wave': 'x', 'deadlines-0-when': 'x', 'deadlines-1-other': 'x' })
  expect(filled(fields)).toEqual(DEMAND)
})
