import { expect, test } from 'vitest'
import { allBallots, announcedOn } from '#app/features/ballots/records/ballot-queries.server.ts'
import { lawBeforeDays } from '#app/features/ballots/rules/law-before-days.ts'
import { approveRecord, discardRecordDraft, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ANN, BEN } from '#test/support/desk.ts'
import { ballotKind } from './ballot-kind.server.ts'
import { GRIDS } from './ballot-labels.ts'

const NOW = instantOf('2026-11-20', '10:00')
const SOURCES = 'A page | https://example.org/vote | 20 Nov 2026'
/** A vote that is announced without days. */
const ANNOUNCED: FormValues = {
  title: 'Vote on the next phase',
  announcedOn: 'about 18 November 2026',
  window: 'early in 2027',
  summary: 'The committee will ask.',
  sources: SOURCES,
}
/** The same with its days. */
const DATED: FormValues = {
  ...ANNOUNCED,
  kind: 'statutory',
  elector: 'person',
  electorate: 'GP partners',
  question: 'Are you prepared to take part?',
  soughtAnswer: 'yes',
  opened: '2 November 2026',
  closedOn: '13 November 2026',
}
const RESULT: FormValues = {
  ...DATED,
  declaredOn: '16 November 2026',
  eligible: '12,590',
  cast: '8,518',
  yes: '8,375',
  no: '143',
}
const errorsOf = (values: FormValues, before?: FormValues) => {
  const db = freshDatabase()
  const earlier = before ? ballotKind.check(db, { values: before, slug: null, before: undefined }, NOW) : undefined
  const read = ballotKind.check(db, { values, slug: null, before: earlier?.ok ? earlier.value : undefined }, NOW)
  return read.ok ? {} : read.errors
}

/** Drafts, approves and publishes a version, as two editors do. */
function published(db: Db, values: FormValues, subject: string | null = null, now = NOW) {
  const begun = startRecordDraft(db, { kind: ballotKind, subject }, ANN, now)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, values: stored } = begun.draft
  const saved = saveRecordDraft(db, { draftId, seen: seenOfRecord(stored), title: values.title!, values }, ANN, now)
  if (!saved.ok) throw new Error(saved.reason)
  const which = { draftId, version: saved.draft.version }
  expect(approveRecord(db, ballotKind, which, ANN, now)).toEqual({ ok: false, reason: 'own-work' })
  expect(publishRecord(db, ballotKind, { ...which, secondEditor: true }, BEN, now)).toEqual({ ok: false, reason: 'not-approved' })
  const approved = approveRecord(db, ballotKind, which, BEN, now)
  if (!approved.ok) return approved
  return publishRecord(db, ballotKind, { ...which, secondEditor: true }, ANN, now)
}

test('a vote goes from an announcement without days to its result, each step a version of the same vote', () => {
  const db = freshDatabase()
  expect(published(db, ANNOUNCED)).toMatchObject({ ok: true })
  expect(announcedOn(db, '2026-11-20')).toMatchObject([{ slug: 'vote-on-the-next-phase', announcedPrecision: 'about' }])
  const open = { ...DATED, closedOn: '30 November 2026', reported: '40% on 19 November', reason: 'It opens.' }
  expect(published(db, open, 'vote-on-the-next-phase')).toMatchObject({ ok: true })
  expect(announcedOn(db, '2026-11-20')).toEqual([])
  expect(allBallots(db, '2026-11-20')).toMatchObject([{ status: 'open', reported: '40% on 19 November', cast: null }])
  expect(published(db, { ...RESULT, reason: 'The result.' }, 'vote-on-the-next-phase')).toMatchObject({ ok: true })
  const [card] = allBallots(db, '2026-11-20')
  expect(card).toMatchObject({ status: 'declared', turnoutPerMille: 677, soughtPerMille: 983, mandateUntil: '2027-11-12' })
  expect(
    versionsOf(db, 'ballot', 'vote-on-the-next-phase').map(({ version, reason, draftedBy, approvedBy }) => [
      version,
      reason,
      draftedBy,
      approvedBy,
    ]),
  ).toEqual([
    [3, 'The result.', 'ann', 'ben'],
    [2, 'It opens.', 'ann', 'ben'],
    [1, null, 'ann', 'ben'],
  ])
})

