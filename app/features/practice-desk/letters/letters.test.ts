import { expect, onTestFinished, test } from 'vitest'
import { verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { type Day, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cameOf, draftedLetter, writtenLetter } from '#demonstration/letters.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { choiceName, tickName } from '../letter-texts/letter-assembly-rules.ts'
import { fieldName } from '../letter-texts/letter-day-rules.ts'
import { lettersOn } from '../letter-texts/letter-texts.server.ts'
import { storedText } from '../letter-texts/text-store.server.ts'
import { beginLetter } from './begin-letter.server.ts'
import { draftFields, parseDraft } from './draft-form.ts'
import { letterFile } from './letter-files.server.ts'
import { lettersAndDrafts, lettersToWrite, lettersUnderWay } from './letter-list-queries.server.ts'
import { draftPage, letterPage } from './letter-page-queries.server.ts'
import { draftById, letterById } from './letter-queries.server.ts'
import { letterheadForm } from './letterhead-form.ts'
import { makeFromDraft } from './making-queries.server.ts'
import { recordWhatCame } from './record-reply.server.ts'
import { recordSent } from './record-sent.server.ts'
import { chooseText, saveDraft } from './save-draft.server.ts'
import { parseWording } from './wording-form.ts'
import { writeWording } from './wordings.server.ts'

const ELM = 'Y00001'
const noon = (day: Day) => instantOf(day, '12:00')
const TODAY = '2024-11-28'
const NOW = noon(TODAY)

function elm() {
  const db = smallEngland()
  expect(loadContent(db, paths.content, REGISTERED_AT, { on: TODAY })).toMatchObject({ ok: true })
  return { db, by: { personId: someone(db, 'practice-partner', { practiceCode: ELM }) } }
}
const NOTICE = {
  organisation: 'NHS Borsetshire ICB',
  'field-service': 'Ring pessary fitting',
  'field-contractReference': 'Local scheme 7',
  'field-clause': '17.2',
  'field-notice': 'one month',
  'field-patients': '60',
}
const notice = (filled: Record<string, string> = {}) => ({
  practiceCode: ELM,
  letterSlug: 'notice-signed',
  filled: { ...NOTICE, ...filled },
})
const shown = (db: Db, draftId: string, now = NOW) => makeFromDraft(db, draftById(db, ELM, draftId)!, now)

test('a notice of one month given on 31 January ends on the last day of February, and the letter says so', () => {
  const { db, by } = elm()
  const draftId = draftedLetter(db, notice({ date: '2025-01-31' }), by, noon('2025-01-31'))
  const { made } = shown(db, draftId, noon('2025-01-31'))
  expect(made.endsOn).toBe('2025-02-28')
  expect(made.missing).toEqual([])
  expect(JSON.stringify(made.paper)).toContain('From 1 March 2025 we no longer provide it.')
})

test('what is missing is named at its field, and such a letter cannot be recorded as sent', () => {
  const { db, by } = elm()
  const draftId = draftedLetter(db, notice({ 'field-clause': '', 'field-notice': '' }), by, NOW)
  const { made, hash } = shown(db, draftId)
  expect(made.missing.map(({ control }) => control).sort()).toEqual(['field-clause', 'field-notice'])
  expect(JSON.stringify(made.paper)).toContain('[Notice clause: missing]')
  const sent = { practiceCode: ELM, draftId, sentOn: TODAY, seen: hash }
  expect(recordSent(db, sent, by, NOW)).toEqual({ ok: false, reason: 'missing' })
  expect(draftById(db, ELM, draftId)).toBeDefined()
})

test('a letter recorded as sent keeps exactly what it said, whatever changes later, and its draft is gone', () => {
  const { db, by } = elm()
  const letterId = writtenLetter(db, { ...notice(), sentOn: '2024-11-20' }, by, NOW)
  const before = letterById(db, ELM, letterId)!
  expect(before).toMatchObject({
    sentOn: '2024-11-20',
    answerBy: '2024-12-18',
    endsOn: '2024-12-20',
    recipient: NOTICE.organisation,
  })
  expect(before.paper?.subject).toBe('Ring pessary fitting: notice that we end this service on 20 December 2024')
  const words = { practiceCode: ELM, letterSlug: 'notice-signed', paragraph: 'why', words: 'It costs too much.', seen: '' }
  expect(writeWording(db, words, by, NOW)).toEqual({ ok: true })
  expect(letterById(db, ELM, letterId)?.paper).toEqual(before.paper)
  expect(draftById(db, ELM, letterId)).toBeUndefined()
  const faults = verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table.startsWith('letter'))
  expect([verifyChain(db).ok, faults]).toEqual([true, []])
})

