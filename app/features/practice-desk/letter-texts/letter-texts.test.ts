import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { dayOfField, fieldName, mayMove } from './letter-day-rules.ts'
import { partsOf } from './letter-parts-rules.ts'
import { checkLetters, lettersOn } from './letter-texts.server.ts'

test('all letters keep to their contract, on every day on which one changes', () => {
  expect(checkLetters(paths.content, '2026-11-28')).toEqual([])
  expect(checkLetters(paths.content, '2024-11-28')).toEqual([])
})

const LETTER = `---
title: A letter
summary: Says something.
family: system
to:
  label: Somebody
tells: Nothing.
subject: About {{thing}}
fields:
  - key: thing
    label: Thing
    kind: words
paragraphs:
  - key: what
    kind: required
    words: It is {{thing}}.
owner: Editors
lastReviewed: 2026-11-28
reviewEvery: 6 months
---
`
function checked(text: string): string[] {
  const folder = `${testFolder()}/content`
  mkdirSync(`${folder}/letters`, { recursive: true })
  writeFileSync(`${folder}/letters/a.md`, text)
  return checkLetters(folder, '2024-11-28')
}

test('a fault in a letter is told with its file and line', () => {
  expect(checked(LETTER)).toEqual([])
  const faults: [string, string, string][] = [
    [
      'It is {{thing}}.',
      'It is {{nothing}}.',
      'content/letters/a.md:16: "paragraphs.0.words": {{nothing}} is no field of this letter.',
    ],
    ['kind: required', 'kind: maybe', 'content/letters/a.md:15: "paragraphs.0.kind": is required, in, out or choice.'],
    ['kind: required', 'kind: out', 'content/letters/a.md:14: "paragraphs.0.label": needs a label.'],
    [
      'family: system',
      'family: case',
      'content/letters/a.md:9: "fields": a case letter takes no words: what is missing is a gap.',
    ],
    ['tells: Nothing.', 'says: Nothing.', 'content/letters/a.md:7: "says" is not a field here.'],
    [
      'subject: About {{thing}}',
      'subject: On {{earlier.date}}',
      'content/letters/a.md:8: "subject": {{earlier.date}} needs "follows: true".',
    ],
  ]
  for (const [words, instead, message] of faults) expect(checked(LETTER.replace(words, instead))).toContain(message)
})

test('a paragraph may have a first and a last day, and a letter too', () => {
  const dated = LETTER.replace(
    '  - key: what\n',
    '::: from 2024-12-01\n  - key: later\n    kind: required\n    words: Later.\n:::\n  - key: what\n',
  )
  expect(checked(dated)).toEqual([])
  expect(lettersOn('2026-03-31').get('rejected-referral')?.data.before).toHaveLength(3)
  expect(lettersOn('2026-04-01').get('rejected-referral')?.data.before).toHaveLength(4)
})

test('hyphens make a numbered list between paragraphs', () => {
  expect(partsOf('One\ntwo\n- a\n- b\n  more\n\nThree')).toEqual([
    { paragraph: 'One two' },
    { list: ['a', 'b more'] },
    { paragraph: 'Three' },
  ])
})

test('a day that runs in working days past the known bank holidays is named as one that may move, and a typed one is not', () => {
  const text = lettersOn('2026-11-28').get('foi-receipt')!.data
  const holidays = { days: new Set(['2027-12-27', '2027-12-28']), knownUntil: '2027-12-31' }
  const making = (filled: Record<string, string>) => ({ text, filled, holidays })
  const asked = (day: string) => making({ [fieldName('receivedOn')]: day })
  expect([dayOfField('dueOn', asked('2027-11-01')), mayMove(asked('2027-11-01'))]).toEqual(['2027-11-29', []])
  expect([dayOfField('dueOn', asked('2027-12-13')), mayMove(asked('2027-12-13'))]).toEqual(['2028-01-12', ['To be answered by']])
  const typed = { [fieldName('receivedOn')]: '2027-12-13', [fieldName('dueOn')]: '2028-01-14' }
  expect(mayMove(making(typed))).toEqual([])
})