test('the votes that ship read the same after their form as before it', () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, NOW)).toMatchObject({ ok: true })
  const before = allBallots(db)
  expect(before.length).toBeGreaterThan(4)
  for (const { slug } of before) {
    const [shipped] = versionsOf<Parameters<typeof ballotKind.valuesOf>[0]>(db, 'ballot', slug)
    expect(published(db, { ...ballotKind.valuesOf(shipped!.fields, db), reason: 'Read again.' }, slug), slug).toMatchObject({
      ok: true,
    })
  }
  expect(allBallots(db)).toEqual(before)
  expect(loadContent(db, paths.content, NOW + 1)).toMatchObject({ ok: true, changed: false })
})

test('a vote that closes before it opens, or has more votes than voters, is refused at its field', () => {
  expect(errorsOf({ ...DATED, closedOn: '1 November 2026' })).toEqual({ closedOn: '“Last day” is before the vote opened.' })
  expect(errorsOf({ ...RESULT, cast: '12591', yes: '', no: '' })).toEqual({
    cast: '“Voted” is more than were entitled to vote.',
  })
  expect(errorsOf({ ...RESULT, no: '144' })).toEqual({ cast: '“Voted” is less than yes, no and spoiled together.' })
  expect(errorsOf({ ...RESULT, declaredOn: '12 November 2026' })).toEqual({
    declaredOn: '“Declared on” is before the vote closed.',
  })
})

test('a vote announced without days keeps its kind and what else was typed, and the page says which law that means', () => {
  const db = freshDatabase()
  const typed = { ...ANNOUNCED, kind: 'indicative', elector: 'practice', soughtAnswer: 'yes', soughtWords: 'to go on' }
  expect(published(db, typed)).toMatchObject({ ok: true })
  const [vote] = announcedOn(db, '2026-11-20')
  expect(vote).toMatchObject({ kind: 'indicative' })
  expect(lawBeforeDays(vote!.kind)).toBe('Indicative vote: no legal threshold applies.')
  const [version] = versionsOf<Parameters<typeof ballotKind.valuesOf>[0]>(db, 'ballot', 'vote-on-the-next-phase')
  expect(ballotKind.valuesOf(version!.fields, db)).toMatchObject(typed)
  expect(published(db, { ...ANNOUNCED, reason: 'Not decided.' }, 'vote-on-the-next-phase')).toMatchObject({ ok: true })
  expect(lawBeforeDays(announcedOn(db, '2026-11-20')[0]!.kind)).toContain('not known')
  expect(lawBeforeDays('statutory')).toContain('the day on which it opens')
})

