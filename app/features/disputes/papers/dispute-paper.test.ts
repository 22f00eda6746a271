import { expect, onTestFinished, test } from 'vitest'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { cameOfIt, daysWords, deadlineWords } from '#app/features/disputes/pages/demand-words.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { disputePaper } from './dispute-paper.server.ts'

const db = freshDatabase()
loadContent(db, paths.content, instantOf('2026-11-29', '10:00'))

const shownOn = (day: string) => {
  const found = askedDispute(db, 'primary-care-support', day, '2026-11-29')
  if (!found?.ok) throw new Error('no such file')
  return found.dispute
}
type Row = { number: string; deadline: string; outcome: string; answer: string; days: string }
const rowsOn = (day: string) =>
  (disputePaper(shownOn(day), 'Concert', 'https://concert.example').data as { demands: Row[] }).demands

test('the paper is drawn on two sides', async () => {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  const full = shownOn('2024-11-28')
  const most = full.demands.filter(({ outcomes, answers }) => outcomes.length > 0 && answers.length > 0)
  const many = { ...full, demands: Array.from({ length: 16 }, (_, nth) => ({ ...most[nth % most.length]!, number: nth + 1 })) }
  for (const [name, dispute] of Object.entries({ due: shownOn('2017-12-31'), full, many })) {
    const bytes = await maker.make(name, () => disputePaper(dispute, 'Concert', 'https://concert.example'))
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(2)
  }
})

test('the paper of a dispute says of a demand what its page says: the answer, and the day on which it is due', () => {
  expect(rowsOn('2017-12-31').find(({ number }) => number === '4')).toMatchObject({
    deadline: '31 December 2017',
    outcome: '',
    answer: expect.stringMatching(/^Capita, about November 2017: /),
    days: '0, due that day',
  })
})

test.each(['2017-06-01', '2018-06-01', '2024-11-28'])('as at %s every demand stands on the paper as on the page', (day) => {
  const rows = rowsOn(day)
  for (const [index, demand] of shownOn(day).demands.entries()) {
    const { outcome, answer } = cameOfIt(demand)
    expect(rows[index]).toMatchObject({ deadline: deadlineWords(demand).due, days: daysWords(demand) })
    expect(outcome.startsWith(rows[index]!.outcome.replace('…', ''))).toBe(true)
    expect(answer.startsWith(rows[index]!.answer.replace('…', ''))).toBe(true)
  }
})
