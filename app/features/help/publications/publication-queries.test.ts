import { expect, test } from 'vitest'
import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { type GuidanceRecord, guidanceKind } from '#app/features/menu/guidance/guidance-kind.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { DESK_NOW, deskWorld } from '#test/support/desk.ts'
import { someone } from '#test/support/england.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { unseenPublications } from './publication-queries.server.ts'

const VOTE: FormValues = {
  ...{ title: 'Vote on the next phase', kind: 'statutory', elector: 'person', electorate: 'GP partners', question: 'Are you?' },
  ...{ soughtAnswer: 'yes', opened: '1 June 2024', closedOn: '28 June 2024', declaredOn: '1 July 2024', eligible: '100' },
  ...{ cast: '80', yes: '70', no: '10', summary: 'It asked.', sources: 'A page | https://example.org/vote | 1 July 2024' },
}

function world() {
  const db = deskWorld()
  const id = someone(db, 'committee-member')
  const told = () => unseenPublications(db, { id }, DESK_NOW + 9).map(({ title, words }) => `${title}: ${words}`)
  return { db, id, told }
}

test('a vote is told by its name of now, and on no desk any more once it was withdrawn', () => {
  const { db, told } = world()
  const subject = 'vote-on-the-next-phase'
  publishedByTwo(db, ballotKind, { values: VOTE }, DESK_NOW)
  expect(told()).toEqual(['Vote on the next phase: Its result is declared.'])
  const values = { ...VOTE, title: 'A vote on the next phase', reason: 'Its name.' }
  publishedByTwo(db, ballotKind, { values, subject }, DESK_NOW + 1)
  expect(told()).toEqual(['A vote on the next phase: Its result is declared.'])
  publishedByTwo(db, ballotKind, { values: { ...values, withdrawn: 'yes', reason: 'In error.' }, subject }, DESK_NOW + 2)
  expect(told()).toEqual([])
})

test('each correction of guidance is told with its own reason', () => {
  const { db, told } = world()
  const { fields } = versionsOf<GuidanceRecord>(db, 'guidance', 'cap')[0]!
  for (const [index, reason] of ['The first reason.', 'The second reason.'].entries()) {
    const values = { ...guidanceKind.valuesOf(fields, db), patientSafety: reason, reason }
    publishedByTwo(db, guidanceKind, { values, subject: 'cap' }, DESK_NOW + index)
  }
  expect(told()).toEqual(['Take Cap: The second reason.', 'Take Cap: The first reason.'])
})

test('what a transaction took back, or a clock set back has before it, is told on no desk', () => {
  const { db, id, told } = world()
  expect(told()).toEqual([])
  const takenBack = db.$client.transaction(() => {
    publishedByTwo(db, ballotKind, { values: VOTE }, DESK_NOW)
    expect(told()).toHaveLength(1)
    throw new Error('taken back')
  })
  expect(takenBack).toThrow('taken back')
  expect(told()).toEqual([])
  publishedByTwo(db, ballotKind, { values: VOTE }, DESK_NOW)
  expect(told()).toHaveLength(1)
  expect(unseenPublications(db, { id }, DESK_NOW - 1)).toEqual([])
})
