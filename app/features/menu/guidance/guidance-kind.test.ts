import { expect, test } from 'vitest'
import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import { actionText, contentFolder } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ANN, BEN } from '#test/support/desk.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { guidanceValues } from './guidance-form.server.ts'
import { type GuidanceRecord, guidanceKind, pageOfText } from './guidance-kind.server.ts'
import { guidanceVersionPage, guidanceVersions } from './guidance-version-queries.server.ts'
import { shortHash } from './guidance-version-rules.ts'

const NOW = instantOf('2026-11-20', '10:00')
const LATER = instantOf('2026-11-25', '10:00')

const shipped = (db: Db, slug = 'cap-contacts') => versionsOf<GuidanceRecord>(db, 'guidance', slug)[0]!.fields
const valuesNow = (db: Db, slug = 'cap-contacts') => guidanceKind.valuesOf(shipped(db, slug), db)
const REASON = 'The old sentence left out who is seen whatever the count.'
const corrected = (db: Db, change: FormValues, now = NOW, slug = 'cap-contacts') =>
  publishedByTwo(db, guidanceKind, { values: { ...valuesNow(db, slug), ...change, reason: REASON }, subject: slug }, now)
const errorsOf = (db: Db, change: FormValues) => {
  const values = { ...valuesNow(db), ...change }
  const read = guidanceKind.check(db, { values, slug: 'cap-contacts', before: shipped(db) }, NOW)
  return read.ok ? {} : read.errors
}

function shippedWorld(): Db {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, instantOf('2026-11-01', '09:00'))).toMatchObject({ ok: true })
  return db
}

test('every page that ships comes out of its form as it went in, but for its keeper and the day of review', () => {
  const db = shippedWorld()
  for (const { slug } of db.select({ slug: actions.slug }).from(actions).all()) {
    const before = shipped(db, slug)
    const values = { ...valuesNow(db, slug), patientSafety: 'Another sentence.' }
    const read = guidanceKind.check(db, { values, slug, before }, NOW)
    if (!read.ok) throw new Error(`${slug}: ${JSON.stringify(read.errors)}`)
    const [was, is] = [pageOfText(before.text).data, pageOfText(read.value.text).data]
    const care = { owner: 'GPC England', lastReviewed: '2026-11-20', contract: is.contract }
    expect(is, slug).toEqual({ ...was, ...care, patientSafety: 'Another sentence.' })
    const again = guidanceKind.valuesOf(read.value, freshDatabase())
    expect({ ...again, committee: '' }, slug).toEqual({ ...values, committee: '' })
  }
})

test('a corrected sentence about safety holds from its publication, and the words before it stay at their address', () => {
  const db = shippedWorld()
  const before = shipped(db)
  expect(corrected(db, { patientSafety: 'A practice writes down **who is seen** whatever the count.' })).toMatchObject({
    ok: true,
  })
  expect(actionPage(db, 'cap-contacts', NOW)?.words.patientSafetyHtml).toContain('<strong>who is seen</strong>')
  const [now, old] = guidanceVersions(db, 'cap-contacts', LATER)
  expect([now!.current, now!.reason, old!.current, old!.until]).toEqual([true, REASON, false, '2026-11-20'])
  expect(old!.hash).toBe(before.hash)
  const page = guidanceVersionPage(db, 'cap-contacts', shortHash(before.hash), LATER)
  expect(page?.words.patientSafetyHtml).toContain('The risk lies in the overflow')
  expect(guidanceVersionPage(db, 'cap-contacts', shortHash(now!.hash), LATER)?.changes.map(({ label }) => label)).toEqual([
    'Patient safety',
  ])
  expect(guidanceVersionPage(db, 'own-referrals', shortHash(before.hash), LATER)).toBeUndefined()
})

test('words corrected and taken back on one day are both in the list, in order, with the time; the address of the first says so', () => {
  const db = shippedWorld()
  const shippedHash = shipped(db).hash
  const at = (minutes: number) => NOW + minutes * 60_000
  for (const [minutes, patientSafety] of [
    [0, 'One.'],
    [10, 'Two.'],
    [20, 'One.'],
  ] as const)
    expect(corrected(db, { patientSafety }, at(minutes))).toMatchObject({ ok: true })
  const versions = guidanceVersions(db, 'cap-contacts', LATER)
  const [last, two, one, first] = versions
  expect(versions).toHaveLength(4)
  expect(last!.hash).toBe(one!.hash)
  expect(versions.map(({ current, until }) => [current, until])).toEqual([[true, null], ...Array(3).fill([false, '2026-11-20'])])
  expect([first!.hash, first!.at]).toEqual([shippedHash, null])
  expect(versions.slice(0, 3).map(({ at: came }) => came! - (came! % 60_000))).toEqual([at(20), at(10), at(0)])
  expect(guidanceVersionPage(db, 'cap-contacts', shortHash(last!.hash), LATER)).toMatchObject({
    version: { current: true },
    before: ['2026-11-20'],
    changes: [{ label: 'Patient safety' }],
  })
  expect(guidanceVersionPage(db, 'cap-contacts', shortHash(two!.hash), LATER)?.version).toMatchObject({ current: false })
  expect(guidanceOf(db, actionPage(db, 'cap-contacts', LATER)!.guidanceHash).data.patientSafety).toBe('One.')
  expect(guidanceVersions(db, 'cap-contacts', at(15)).map(({ current }) => current)).toEqual([true, false, false])
})

