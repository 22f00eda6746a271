import { expect, test } from 'vitest'
import { actionFields } from '#app/features/menu/editions/menu-form.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { parseNewAction } from './new-action-form.ts'
import { newActionValues } from './new-action-page.server.ts'
import { NEW_ACTION_FIELDS } from './new-action-parts.ts'

const TODAY = '2026-07-01'
const typed = {
  ...Object.fromEntries(NEW_ACTION_FIELDS.map((name) => [name, /^(ask|letter)/.test(name) ? '' : 'Not known.'])),
  ...{ title: 'Stop a form', shortTitle: 'Made-up form', scope: 'practice', reversible: 'yes', effort: 'small', from: TODAY },
  ...{ whatItAsks: 'Say "no":\r\n\r\n1. One\r\n2. Two', question2: '', answer2: '', question3: '', answer3: '' },
  sources: 'A: page | https://example.org/a?b=c | 2026',
}
const errors = (more: Record<string, string>) => {
  const outcome = parseNewAction({ ...typed, ...more }, TODAY)
  return outcome.ok ? [] : Object.keys(outcome.errors)
}

test('a new action comes out as a page of content that reads, and back into the form as it was', () => {
  const outcome = parseNewAction(typed, TODAY)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  expect(outcome.value).toMatchObject({ action: 'made-up-form', status: 'offered', from: TODAY })
  const read = parseContent(outcome.value.page!, 'page', actionFields)
  if (!read.ok) throw new Error(JSON.stringify(read.messages))
  expect(read.file.data).toMatchObject({ shortTitle: 'Made-up form', lastReviewed: TODAY, owner: 'GPC England' })
  const values = newActionValues(read.file.data, read.file.body)
  expect(values.whatItAsks).toBe('Say "no":\n\n1. One\n2. Two')
  const again = parseNewAction({ ...typed, ...values }, TODAY)
  expect(again).toEqual(outcome)
})

test('everything that is missing is named at its field, all at once', () => {
  expect(
    errors({ title: '', shortTitle: 'far too long for a column', committee: '', scope: '', reason: '', sources: '' }),
  ).toEqual(['title', 'shortTitle', 'scope', 'reason', 'committee', 'sources'])
})

test('a question comes with its answer, and a part does not bring headings of the page', () => {
  expect(errors({ question2: 'Why?' })).toEqual(['answer2'])
  expect(errors({ traps: 'Mind.\n## What it asks\nElse.' })).toEqual(['traps'])
  expect(errors({ stepByStep: 'See <img src=x>' })).toEqual(['stepByStep'])
})

test('what a page says of the contract says itself whose position it is, once', () => {
  const committee = (text: string) => {
    const outcome = parseNewAction({ ...typed, committee: text }, TODAY)
    const read = outcome.ok ? parseContent(outcome.value.page!, 'page', actionFields) : undefined
    return read?.ok ? read.file.data.contract.committee : undefined
  }
  const position = "The committee's position, not legal advice of ours: it is no breach."
  expect([committee('it is no breach.'), committee(position), committee('Not known.')]).toEqual([
    position,
    position,
    'Not known.',
  ])
})

test('what practices are asked and the letter of a step stand on the page, and come back into the form', () => {
  const beside = {
    stepByStep: '1. Agree it.\n2. Tell patients.',
    ...{ ask1: 'How many?', ask1Kind: 'number', ask1Answers: '1 to 60', letter: 'patient-notice', letterStep: '2' },
  }
  const outcome = parseNewAction({ ...typed, ...beside }, TODAY, undefined, ['patient-notice'])
  const read = outcome.ok ? parseContent(outcome.value.page!, 'page', actionFields) : undefined
  if (!read?.ok) throw new Error(JSON.stringify(outcome))
  expect(read.file.data.asks).toEqual([{ key: 'ask1', label: 'How many?', kind: 'number', least: 1, most: 60 }])
  expect(read.file.data.steps.map(({ id, letter }) => [id, letter])).toEqual([
    ['agree-it', undefined],
    ['tell-patients', 'patient-notice'],
  ])
  expect(newActionValues(read.file.data, read.file.body)).toMatchObject(beside)
  expect(errors({ ...beside, letterStep: '3' })).toEqual(['letterStep'])
  expect(errors({ letter: 'patient-notice' })).toEqual(['letter'])
  expect(errors({ ask2: 'Why?' })).toEqual(['ask2Kind'])
})

test('numbered lines become the steps of a checklist and come back as they were; other text stays text', () => {
  const pageOf = (stepByStep: string) => {
    const outcome = parseNewAction({ ...typed, stepByStep }, TODAY)
    const read = outcome.ok ? parseContent(outcome.value.page!, 'page', actionFields) : undefined
    if (!read?.ok) throw new Error('no page')
    return read.file
  }
  const lines = '1. Agree it. In writing, by 6.30 at the latest.\n2. Tell the locums.\n3. Tell the locums.'
  const { data, body } = pageOf(lines)
  expect(data.steps.map(({ id, title, words }) => [id, title, words])).toEqual([
    ['agree-it', 'Agree it', 'In writing, by 6.30 at the latest.'],
    ['tell-the-locums', 'Tell the locums', undefined],
    ['step-3', 'Tell the locums', undefined],
  ])
  expect(body).not.toContain('Step by step')
  expect(newActionValues(data, body).stepByStep).toBe(lines)
  const prose = pageOf('First this:\n1. One\n2. Two')
  expect([prose.data.steps, prose.body.includes('## Step by step')]).toEqual([[], true])
  expect(errors({ stepByStep: `1. ${'long '.repeat(20)}. Then short.` })).toEqual(['stepByStep'])
})
