import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { exportRecord } from '#app/features/adoption/record/export-record.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { goesOn } from '#app/features/adoption/statements/refusal-rules.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { contentHash } from '#app/platform/front-matter.server.ts'
import type { Db } from '#db/client.server.ts'
import { rounds } from '#db/schema/menu.ts'
import { adoptionDatabase, at, BY, endRound } from '#test/support/adoption.ts'
import { roundText } from '#test/support/content.ts'
import { deskPage } from './desk-queries.server.ts'
import { MenuChangesNote } from './menu-changes-note.tsx'
import { menuChangesFor } from './menu-changes-queries.server.ts'

const AUGUST = at('2024-08-14')
const taking = { practiceCode: 'ZZ001', state: 'taking', extent: 'full', effectiveOn: '2024-08-05', plannedFor: null } as const
const takes = (db: Db, actionSlug: string) =>
  recordAdoption(db, { ...taking, actionSlug, obstacle: null, note: null }, BY, AUGUST)

/** A round of 2026 whose menu of May lists `notice`, and that of June `cap` again. */
function withRoundOf2026(): Db {
  const db = adoptionDatabase()
  endRound(db, '2025-03-19')
  const round = { slug: '2026', title: 'Round of 2026', kind: 'cumulative', beganOn: '2026-05-01', summary: '' } as const
  db.insert(rounds)
    .values({ ...round, body: roundText(), contentHash: contentHash(roundText()) })
    .run()
  for (const [number, [slug, day]] of [['may', '2026-05-01'] as const, ['june', '2026-06-01'] as const].entries()) {
    db.$client.exec(`insert into editions (slug, round_slug, number, title, summary, published_at, precision, published_by, sources, content_hash, recorded_at)
      values ('${slug}', '2026', ${number + 1}, '${slug}', '', ${at(day, '00:00')}, 'day', 'The committee', '[]', 'h', 0);
      insert into offers (edition_slug, action_slug, position, standing, wording) values ('${slug}', 'notice', 1, 'offered', 'As agreed')`)
  }
  db.$client.exec(
    "insert into offers (edition_slug, action_slug, position, standing, wording) values ('june', 'cap', 2, 'offered', 'As agreed')",
  )
  return db
}

test('what is taken although no longer on the menu goes on: a state of its own', () => {
  const offer = { status: 'offered', roundEndedOn: null, offeredFrom: null, offeredUntil: null } as const
  const today = '2026-06-17'
  expect(goesOn('taking', offer, today)).toBe(false)
  expect(goesOn('taking', { ...offer, status: 'paused' }, today)).toBe(false)
  expect(goesOn('taking', { ...offer, status: 'withdrawn' }, today)).toBe(true)
  expect(goesOn('taking', { ...offer, status: 'contractual' }, today)).toBe(true)
  expect(goesOn('taking', { ...offer, roundEndedOn: '2026-06-01' }, today)).toBe(true)
  expect(goesOn('taking', { ...offer, offeredUntil: '2026-06-16' }, today)).toBe(true)
  expect(goesOn('stopped', { ...offer, status: 'withdrawn' }, today)).toBe(false)
})

test('desk, record, LMC list and file say that it goes on, with the day since when', () => {
  const db = withRoundOf2026()
  takes(db, 'cap')
  takes(db, 'notice')
  chooseSharing(db, 'ZZ001', true, BY, AUGUST)
  const now = at('2026-05-20')
  const desk = deskPage(db, 'ZZ001', now)
  expect(desk?.offTheMenu.map(({ offer, current }) => [offer.actionSlug, current?.goesOn])).toEqual([['cap', true]])
  expect(desk?.actions.map(({ offer, current }) => [offer.actionSlug, current?.goesOn])).toEqual([['notice', false]])
  expect(actionTimeline(db, 'ZZ001', 'cap', now)?.current?.goesOn).toBe(true)
  const area = lmcAnswers(db, 'borsetshire', now)
  expect(area.goneOn).toEqual([{ actionSlug: 'cap', shortTitle: 'cap' }])
  const shared = area.practices.find(({ code }) => code === 'ZZ001')?.shared
  expect([shared?.cap?.goesOn, shared?.notice?.goesOn]).toEqual([true, false])
  expect(exportRecord(db, 'ZZ001', BY, now).states).toMatchObject([
    { actionSlug: 'cap', takenSince: '2024-08-05', goesOn: true },
    { actionSlug: 'notice', goesOn: false },
  ])
  const tag = renderToStaticMarkup(createElement(StateTag, { current: desk?.offTheMenu[0]?.current ?? null }))
  expect(tag).toContain('tag-goes-on')
  expect(tag).toContain('Goes on: taking since 5 August 2024')
})

test('an LMC reads states that follow the day and the menu, though the answers they rest on stand as they stood', () => {
  const db = withRoundOf2026()
  takes(db, 'cap')
  const plan = { state: 'planned', extent: null, effectiveOn: '2024-08-14', plannedFor: '2024-10-01' } as const
  recordAdoption(db, { ...taking, ...plan, actionSlug: 'notice', obstacle: null, note: null }, BY, AUGUST)
  chooseSharing(db, 'ZZ001', true, BY, AUGUST)
  const shared = (now: number) => {
    const states = lmcAnswers(db, 'borsetshire', now).practices.find(({ code }) => code === 'ZZ001')!.shared!
    return [states.cap?.goesOn, states.notice?.due]
  }
  const [september, october, may] = [at('2024-09-20'), at('2024-10-01'), at('2026-05-20')]
  expect([september, october, may, september].map(shared)).toEqual([
    [false, false],
    [false, true],
    [true, true],
    [false, false],
  ])
})

test('an action that comes back is taken on from the same day, and its practice is told once: the next return says that it goes on', () => {
  const db = withRoundOf2026()
  takes(db, 'cap')
  makeReturn(db, 'ZZ001', '2026-05-18', BY, at('2026-05-20'))
  const told = (now: number) => {
    const note = createElement(MenuChangesNote, { news: menuChangesFor(db, 'ZZ001', now), desk: deskPage(db, 'ZZ001', now)! })
    return renderToStaticMarkup(note)
  }
  expect(told(at('2026-05-21'))).toBe('')
  expect(told(at('2026-06-03'))).toMatch(/on the menu again<\/strong>: cap, since 5 August 2024/)
  expect(deskPage(db, 'ZZ001', at('2026-06-03'))?.actions.find(({ offer }) => offer.actionSlug === 'cap')?.current).toMatchObject(
    {
      state: 'taking',
      takenSince: '2024-08-05',
      goesOn: false,
    },
  )
  makeReturn(db, 'ZZ001', '2026-06-01', BY, at('2026-06-03'))
  expect(told(at('2026-06-04'))).toBe('')
})