test('a step keeps what practices ticked when it is reworded; one taken away and one added leave the others as they are', () => {
  const db = shippedWorld()
  const ids = () => pageOfText(shipped(db).text).data.steps.map(({ id, letter = '' }) => `${id} ${letter}`.trim())
  const was = ids()
  expect(corrected(db, { step1: 'Agree who it covers', step2: '', step2Words: '', step9: 'Tell the PCN' })).toMatchObject({
    ok: true,
  })
  expect(ids()).toEqual([was[0], ...was.slice(2), 'tell-the-pcn'])
  expect(was).toContain('tell-patients patient-notice')
})

test('a script in the words is refused at its field, and a link that would run one', () => {
  const db = shippedWorld()
  const errors = errorsOf(db, {
    patientSafety: '<script>alert(1)</script>',
    traps: '[here](javascript:alert(1))',
    effect1: '<img src=x onerror=alert(1)>',
    question1: 'Is <b>this</b> bold?',
  })
  expect(Object.keys(errors).sort()).toEqual(['effect1', 'patientSafety', 'traps'])
  expect(errors.patientSafety).toContain('HTML is not used')
  expect(corrected(db, { question1: 'Is <script>this</script> run?' })).toMatchObject({ ok: true })
})

test('what is missing is named at its field', () => {
  const db = shippedWorld()
  const change = {
    patientSafety: ' ',
    committee: '',
    whatItAsks: '',
    effect2Url: 'pulse',
    answer3: '',
    sources: '',
    step9Words: 'More.',
  }
  const fields = Object.keys({ ...change, step9: '' }).filter((name) => name !== 'step9Words')
  expect(Object.keys(errorsOf(db, change)).sort()).toEqual(fields.sort())
  expect(errorsOf(db, {})).toEqual({ patientSafety: expect.stringContaining('Nothing differs yet') })
  expect(errorsOf(db, { step9: 'x'.repeat(61) })).toHaveProperty('step9')
})

test('an action begins at the menu’s desk, not as guidance by itself', () => {
  const db = shippedWorld()
  expect(startRecordDraft(db, { kind: guidanceKind, subject: null }, ANN, NOW)).toEqual({ ok: false, reason: 'no-record' })
})

test('two editors at once: the second save is told, and an approval is of one version', () => {
  const db = shippedWorld()
  const begun = startRecordDraft(db, { kind: guidanceKind, subject: 'cap-contacts' }, ANN, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, values: stored, title } = begun.draft
  const seen = seenOfRecord(stored)
  const save = (by: typeof ANN, patientSafety: string) =>
    saveRecordDraft(db, { draftId, seen, title, values: { ...stored, patientSafety, reason: REASON } }, by, NOW)
  const saved = save(ANN, 'One.')
  if (!saved.ok) throw new Error(saved.reason)
  expect(save(BEN, 'Two.')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  const which = { draftId, version: saved.draft.version }
  expect(approveRecord(db, guidanceKind, which, ANN, NOW)).toEqual({ ok: false, reason: 'own-work' })
  expect(publishRecord(db, guidanceKind, { ...which, secondEditor: true }, ANN, NOW)).toEqual({
    ok: false,
    reason: 'not-approved',
  })
  expect(guidanceOf(db, actionPage(db, 'cap-contacts', NOW)!.guidanceHash).data.patientSafety).not.toBe('One.')
})

test('a file that changes after the desk has published does not hold: operator and editors are told, until the desk publishes again', () => {
  const db = freshDatabase()
  const cap = actionText('Cap')
  const files = (text: string) => contentFolder({ 'actions/cap/guidance.md': text })
  const first = files(cap)
  expect(loadContent(db, first, NOW)).toMatchObject({ ok: true, changed: true, notHeld: [] })
  expect(corrected(db, { patientSafety: 'The desk says so.' }, NOW + 1000, 'cap')).toMatchObject({ ok: true })
  expect(loadContent(db, first, NOW + 2000)).toMatchObject({ ok: true, changed: false, notHeld: [] })
  const next = files(cap.replace('patientSafety: Not known.', 'patientSafety: The file says so.'))
  for (const at of [3000, 4000]) {
    const told = expect.stringContaining('content/actions/cap/guidance.md does not hold')
    expect(loadContent(db, next, NOW + at)).toMatchObject({ ok: true, changed: false, notHeld: [told] })
  }
  expect(actionPage(db, 'cap', LATER)?.words.patientSafetyHtml).toContain('The desk says so.')
  expect(guidanceVersions(db, 'cap', LATER)).toHaveLength(2)
  expect(corrected(db, { patientSafety: 'The desk has read the file.' }, LATER, 'cap')).toMatchObject({ ok: true })
  expect(loadContent(db, next, LATER + 1000)).toMatchObject({ ok: true, changed: false, notHeld: [] })
  expect(guidanceValues(pageOfText(shipped(db, 'cap').text)).patientSafety).toBe('The desk has read the file.')
})

test('a file that the desk has not touched goes on changing its action', () => {
  const db = freshDatabase()
  const files = (text: string) => contentFolder({ 'actions/cap/guidance.md': text })
  loadContent(db, files(actionText('Cap')), NOW)
  const next = files(actionText('Cap').replace('patientSafety: Not known.', 'patientSafety: The file says so.'))
  expect(loadContent(db, next, LATER)).toMatchObject({ ok: true, changed: true, notHeld: [] })
  expect(actionPage(db, 'cap', LATER)?.words.patientSafetyHtml).toContain('The file says so.')
  expect(versionsOf(db, 'guidance', 'cap')).toHaveLength(2)
})
