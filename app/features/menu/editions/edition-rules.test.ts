import { expect, test } from 'vitest'
import { type EditionDraft, type EditionLine, editionRefusals, successionRefusal } from './edition-rules.ts'
import type { OfferStatus } from './menu-rules.ts'

const STATUSES: OfferStatus[] = ['offered', 'paused', 'withdrawn', 'superseded', 'contractual']
const edition = (number: number, offers: EditionLine[]): EditionDraft => ({
  slug: `menu-${number}`,
  number,
  publishedAt: Date.UTC(2024, 5 + number),
  offers,
})
const actions = new Set(['cap', 'notice', 'software'])
const cap = { action: 'cap', status: 'offered' } as const
const refusals = (offers: EditionLine[], before?: EditionLine[]) =>
  editionRefusals(edition(2, offers), before && edition(1, before), actions).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )

test('what may follow what', () => {
  const may = (before: OfferStatus | null) => STATUSES.filter((after) => successionRefusal(before, after) === null)
  expect(may(null)).toEqual(['offered', 'contractual'])
  expect(may('offered')).toEqual(STATUSES)
  expect(may('paused')).toEqual(STATUSES)
  expect(may('withdrawn')).toEqual(['offered', 'withdrawn', 'superseded', 'contractual'])
  expect(may('superseded')).toEqual(['offered', 'superseded', 'contractual'])
  expect(may('contractual')).toEqual(['contractual'])
})

test('a menu is empty only from the last day of its round on', () => {
  const gone: EditionLine = { action: 'cap', status: 'withdrawn', reason: 'The round ended.' }
  const messages = (endedOn: string | null) => editionRefusals(edition(2, [gone]), edition(1, [cap]), actions, endedOn)
  expect(messages('2024-08-01')).toEqual([])
  for (const day of ['2024-08-02', null]) expect(messages(day)).toMatchObject([{ path: ['offers'] }])
})

test('an action that the menu does not name cannot be withdrawn from it, in a first edition it can stand so', () => {
  const gone: EditionLine = { action: 'notice', status: 'withdrawn', reason: 'Too complex.' }
  expect(refusals([cap, gone], [cap])).toEqual(['offers.1.standing: "notice" is not on the menu now, so it cannot be withdrawn.'])
  expect(refusals([cap, gone])).toEqual([])
})

test('an action that takes the place of another is a different one of the round, and only of a superseded one', () => {
  const line = (more: Partial<EditionLine>): EditionLine => ({
    action: 'notice',
    status: 'superseded',
    reason: 'Clearer.',
    ...more,
  })
  const before: EditionLine[] = [cap, { action: 'notice', status: 'offered' }]
  expect(refusals([cap, line({ supersededBy: 'software' })], before)).toEqual([])
  expect(refusals([cap, line({ supersededBy: 'notice' })], before)).toHaveLength(1)
  expect(refusals([cap, line({ status: 'withdrawn', supersededBy: 'software' })], before)).toHaveLength(1)
  expect(refusals([cap, line({ supersededBy: 'nothing' })], before)).toHaveLength(1)
})