test('a letter about one case takes no words, leaves a gap for the patient, and leaves only kind, organisation, day and number', () => {
  const { db, by } = elm()
  const filled = { organisation: 'County Hospital', 'choice-what': 'tests', 'choice-why': 'hospital' }
  const wanted = { practiceCode: ELM, letterSlug: 'declined-work', filled }
  const draftId = draftedLetter(db, wanted, by, NOW)
  const paper = JSON.stringify(shown(db, draftId).made.paper)
  expect(paper).toContain('[patient: fill in inside your clinical system]')
  expect(paper).toContain('[name of the doctor: fill in inside your clinical system]')
  const letterId = writtenLetter(db, { ...wanted, sentOn: TODAY }, by, NOW)
  const row = db.$client.prepare('select * from letters where id = ?').get(letterId) as Record<string, unknown>
  expect(row).toMatchObject({
    recipient: 'County Hospital',
    subject: null,
    paper: null,
    paper_hash: null,
    strengths: '{}',
    wordings: '[]',
  })
  expect(lettersOn(TODAY).get('declined-work')?.data.fields).toEqual([])
})

test('a choice has nothing chosen beforehand, is missing until it is made, and is kept as the strength', () => {
  const { db, by } = elm()
  const filled = { organisation: 'A project', 'field-requestedOn': '2024-11-20', 'field-request': 'a data set' }
  const wanted = { practiceCode: ELM, letterSlug: 'new-request', filled }
  const control = choiceName('answer')
  expect(shown(db, draftedLetter(db, wanted, by, NOW)).made.missing.map((one) => one.control)).toContain(control)
  const ours = { paragraph: 'contact', words: 'Write to us.', practiceCode: ELM, letterSlug: 'new-request', seen: '' }
  writeWording(db, ours, by, NOW)
  const letterId = writtenLetter(db, { ...wanted, filled: { ...filled, [control]: 'questions' }, sentOn: TODAY }, by, NOW)
  expect(letterById(db, ELM, letterId)).toMatchObject({ strengths: { answer: 'questions' }, wordings: [expect.any(String)] })
})

