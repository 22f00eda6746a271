import { expect, test } from 'vitest'
import { actionVisit } from '#app/features/figures/pages/action-page.server.tsx'
import { frontFigures } from '#app/features/figures/pages/front-page.server.tsx'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { allReleases } from '#app/features/figures/releases/release-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Drawing } from '#app/ui/draw.server.ts'
import { copyOfImage } from '#test/support/database.ts'
import { FIGURES_NOW, figuresWorld } from '#test/support/figures-world.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { goalKind } from './goal-kind.server.ts'
import { goalsKnown } from './goal-queries.server.ts'
import type { GoalRecord } from './goal-record.ts'

const image = figuresWorld().$client.serialize()
const world = () => copyOfImage(image)
const GOAL: FormValues = { of: 'cap', percent: '60', by: '1 December 2024', words: '' }
const LATER = instantOf('2024-12-05', '10:00')

function errorsOf(values: FormValues, before?: GoalRecord, slug: string | null = null, db = world()) {
  const read = goalKind.check(db, { values, slug, before }, FIGURES_NOW)
  return read.ok ? {} : read.errors
}

test('a goal above 100 %, of no share, for a day gone by or an action not on the menu is refused at its field', () => {
  for (const percent of ['101', '0', '-5', '45.5', 'half', '']) expect(errorsOf({ ...GOAL, percent })).toHaveProperty('percent')
  expect(errorsOf({ ...GOAL, percent: '60 %' })).toEqual({})
  expect(errorsOf({ ...GOAL, by: '20 November 2024' })).toEqual({ by: expect.stringContaining('This day is over') })
  expect(errorsOf({ ...GOAL, by: '23 November 2024' })).toEqual({ by: expect.stringContaining('Sunday 24 November 2024') })
  expect(errorsOf({ ...GOAL, by: '1 December 2031' })).toHaveProperty('by')
  expect(errorsOf({ ...GOAL, by: '31 November 2024' })).toHaveProperty('by')
  expect(errorsOf({ ...GOAL, of: 'nothing-of-the-kind' })).toEqual({ of: expect.stringContaining('on the menu now') })
  expect(errorsOf({ ...GOAL, of: '' })).toHaveProperty('of')
})

test('a draft is titled in words, whatever was typed: never with two per cent signs, a slug or a day in figures', () => {
  const choices = { actions: [{ value: 'cap-contacts', label: '25 contacts' }] }
  const titled = (values: FormValues) => goalKind.draftTitle!(values, choices)
  const typed = { of: 'cap-contacts', percent: '40%', by: '1/12/2024' }
  expect(titled(typed)).toBe('40% of reporters take “25 contacts” by 1 December 2024')
  expect(titled({ ...typed, of: 'returns', percent: '40 %' })).toBe('40% of practices report by 1 December 2024')
  expect(titled({ ...typed, percent: 'forty', by: 'soon' })).toBe('25 contacts')
  expect([titled({ percent: '40' }), titled({ of: 'no-such-action' })]).toEqual(['', ''])
})

test('two goals for one action and day are refused, also where the first was withdrawn', () => {
  const db = world()
  expect(publishedByTwo(db, goalKind, { values: GOAL }, FIGURES_NOW)).toMatchObject({ ok: true })
  expect(errorsOf(GOAL, undefined, null, db)).toEqual({ by: expect.stringContaining('already') })
  expect(errorsOf({ ...GOAL, of: 'returns' }, undefined, null, db)).toEqual({})
  const slug = 'cap-by-2024-12-01'
  publishedByTwo(db, goalKind, { values: { ...GOAL, withdrawn: 'yes', reason: 'Talks.' }, subject: slug }, FIGURES_NOW)
  expect(errorsOf({ ...GOAL, percent: '50' }, undefined, null, db)).toEqual({ by: expect.stringContaining('withdrawn') })
  expect(goalsKnown(db)).toMatchObject([{ slug, withdrawn: { on: '2024-11-21', reason: 'Talks.' } }])
})

test('what a goal is about stays, and so does all of it once its day is over', () => {
  const before: GoalRecord = { of: 'cap', name: 'Cap', percent: 60, by: '2024-12-01' }
  expect(errorsOf({ ...GOAL, of: 'returns' }, before, 'x')).toHaveProperty('of')
  const over = { ...before, by: '2024-11-10' }
  expect(errorsOf({ ...GOAL, by: '10 November 2024', percent: '50' }, over, 'x')).toHaveProperty('percent')
  expect(errorsOf(GOAL, over, 'x')).toHaveProperty('by')
  expect(errorsOf({ ...GOAL, by: '10 November 2024' }, over, 'x')).toEqual({})
})

test('a goal is judged at releases only, from what they published, and the page of an earlier release does not know it', () => {
  const db = world()
  publishedByTwo(db, goalKind, { values: GOAL }, FIGURES_NOW)
  publishedByTwo(db, goalKind, { values: { ...GOAL, of: 'returns', percent: '100' } }, FIGURES_NOW + 1)
  expect(goalsKnown(db).map(({ judgement }) => judgement.state)).toEqual(['open', 'open'])
  expect(goalsKnown(db, FIGURES_NOW)).toEqual([])
  const page = () => actionVisit(db, 'cap', new URLSearchParams(), 'public', FIGURES_NOW) as { goals: unknown[]; main: Drawing }
  expect(page()).toMatchObject({
    goals: [{ percent: 60 }],
    main: { html: expect.stringContaining('goal 60% by 1 December 2024') },
  })
  expect(frontFigures(db, { action: '', ballot: null })?.figures.html).toContain('60% of reporters take')
  issueDueReleases(db, demonstrationKey, LATER)
  const [first, second] = goalsKnown(db)
  expect(first).toMatchObject({
    judgement: { state: 'reached', told: { release: '2024-11-25', share: { of: expect.any(Number) } } },
  })
  expect(second?.judgement.told).toMatchObject({ share: { of: 192 } })
  const earlier = allReleases(db).find(({ id }) => id === '2024-11-18')!
  const asked = new URLSearchParams({ 'as-at': earlier.weekEnd, known: earlier.id })
  expect(actionVisit(db, 'cap', asked, 'public', LATER)).toMatchObject({ goals: [] })
})

test('a goal that was lowered is not reached by a week before that', () => {
  const db = world()
  publishedByTwo(db, goalKind, { values: { ...GOAL, percent: '99', by: '15 December 2024' } }, FIGURES_NOW)
  issueDueReleases(db, demonstrationKey, LATER)
  const lowered = {
    values: { ...GOAL, percent: '60', by: '15 December 2024', reason: 'Too high.' },
    subject: 'cap-by-2024-12-15',
  }
  expect(publishedByTwo(db, goalKind, lowered, LATER)).toMatchObject({ ok: true })
  expect(goalsKnown(db)).toMatchObject([{ setOn: '2024-12-05', judgement: { state: 'open', told: { release: '2024-12-02' } } }])
})
