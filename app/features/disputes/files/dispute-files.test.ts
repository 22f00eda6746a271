import { afterAll, expect, test } from 'vitest'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { servedHere } from '#test/support/served-here.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'

/* The file goes to 29 November; on 3 December the desk adds an event of October and a demand with a deadline. It is 10 December. */

const DISPUTE = 'primary-care-support'
const db = freshDatabase()
const NOW = instantOf('2026-12-10', '10:00')
const LATER = instantOf('2026-12-03', '10:00')
loadContent(db, paths.content, instantOf('2026-11-29', '10:00'))
const served = await servedHere(db, () => NOW)
afterAll(() => served.stop())

const sources = 'Letter | https://example.org/letter | 1 Nov 2026'
const event = {
  dispute: DISPUTE,
  section: 'event',
  kind: 'letter',
  when: '1 October 2026',
  words: 'GPC England writes again.',
  sources,
}
const demand = {
  ...{ dispute: DISPUTE, section: 'demand', number: '10', lines: 'Medical records', title: 'Move records in a week', sources },
  ...{ when: '1 October 2026', who: 'Letter of GPC England [1]', deadlines: '1 October 2026 | 15 November 2026 [1]' },
}
expect(publishedByTwo(db, disputePartKind, { values: event }, LATER)).toMatchObject({ ok: true })
expect(publishedByTwo(db, disputePartKind, { values: demand }, LATER)).toMatchObject({ ok: true })

const textOf = async (path: string) => {
  const { status, text } = await served.ask(path)
  expect([path, status]).toEqual([path, 200])
  return text.replaceAll('\r\n ', '')
}
const file = (end: string, query = '') => textOf(`/disputes/${DISPUTE}/file.${end}${query}`)
const KNOWN = '?as-at=2026-12-01&known=2026-12-01'

test('the feed is as at and as known on the days asked for, and says so', async () => {
  expect(await file('atom')).toContain('GPC England writes again.')
  const before = await file('atom', KNOWN)
  expect(before).not.toContain('GPC England writes again.')
  expect(before).toContain('what happened, as at 1 December 2026, as known on 1 December 2026</title>')
  expect(before).toContain(`file.atom?as-at=2026-12-01&#38;known=2026-12-01"/>`)
  expect(await file('atom', '?as-at=2026-09-30')).not.toContain('GPC England writes again.')
  expect(await file('atom', '?as-at=2018-05-18')).toContain('<title>17 May 2018: ')
})

test('the calendar is as at and as known on the days asked for, and says so', async () => {
  expect(await file('ics')).toContain('Deadline 15 November 2026: Move records in a week')
  const before = await file('ics', KNOWN)
  expect(before).not.toContain('Move records in a week')
  expect(before).toContain('deadlines, as at 1 December 2026, as known on 1 December 2026')
  expect(before).toContain('/demands/4?as-at=2026-12-01&known=2026-12-01')
})

test('the list is as at and as known on the days asked for, and leads to the files of those days', async () => {
  const main = async (path: string) => (await textOf(path)).replace(/^[\s\S]*<main/, '')
  expect(await main('/disputes')).toContain('href="/disputes/contract-2025-26"')
  const early = await main('/disputes?as-at=2018-05-18')
  expect(early).not.toContain('contract-2025-26')
  expect(early).toContain('Disputes, as at 18 May 2018')
  expect(early).toContain(`href="/disputes/${DISPUTE}?as-at=2018-05-18"`)
  const overdue = (page: string) => new RegExp(`disputes/${DISPUTE}[^]*?(\\d+) of (\\d+) demands past`).exec(page)?.slice(1)
  expect(overdue(await main('/disputes'))).toEqual(
    overdue(await main(`/disputes${KNOWN}`))?.map((one) => String(Number(one) + 1)),
  )
  expect(await main('/disputes?known=2026-11-01')).toContain('No dispute was on file')
})

test.each([
  ['/disputes?as-at=31+February+2018', 'is not a day', '/disputes?as-at='],
  ['/disputes?as-at=2030-01-01', 'is still to come', '/disputes?as-at=2026-12-10'],
  ['/disputes?as-at=2026-12-05&known=2026-12-02', 'nothing was known of', '/disputes?as-at=2026-12-02'],
  ['/disputes?known=x', 'is not a day', '/disputes?known=2026-12-10'],
  ['/disputes?as-at=%3Cscript%3E', 'is not a day', '/disputes?as-at='],
])('%s is answered 404 at its field, with the list of today and a day near it', async (path, words, near) => {
  const { status, text } = await served.ask(path)
  expect(status).toBe(404)
  expect(text).toContain(words)
  expect(text).toContain(`href="${near}`)
  expect(text).toContain(`href="/disputes/${DISPUTE}"`)
})

test('CSV and JSON say as at and as known on which day, and of each row when it was recorded', async () => {
  const [head, ...rows] = (await file('csv')).split('\r\n')
  expect(head).toMatch(/as_at,as_known,kind,about,when,from,to,who,words,state,recorded,sources_differ,sources$/)
  expect(rows.find((row) => row.includes('GPC England writes again.'))).toMatch(/^2026-12-10,2026-12-10,event.*,2026-12-03,/)
  expect(rows.find((row) => row.includes('Move records in a week'))).toContain(',2026-12-03,')
  expect(rows.find((row) => row.includes('Capita takes over'))).toContain(',2026-11-29,')
  expect((await file('csv', KNOWN)).split('\r\n')[1]).toMatch(/^2026-12-01,2026-12-01,/)
  const today = JSON.parse(await file('json'))
  expect(today).toMatchObject({ asAt: '2026-12-10', asKnown: '2026-12-10', recorded: '2026-11-29' })
  expect(today.events.at(-1)).toMatchObject({ words: 'GPC England writes again.', recorded: '2026-12-03' })
  expect(JSON.parse(await file('json', KNOWN))).toMatchObject({ asAt: '2026-12-01', asKnown: '2026-12-01' })
})