test('a text that changed between preview and sending is shown, and nothing is recorded before one of the two is chosen', () => {
  const { db, by } = elm()
  const filled = { organisation: 'County Hospital' }
  const then = noon('2026-03-31')
  const draftId = draftedLetter(db, { practiceCode: ELM, letterSlug: 'rejected-referral', filled }, by, then)
  const older = shown(db, draftId, then)
  expect(older.newer).toBeNull()
  const now = noon('2026-04-01')
  expect(draftPage(db, ELM, draftId, now)?.newer).not.toBeNull()
  const sent = { practiceCode: ELM, draftId, sentOn: '2026-04-01', seen: older.hash }
  expect(recordSent(db, sent, by, now)).toEqual({ ok: false, reason: 'text-changed' })
  const place = { practiceCode: ELM, draftId, seen: '2' }
  expect(chooseText(db, { ...place, choice: 'keep' }, by, now)).toEqual({ ok: true })
  expect(storedText(db, draftById(db, ELM, draftId)!.textHash).before.join()).not.toContain('April 2026')
  expect(chooseText(db, { ...place, seen: '3', choice: 'take' }, by, now)).toEqual({ ok: true })
  expect(storedText(db, draftById(db, ELM, draftId)!.textHash).before.join()).toContain('April 2026')
  expect(recordSent(db, sent, by, now)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(recordSent(db, { ...sent, seen: shown(db, draftId, now).hash }, by, now)).toMatchObject({ ok: true })
})

test('a colleague’s words between preview and sending are seen before the letter is recorded', () => {
  const { db, by } = elm()
  const draftId = draftedLetter(db, notice(), by, NOW)
  const seen = shown(db, draftId).hash
  const filled = { ...draftById(db, ELM, draftId)!.filled, 'field-service': 'Wound care' }
  expect(saveDraft(db, { practiceCode: ELM, draftId, seen: '2', filled }, by, NOW)).toEqual({ ok: true })
  expect(saveDraft(db, { practiceCode: ELM, draftId, seen: '2', filled }, by, NOW)).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(recordSent(db, { practiceCode: ELM, draftId, sentOn: TODAY, seen }, by, NOW)).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
})

test('reply and outcome lead on: the clock after an acknowledgement, a letter after money, a reminder after the day asked', () => {
  const { db, by } = elm()
  const letterId = writtenLetter(db, { ...notice({ 'field-notice': '3 months' }), sentOn: '2024-11-01' }, by, NOW)
  const next = (day: Day) => letterPage(db, ELM, letterId, noon(day))?.next
  expect(next(TODAY)).toMatchObject({ kind: 'wait', due: '2024-11-29' })
  expect(next('2024-11-30')).toMatchObject({ kind: 'write', letter: 'reminder' })
  cameOf(db, { practiceCode: ELM, letterId }, { kind: 'reply', what: 'acknowledged', happenedOn: '2024-11-21' }, by, NOW)
  expect(next('2024-11-30')).toMatchObject({ kind: 'clock', due: '2025-02-01' })
  expect(lettersUnderWay(db, ELM, NOW)).toMatchObject([{ due: '2025-02-01', draft: false }])
  const record = (came: Parameters<typeof recordWhatCame>[1]) => recordWhatCame(db, came, by, NOW)
  const place = () => ({ practiceCode: ELM, letterId, seen: letterPage(db, ELM, letterId, NOW)!.seen })
  record({ ...place(), kind: 'reply', what: 'money', happenedOn: '2024-11-25' })
  expect(next(TODAY)).toMatchObject({ kind: 'write', letter: 'withdraw-notice' })
  const early = record({ ...place(), kind: 'outcome', what: 'money', happenedOn: '2024-10-31' })
  expect(early).toEqual({ ok: false, reason: 'before-sent' })
  record({ ...place(), kind: 'outcome', what: 'money', happenedOn: TODAY })
  expect(next(TODAY)).toMatchObject({ kind: 'closed' })
  expect(lettersUnderWay(db, ELM, NOW)).toEqual([])
  record({ ...place(), kind: 'taken-back', takesBackId: null })
  expect(lettersAndDrafts(db, ELM, NOW).sent).toEqual([])
})

test('a letter of a round that has ended is of the past once no day of it is still to come, and waits for nothing', () => {
  const db = smallEngland()
  const later = noon('2026-06-30')
  expect(loadContent(db, paths.content, REGISTERED_AT, { on: '2026-06-30' })).toMatchObject({ ok: true })
  const by = { personId: someone(db, 'practice-partner', { practiceCode: ELM }) }
  const sent = (sentOn: Day, length: string) => writtenLetter(db, { ...notice({ 'field-notice': length }), sentOn }, by, later)
  const [ended, running, fresh] = [sent('2024-11-01', '3 months'), sent('2025-03-01', '2 years'), sent('2026-06-01', '3 months')]
  cameOf(
    db,
    { practiceCode: ELM, letterId: running },
    { kind: 'reply', what: 'acknowledged', happenedOn: '2025-03-08' },
    by,
    later,
  )
  const past = new Map(lettersAndDrafts(db, ELM, later).sent.map((line) => [line.id, line.past]))
  expect([ended, running, fresh].map((id) => past.get(id))).toEqual([true, false, false])
  expect(lettersUnderWay(db, ELM, later).map(({ href }) => href.split('/').at(-1))).toEqual(expect.not.arrayContaining([ended]))
})

test('a letter that answers another is begun from it alone, and names its day and reference', () => {
  const { db, by } = elm()
  const alone = { practiceCode: ELM, letterSlug: 'withdraw-notice', followsId: null }
  expect(beginLetter(db, alone, by, NOW)).toEqual({ ok: false, reason: 'needs-earlier' })
  const letterId = writtenLetter(db, { ...notice(), sentOn: '2024-11-01' }, by, NOW)
  const draftId = draftedLetter(
    db,
    { ...alone, followsId: letterId, filled: { 'field-fromDay': TODAY, 'field-terms': 'A\nB' } },
    by,
    NOW,
  )
  const { made } = shown(db, draftId)
  expect(made.paper.subject).toBe('Our notice of 1 November 2024, L1/2024: withdrawn')
  expect(made.paper.to).toContain(NOTICE.organisation)
  expect(made.missing).toEqual([])
})

test('letters of later are not there on 28 November 2024, and those of May 2026 are there from then on', () => {
  const slugs = (day: Day) => [...lettersOn(day).keys()]
  expect(slugs(TODAY)).not.toContain('data-sharing-review')
  expect(slugs('2026-05-01')).toContain('data-sharing-review')
  const { db, by } = elm()
  const later = { practiceCode: ELM, letterSlug: 'data-sharing-review', followsId: null }
  expect(beginLetter(db, later, by, NOW)).toEqual({ ok: false, reason: 'no-such-letter' })
  const listed = lettersToWrite(db, ELM, NOW)
  expect(listed.flatMap(({ action }) => action?.slug ?? [])).not.toContain('data-sharing-review')
  expect(JSON.stringify(listed)).not.toMatch(/202[56]/)
})

test('words for patients say only what the practice takes', () => {
  const { db, by } = elm()
  const draftId = draftedLetter(db, { practiceCode: ELM, letterSlug: 'patient-notice', filled: {} }, by, NOW)
  const { filled } = draftById(db, ELM, draftId)!
  expect(filled).not.toHaveProperty(tickName('safe'))
  expect(filled).toHaveProperty(tickName('why'), 'on')
})

test('an NHS number, a line too long and a made-up choice are refused at their field, and nothing is lost', () => {
  const text = lettersOn(TODAY).get('notice-signed')!.data
  const refused = parseDraft(text, {
    organisation: 'x'.repeat(301),
    [fieldName('service')]: 'for 943 476 5919',
    [fieldName('notice')]: 'soon',
  })
  expect(refused).toMatchObject({
    ok: false,
    errors: { organisation: expect.stringContaining('300'), 'field-service': expect.stringContaining('NHS number') },
  })
  expect(refused).toMatchObject({ errors: { 'field-notice': expect.stringContaining('3 months') } })
  const choice = lettersOn(TODAY).get('new-request')!.data
  expect(parseDraft(choice, { 'choice-answer': 'made-up' })).toMatchObject({ ok: false })
})

test('an NHS number is refused in every field of words of every letter, of the letterhead and of own words', () => {
  for (const [slug, { data }] of lettersOn('2026-06-30')) {
    const { fields, family } = data
    const words = fields.flatMap(({ key, kind }) => (kind === 'words' || kind === 'lines' ? [fieldName(key)] : []))
    const always =
      family === 'system' ? ['organisation', 'attention', 'address', 'signatory'] : family === 'case' ? ['organisation'] : []
    const names = [...always, ...words]
    const empty = Object.fromEntries(draftFields(data).map((name) => [name, '']))
    const typed = { ...empty, ...Object.fromEntries(names.map((name) => [name, 'for 943 476 5919'])) }
    const read = parseDraft(data, typed)
    expect([slug, Object.keys(read.ok ? {} : read.errors).sort()]).toEqual([slug, names.sort()])
  }
  const head = Object.fromEntries(['holders', 'email', 'contact', 'dpo'].map((key) => [key, '943 476 5919']))
  expect(Object.keys(letterheadForm.safeParse(head).error?.flatten().fieldErrors ?? {})).toEqual(Object.keys(head))
  const own = parseWording(lettersOn(TODAY).get('notice-signed')!.data, { words: 'Of 943 476 5919.' })
  expect(own).toMatchObject({ ok: false, errors: { words: expect.stringContaining('NHS number') } })
})

test('a practice that merged between letter and reply still records what came, and begins no new letter', () => {
  const { db, by } = elm()
  const letterId = writtenLetter(db, { ...notice(), sentOn: '2024-11-20' }, by, NOW)
  const draftId = draftedLetter(db, notice(), by, NOW)
  const merged = { practiceCode: ELM, status: 'closed', holdsFrom: '2024-12-01', successorCode: 'Y00002' } as const
  addToRegister(db, { statuses: [merged] }, NOW)
  const later = noon('2024-12-10')
  cameOf(db, { practiceCode: ELM, letterId }, { kind: 'reply', what: 'acknowledged', happenedOn: '2024-12-09' }, by, later)
  expect(letterPage(db, ELM, letterId, later)).toMatchObject({
    letter: { id: letterId },
    next: { kind: 'clock', due: '2024-12-20' },
  })
  expect(letterById(db, 'Y00002', letterId)).toBeUndefined()
  const wanted = { practiceCode: ELM, letterSlug: 'withdraw-notice', followsId: letterId }
  expect(beginLetter(db, wanted, by, later)).toEqual({ ok: false, reason: 'practice-closed' })
  // What was in the making can still be finished: it may have gone before the day.
  const { hash: seen } = shown(db, draftId, later)
  expect(recordSent(db, { practiceCode: ELM, draftId, sentOn: TODAY, seen }, by, later)).toMatchObject({ ok: true })
})

test('Welsh, Greek, an emoji and a recipient of 300 characters go into PDF and DOCX, tagged with neutral names', async () => {
  const { db, by } = elm()
  const organisation = `Bwrdd Iechyd Ŵyr Ωμέγα 🙂 ${'x'.repeat(300)}`.slice(0, 300)
  const { made } = shown(db, draftedLetter(db, notice({ organisation }), by, NOW))
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  const [pdf, docx, large] = await Promise.all(
    (['letter.pdf', 'letter.docx', 'letter-large-print.pdf'] as const).map((name) =>
      letterFile(made.paper, name, maker.make, NOW),
    ),
  )
  expect(
    Buffer.from(pdf as Uint8Array)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(
    Buffer.from(docx as Uint8Array)
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expect((large as Uint8Array).byteLength).toBeGreaterThan(1000)
  expect(await letterFile(made.paper, 'letter.txt', maker.make, NOW)).toContain(organisation)
})

test('a note to a hospital goes beside its notice with the same service and day, and the notice still waits for its answer', () => {
  const { db, by } = elm()
  const noticeId = writtenLetter(db, { ...notice(), sentOn: '2024-11-20' }, by, NOW)
  const page = letterPage(db, ELM, noticeId, NOW)
  expect(page?.companions.map(({ slug }) => slug).sort()).toEqual(['notice-hospitals', 'notice-patients', 'notice-reception'])
  const begun = beginLetter(db, { practiceCode: ELM, letterSlug: 'notice-hospitals', followsId: noticeId }, by, NOW)
  const draftId = begun.ok ? begun.draftId : ''
  const { filled } = draftById(db, ELM, draftId)!
  expect(filled).toMatchObject({ 'field-service': 'Ring pessary fitting', 'field-lastDay': '2024-12-20' })
  expect(filled.organisation).toBeUndefined()
  expect(draftPage(db, ELM, draftId, NOW)?.goesBeside).toBe(true)
  expect(letterPage(db, ELM, noticeId, NOW)?.next.kind).toBe('wait')
  expect(lettersAndDrafts(db, ELM, NOW).sent[0]?.next.kind).toBe('wait')
})

test('words for patients and for reception are made without a recipient, and a text message fits in three', () => {
  const { db, by } = elm()
  const filled = { 'field-service': 'Ring pessary fitting', 'field-lastDay': '2024-12-20' }
  for (const letterSlug of ['notice-patients', 'notice-reception', 'declined-work-patient']) {
    const { made } = shown(db, draftedLetter(db, { practiceCode: ELM, letterSlug, filled }, by, NOW))
    expect([letterSlug, made.missing.filter(({ control }) => control !== null)]).toEqual([letterSlug, []])
    expect((made.short ?? '').length).toBeLessThanOrEqual(300)
    expect(made.paper.to).toEqual([])
  }
})

test('what stood in 2024 alone cannot be written once it is over', () => {
  expect(lettersOn('2025-09-30').has('gp-connect-off')).toBe(true)
  expect(lettersOn('2025-10-01').has('gp-connect-off')).toBe(false)
  expect(lettersOn('2025-04-01').has('declarations-decision')).toBe(false)
  const callBack = (day: Day) =>
    lettersOn(day)
      .get('patient-notice')
      ?.data.paragraphs.some(({ key }) => key === 'callBack')
  expect([callBack('2026-03-31'), callBack('2026-04-01')]).toEqual([true, false])
})

test('a new source in the file of a letter does not ask a practice to choose its words again', () => {
  const { db, by } = elm()
  const draftId = draftedLetter(db, { practiceCode: ELM, letterSlug: 'notice-signed', filled: {} }, by, NOW)
  const later = noon('2025-02-02')
  expect(lettersOn('2025-02-02').get('notice-signed')?.hash).not.toBe(draftById(db, ELM, draftId)?.textHash)
  expect(shown(db, draftId, later).newer).toBeNull()
})