test('a region twice, a share above 100, a line that cannot be read and a day to come are refused at their fields', () => {
  const region = (line: number, name: string, turnout: string) => ({
    [`regions-${line}-region`]: name,
    [`regions-${line}-turnout`]: turnout,
  })
  expect(errorsOf({ ...RESULT, ...region(1, 'London', '12'), ...region(4, 'LONDON', '13') })).toEqual({
    'regions-4-region': 'This region is already listed above.',
  })
  expect(errorsOf({ ...RESULT, ...region(1, 'London', ''), ...region(2, '', '12') })).toEqual({
    'regions-1-turnout': 'Enter the share who voted.',
    'regions-2-region': 'Name the region of this line.',
  })
  expect(errorsOf({ ...DATED, turnout: '101' })).toMatchObject({ turnout: expect.stringContaining('from 0 to 100') })
  const asked = { 'questions-1-question': 'One?', 'questions-1-percent': '50', 'questions-2-question': 'Two?' }
  expect(errorsOf({ ...DATED, ...asked, 'questions-2-percent': 'lots' })).toEqual({
    'questions-2-percent': expect.stringContaining('from 0 to 100'),
  })
  expect(errorsOf({ ...DATED, 'questions-1-question': 'One?', 'questions-1-percent': '50' })).toEqual({
    questions: expect.stringContaining('two questions or more'),
  })
  expect(errorsOf({ ...DATED, eligible: 'about 100' })).toMatchObject({ eligible: expect.stringContaining('whole number') })
  expect(errorsOf({ ...RESULT, declaredOn: '21 November 2026' })).toMatchObject({
    declaredOn: expect.stringContaining('still to come'),
  })
  expect(errorsOf({ ...ANNOUNCED, announcedOn: '2027' })).toMatchObject({ announcedOn: expect.stringContaining('Enter a day') })
  expect(errorsOf({ ...ANNOUNCED, sources: 'A page | javascript:alert(1) | today' })).toMatchObject({
    sources: expect.stringContaining('https'),
  })
})

test('counts without the day of the result are refused; a result is corrected, never undone', () => {
  expect(errorsOf({ ...RESULT, declaredOn: '' })).toMatchObject({ declaredOn: expect.stringContaining('a count has its day') })
  expect(errorsOf(DATED, RESULT)).toMatchObject({ declaredOn: expect.stringContaining('This vote has a result') })
  expect(errorsOf(ANNOUNCED, RESULT)).toMatchObject({ opened: expect.stringContaining('This vote has a result') })
})

test('a turnout of 49.98 per cent is not rounded onto the half that the law asks', () => {
  const db = freshDatabase()
  const shares = { ...DATED, declaredOn: '16 November 2026', turnout: '49.98', sought: '99.99' }
  expect(published(db, shares)).toMatchObject({ ok: true })
  expect(allBallots(db, '2026-11-20')).toMatchObject([{ turnoutPerMille: 499, soughtPerMille: 999, mandateUntil: null }])
})

