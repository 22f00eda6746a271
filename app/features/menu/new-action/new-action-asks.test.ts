import { expect, test } from 'vitest'
import { lettersOfNoAction } from '#app/features/practice-desk/letter-texts/letter-texts.server.ts'
import { askValues, parseAsks, parseLetter } from './new-action-asks.ts'

const TYPED = {
  ask1: 'What is the limit?',
  ask1Kind: 'number',
  ask1Answers: '1 to 60 contacts a day',
  ask3: 'Whom does it cover?',
  ask3Kind: 'any-of',
  ask3Answers: 'Partners\r\nSalaried GPs\r\n',
}

test('questions to practices are read with their answers, keep their place as their key, and come back as they were typed', () => {
  const { asks, errors } = parseAsks(TYPED)
  expect(errors).toEqual({})
  expect(asks).toEqual([
    { key: 'ask1', label: 'What is the limit?', kind: 'number', least: 1, most: 60, unit: 'contacts a day' },
    {
      ...{ key: 'ask3', label: 'Whom does it cover?', kind: 'any-of' },
      options: [
        { value: 'partners', label: 'Partners' },
        { value: 'salaried-gps', label: 'Salaried GPs' },
      ],
    },
  ])
  expect(parseAsks(askValues(asks))).toEqual({ asks, errors: {} })
  expect(parseAsks({})).toEqual({ asks: [], errors: {} })
  expect(parseAsks({ ask2: 'Is it done?', ask2Kind: 'yes-no' }).asks).toEqual([
    { key: 'ask2', label: 'Is it done?', kind: 'yes-no' },
  ])
})

test('a question without its kind, an answer that is none and answers without a question are refused at their fields', () => {
  const fields = (more: Record<string, string>) => Object.keys(parseAsks({ ask1: 'How many?', ...more }).errors)
  expect(fields({})).toEqual(['ask1Kind'])
  expect(fields({ ask1: '', ask1Answers: 'Yes' })).toEqual(['ask1', 'ask1Kind'])
  expect(fields({ ask1: 'x'.repeat(121), ask1Kind: 'yes-no' })).toEqual(['ask1'])
  for (const ask1Answers of ['', '60 to 1', '1 to 1', 'up to 60', `1 to 60${'x'.repeat(50)}`])
    expect([ask1Answers, fields({ ask1Kind: 'number', ask1Answers })]).toEqual([ask1Answers, ['ask1Answers']])
  for (const ask1Answers of [
    '',
    'One',
    'One\none',
    'One\n!',
    `One\n${'x'.repeat(61)}`,
    Array.from({ length: 13 }, (_, i) => `A${i}`).join('\n'),
  ])
    expect([ask1Answers, fields({ ask1Kind: 'one-of', ask1Answers })]).toEqual([ask1Answers, ['ask1Answers']])
  expect(fields({ ask1Kind: 'yes-no', ask1Answers: 'Yes' })).toEqual(['ask1Answers'])
})

test('a letter goes with a step that there is', () => {
  const letters = lettersOfNoAction('2026-07-01').map(({ value }) => value)
  expect(letters).toContain('patient-notice')
  expect(letters).not.toContain('notice-signed')
  const read = (letter: string, letterStep: string, steps = 3) => parseLetter({ letter, letterStep }, steps, letters)
  expect(read('patient-notice', '').letter).toEqual({ slug: 'patient-notice', step: 0 })
  expect(read('patient-notice', '3').letter).toEqual({ slug: 'patient-notice', step: 2 })
  expect(read('', '')).toEqual({ letter: null, errors: {} })
  for (const step of ['4', '0', '1.5', 'two']) expect(Object.keys(read('patient-notice', step).errors)).toEqual(['letterStep'])
  for (const [letter, step, steps] of [
    ['', '2', 3],
    ['notice-signed', '1', 3],
    ['patient-notice', '1', 0],
  ] as const)
    expect(Object.keys(read(letter, step, steps).errors)).toEqual(['letter'])
})
