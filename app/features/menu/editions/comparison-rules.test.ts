import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type ComparedOffer, type Comparison, compareOffers, markWords } from './comparison-rules.ts'
import { ComparisonView } from './comparison-view.tsx'

const offer = (actionSlug: string, more: Partial<ComparedOffer> = {}): ComparedOffer => ({
  actionSlug,
  title: actionSlug.toUpperCase(),
  status: 'offered',
  wording: `Do ${actionSlug}.`,
  reason: null,
  decidedBy: null,
  supersededBy: null,
  offeredFrom: null,
  offeredUntil: null,
  unless: null,
  ...more,
})
const shown = (comparison: Comparison) => renderToStaticMarkup(createElement(ComparisonView, { comparison }))
const slugs = (list: { actionSlug: string }[]) => list.map(({ actionSlug }) => actionSlug)

test('two menus that list the same say so', () => {
  const menu = [offer('cap'), offer('notice', { status: 'paused', reason: 'Talks.' })]
  expect(compareOffers(menu, menu)).toMatchObject({ same: true, counts: { before: 2, after: 2 } })
  expect(slugs(compareOffers(menu, menu).unchanged)).toEqual(['cap', 'notice'])
})

test('what is added is named with its place, and moves nothing below it', () => {
  const found = compareOffers([offer('cap'), offer('notice')], [offer('pilots'), offer('cap'), offer('notice')])
  expect(found.added).toMatchObject([{ actionSlug: 'pilots', position: 1, returned: null }])
  expect(found.moved).toEqual([])
  expect(slugs(found.unchanged)).toEqual(['cap', 'notice'])
  expect(found.same).toBe(false)
})

test('what is dropped carries the reason of the edition that dropped it', () => {
  const gone = offer('face', { status: 'withdrawn', reason: 'Simpler.', decidedBy: 'GPC England' })
  const found = compareOffers([offer('cap'), offer('face')], [offer('cap'), gone])
  expect(found.dropped).toMatchObject([{ actionSlug: 'face', status: 'withdrawn', reason: 'Simpler.', decidedBy: 'GPC England' }])
  expect(found.counts).toEqual({ before: 2, after: 1 })
})

test('what left in an edition between the two keeps its reason; without one nothing is made up', () => {
  const left = [offer('face', { status: 'withdrawn', reason: 'Simpler.' })]
  expect(compareOffers([offer('face'), offer('cap')], [offer('cap')], left).dropped).toMatchObject([{ reason: 'Simpler.' }])
  expect(compareOffers([offer('face'), offer('cap')], [offer('cap')]).dropped).toMatchObject([{ status: null, reason: null }])
})

test('what comes back is added and says that it had left', () => {
  const before = [offer('cap'), offer('face', { status: 'withdrawn', reason: 'Simpler.' })]
  expect(compareOffers(before, [offer('cap'), offer('face')]).added).toMatchObject([
    { actionSlug: 'face', returned: 'withdrawn' },
  ])
})

test('a pause is a change of status; so is another reason for the same status', () => {
  const paused = offer('cap', { status: 'paused', reason: 'Talks.' })
  expect(compareOffers([offer('cap')], [paused]).statuses).toMatchObject([{ from: 'offered', to: 'paused', reason: 'Talks.' }])
  expect(compareOffers([paused], [{ ...paused, reason: 'A deal.' }]).statuses).toMatchObject([
    { from: 'paused', to: 'paused', reason: 'A deal.' },
  ])
  expect(compareOffers([paused], [offer('cap')]).statuses).toMatchObject([{ from: 'paused', to: 'offered' }])
})

test('what was off the menu and becomes contractual is a change of status, not a drop', () => {
  const before = [offer('cap'), offer('connect', { status: 'withdrawn', reason: 'The round ended.' })]
  const found = compareOffers(before, [
    offer('cap'),
    offer('connect', { status: 'contractual', reason: 'The contract asks it.' }),
  ])
  expect(found.dropped).toEqual([])
  expect(found.statuses).toMatchObject([{ actionSlug: 'connect', from: 'withdrawn', to: 'contractual' }])
})

test('another wording has its words marked, and both texts can be read back from the marks', () => {
  const [before, after] = [
    'Limit each clinician to 25 contacts a day.',
    'Limit each clinician to 25 patient contacts a day; then divert.',
  ]
  const found = compareOffers([offer('cap', { wording: before })], [offer('cap', { wording: after })])
  const marks = found.reworded[0]?.marks ?? []
  expect(marks.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toContain('patient')
  const read = (skip: string) => marks.flatMap(({ kind, text }) => (kind === skip ? [] : text)).join('')
  expect(read('added')).toBe(before)
  expect(read('removed')).toBe(after)
})

test('only the action that changed its place is moved', () => {
  const menu = ['a', 'b', 'c', 'd'].map((slug) => offer(slug))
  const found = compareOffers(
    menu,
    ['d', 'a', 'b', 'c'].map((slug) => offer(slug)),
  )
  expect(found.moved).toEqual([{ actionSlug: 'd', title: 'D', from: 4, to: 1 }])
})

test('a drop in the middle moves nothing', () => {
  const menu = ['a', 'b', 'c'].map((slug) => offer(slug))
  expect(compareOffers(menu, [offer('a'), offer('c')]).moved).toEqual([])
})

test('another window is named with both', () => {
  const found = compareOffers([offer('a')], [offer('a', { offeredFrom: '2026-06-01' })])
  expect(found.windows).toMatchObject([{ before: { from: null, until: null }, after: { from: '2026-06-01', until: null } }])
})

test('a pause from a later day is a change of status with its day, and opens no window', () => {
  const rests = offer('cap', { status: 'paused', reason: 'Talks.', offeredFrom: '2025-01-09' })
  const days = { from: '2025-01-09', until: null, unless: null }
  const found = compareOffers([offer('cap')], [rests])
  expect(found.windows).toEqual([])
  expect(found.statuses).toMatchObject([{ from: 'offered', to: 'paused', days }])
  const later = compareOffers([rests], [{ ...rests, offeredFrom: '2025-01-16' }])
  expect(later).toMatchObject({ windows: [], statuses: [{ from: 'paused', to: 'paused', days: { from: '2025-01-16' } }] })
  expect(shown(found)).toContain('before, now paused from 9 January 2025.')
  expect(shown(later)).toContain('Paused as before, now from 16 January 2025.')
})

test('what is added is shown with its first day and the conditions on which it does not begin', () => {
  const found = compareOffers([], [offer('pilots', { offeredFrom: '2024-12-12', unless: 'A deal is made.' })])
  expect(shown(found)).toContain('It can be taken from 12 December 2024. It does not begin if: A deal is made.')
})

test('texts without a word in common are wholly removed and added', () => {
  expect(markWords('yes', 'no')).toEqual([
    { kind: 'removed', text: 'yes' },
    { kind: 'added', text: 'no' },
  ])
})