test('two editors at once: one vote has one open draft, and a save from an older page is refused', () => {
  const db = freshDatabase()
  expect(published(db, ANNOUNCED)).toMatchObject({ ok: true })
  const first = startRecordDraft(db, { kind: ballotKind, subject: 'vote-on-the-next-phase' }, ANN, NOW)
  if (!first.ok) throw new Error(first.reason)
  expect(startRecordDraft(db, { kind: ballotKind, subject: 'vote-on-the-next-phase' }, BEN, NOW)).toEqual({
    ok: false,
    reason: 'one-open',
  })
  const seen = seenOfRecord(first.draft.values)
  const save = (by: { personId: string }, window: string) =>
    saveRecordDraft(db, { draftId: first.draft.id, seen, title: 'V', values: { ...ANNOUNCED, window } }, by, NOW)
  expect(save(ANN, 'in spring')).toMatchObject({ ok: true })
  expect(save(BEN, 'in autumn')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(announcedOn(db, '2026-11-20')).toMatchObject([{ window: 'early in 2027' }])
})

test('a page from before a colleague saved discards nothing', () => {
  const db = freshDatabase()
  const begun = startRecordDraft(db, { kind: ballotKind, subject: null, values: ANNOUNCED }, ANN, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, version } = begun.draft
  const later = { draftId, seen: seenOfRecord(ANNOUNCED), title: 'V', values: { ...ANNOUNCED, window: 'in spring' } }
  expect(saveRecordDraft(db, later, BEN, NOW)).toMatchObject({ ok: true })
  expect(discardRecordDraft(db, { draftId, version }, ANN, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(discardRecordDraft(db, { draftId, version: version + 1 }, ANN, NOW)).toMatchObject({ ok: true })
  expect(discardRecordDraft(db, { draftId, version: version + 1 }, ANN, NOW)).toEqual({ ok: false, reason: 'not-open' })
})

test('a content file corrected meanwhile is not overwritten unseen: an approval falls until the draft is saved beside it', () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, NOW)).toMatchObject({ ok: true })
  const { slug } = allBallots(db)[0]!
  const begun = startRecordDraft(db, { kind: ballotKind, subject: slug }, ANN, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const values = { ...begun.draft.values, reason: 'A correction.' }
  const draftId = begun.draft.id
  const save = (seen: FormValues, version: number) => {
    const beside = { kind: ballotKind, word: String(version) }
    return saveRecordDraft(db, { draftId, seen: seenOfRecord(seen), title: 'V', values, beside }, ANN, NOW)
  }
  expect(save(begun.draft.values, 1)).toMatchObject({ ok: true, draft: { version: 2, begunFrom: 1 } })
  expect(approveRecord(db, ballotKind, { draftId, version: 2 }, BEN, NOW)).toMatchObject({ ok: true })
  const fields = versionsOf(db, 'ballot', slug)[0]!.fields
  const file = { kind: 'ballot', slug, fields, reason: null, draftedBy: 'concert', approvedBy: null, contentHash: 'corrected' }
  recordVersion(db, file, NOW + 1)
  const publish = (version: number) => publishRecord(db, ballotKind, { draftId, version, secondEditor: true }, ANN, NOW + 2)
  expect(publish(2)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(approveRecord(db, ballotKind, { draftId, version: 2 }, BEN, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(save(values, 2)).toMatchObject({ ok: true, draft: { version: 3, begunFrom: 2, approvedVersion: null } })
  expect(approveRecord(db, ballotKind, { draftId, version: 3 }, BEN, NOW)).toMatchObject({ ok: true })
  expect(publish(3)).toMatchObject({ ok: true })
})

test('a vote that is withdrawn leaves the pages and keeps its versions', () => {
  const db = freshDatabase()
  expect(published(db, ANNOUNCED)).toMatchObject({ ok: true })
  expect(published(db, { ...ANNOUNCED, withdrawn: 'yes', reason: 'It is off.' }, 'vote-on-the-next-phase')).toMatchObject({
    ok: true,
  })
  expect(announcedOn(db, '2026-11-20')).toEqual([])
  expect(versionsOf(db, 'ballot', 'vote-on-the-next-phase')).toMatchObject([
    { withdrawn: true, reason: 'It is off.' },
    { withdrawn: false },
  ])
})

test('a draft from before the grids keeps the lines that were typed as text', () => {
  const read = ballotKind.check(
    freshDatabase(),
    { values: { ...RESULT, regions: 'London | 12 | 40\nSouth West | 38' }, slug: null, before: undefined },
    NOW,
  )
  expect(read).toMatchObject({
    ok: true,
    value: {
      vote: {
        regions: [
          { region: 'London', turnoutPercent: 12, yesPercent: 40 },
          { region: 'South West', turnoutPercent: 38 },
        ],
      },
    },
  })
})

test('a vote has one result: counts and shares, or counts of its own beside those of several questions, are refused', () => {
  expect(errorsOf({ ...RESULT, turnout: '67.7' })).toHaveProperty('turnout')
  expect(errorsOf({ ...RESULT, sought: '98.3' })).toHaveProperty('sought')
  const two = {
    'questions-1-question': 'One?',
    'questions-1-percent': '50',
    'questions-2-question': 'Two?',
    'questions-2-percent': '60',
  }
  expect(errorsOf({ ...RESULT, ...two })).toHaveProperty('yes')
})

test('a vote holds no more lines than its form shows: a correction would lose the rest without a word', () => {
  const regions = Array.from({ length: GRIDS.regions.rows + 1 }, (_, index) => `Region ${index} | 12 | 40`).join('\n')
  expect(errorsOf({ ...RESULT, regions })).toEqual({ regions: expect.stringContaining('10 regions at most') })
})
