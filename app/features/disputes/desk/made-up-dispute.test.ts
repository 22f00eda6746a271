import { afterAll, expect, test } from 'vitest'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { markRegister } from '#app/features/register/records/add-to-register.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { type Day, instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { servedHere } from '#test/support/served-here.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { disputePartKind } from './part-kind.server.ts'

/* In the demonstration's own dispute the committee sets two demands; one deadline passes and shows, the other ends in an agreement. */

const DISPUTE = 'practice-supplies'
const db = freshDatabase()
markRegister(db, 'demonstration', { seed: 1 }, instantOf('2024-09-01', '09:00'))
let today: Day = '2024-11-28'
const served = await servedHere(db, () => instantOf(today, '10:00'))
afterAll(() => served.stop())

const published = (values: FormValues, subject: string | null = null) =>
  publishedByTwo(db, disputePartKind, { values, subject }, instantOf(today, '09:00'))
const demandNow = (number: number) => {
  const asked = askedDispute(db, DISPUTE, null, today)
  return asked?.dispute.demands.find((one) => one.number === number)
}
const readable = async (path: string) => {
  const { status, text } = await served.ask(path)
  expect(status).toBe(200)
  return text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}
const demand = (number: string, title: string): FormValues => ({
  ...{ dispute: DISPUTE, section: 'demand', number, title, lines: 'Deliveries', when: '28 November 2024' },
  ...{ who: 'Letter of GPC England [1]', deadlines: '28 November 2024 | 5 December 2024 [1]' },
  sources: 'Letter of 28 November | made up | 28 Nov 2024',
})

test('two demands are set, each with its deadline: none is late that day', async () => {
  expect(published(demand('3', 'Name a day for each order'))).toMatchObject({ ok: true })
  expect(published(demand('4', 'Credit what came late'))).toMatchObject({ ok: true })
  const page = await readable(`/disputes/${DISPUTE}`)
  expect(page).toContain('Practice supplies: 1 of 4 demands past its day')
  expect(page).toContain('Credit what came late')
  expect(page).toContain('not due yet')
})

test('the deadline passes, and shows on the page, in the list and in the calendar', async () => {
  today = '2024-12-09'
  const page = await readable(`/disputes/${DISPUTE}`)
  expect(page).toContain('Practice supplies: 3 of 4 demands past their day')
  expect(page).toContain('4 overdue')
  expect(await readable('/disputes')).toContain('3 of 4 demands past their day')
  expect((await served.ask(`/disputes/${DISPUTE}/file.ics`)).text).toContain('Deadline 5 December 2024: Credit what came late')
})

test('a proposal comes, is countered, agreed and ratified by a vote: the demand is kept, four days and more late', async () => {
  today = '2024-12-20'
  const subject = `${DISPUTE}-demand-4`
  const before = demand('4', 'Credit what came late')
  const next = {
    ...before,
    sources: `${before.sources}\nMinutes | made up | 19 Dec 2024`,
    proposals: [
      '10 December 2024 | proposed | Halewick Health Board | Half of it. [2]',
      '12 December 2024 | counter-proposed | GPC England | All of it. [2]',
      '16 December 2024 | tentatively agreed | Both sides | All of it, within 60 days. [2]',
      '19 December 2024 | ratified | GPC England | By a vote of the committee. [2]',
    ].join('\n'),
    outcomes: '19 December 2024 | kept | The agreement is ratified. [2]',
    reason: 'A proposal was ratified.',
  }
  expect(published(next, subject)).toMatchObject({ ok: true })
  expect(demandNow(4)).toMatchObject({ outcome: { state: 'kept' }, daysOverdue: 14, ended: true })
  expect(demandNow(3)).toMatchObject({ ended: false, daysOverdue: 15 })
  const page = await readable(`/disputes/${DISPUTE}/demands/4`)
  for (const step of ['Proposed', 'Counter-proposed', 'Tentatively agreed', 'Ratified']) expect(page).toContain(step)
  expect(page).toContain('By a vote of the committee.')
  expect(await readable(`/disputes/${DISPUTE}`)).toContain('Practice supplies: 2 of 4 demands past their day')
  expect(await readable(`/disputes/${DISPUTE}?as-at=2024-12-09`)).toContain('3 of 4 demands past their day')
  expect(await readable(`/disputes/${DISPUTE}?known=2024-12-09`)).toContain('as known on 9 December 2024')
})
