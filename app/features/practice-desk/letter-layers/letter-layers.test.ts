import { expect, test } from 'vitest'
import { verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { type Day, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftedLetter, writtenLetter } from '#demonstration/letters.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { lettersOn } from '../letter-texts/letter-texts.server.ts'
import { draftPage, letterPage, wordingPage } from '../letters/letter-page-queries.server.ts'
import { draftById, letterById } from '../letters/letter-queries.server.ts'
import { makeFromDraft } from '../letters/making-queries.server.ts'
import { recordSent } from '../letters/record-sent.server.ts'
import { chooseText } from '../letters/save-draft.server.ts'
import { applyChanges } from './apply-changes.server.ts'
import { discardBaseDraft, publishBase, saveBaseDraft, seenOfBase } from './base-draft.server.ts'
import { basePage, variantPage, variantsPage } from './layer-pages-queries.server.ts'
import { letterFor, versionsOf } from './layers-in-force.server.ts'
import { filledChanges, parseChanges } from './letter-change-form.ts'
import { type LetterChanges, partName } from './letter-change-rules.ts'
import { writeVariant } from './write-variant.server.ts'

const [ELM, ASH] = ['Y00001', 'Y00003']
const noon = (day: Day) => instantOf(day, '12:00')
const TODAY = '2024-11-28'
const NOW = noon(TODAY)
const LETTER = 'notice-signed'
const notice = () => lettersOn(TODAY).get(LETTER)!.data

function england() {
  const db = smallEngland()
  expect(loadContent(db, paths.content, REGISTERED_AT, { on: TODAY })).toMatchObject({ ok: true })
  const by = { personId: someone(db, 'practice-partner', { practiceCode: ELM }) }
  const officer = { personId: someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }) }
  return { db, by, officer }
}
const OURS: LetterChanges = {
  office: 'Director of primary care',
  words: { why: 'In Borsetshire the payment never met the cost.' },
  added: { after: 'asks', words: 'Tell our LMC too who provides {{service}}.' },
}
const variant = (changes: LetterChanges | null, seen = '') => ({ lmcSlug: 'borsetshire', letterSlug: LETTER, changes, seen })
const lastId = (db: Db) => versionsOf(db, LETTER, 'borsetshire')[0]?.id ?? ''
const FILLED = {
  organisation: 'NHS Borsetshire ICB',
  'field-service': 'Ring pessary fitting',
  'field-contractReference': 'Local scheme 7',
  'field-clause': '17.2',
  'field-notice': 'one month',
  'field-patients': '60',
}
const wanted = { practiceCode: ELM, letterSlug: LETTER, filled: FILLED }
const shown = (db: Db, draftId: string, now = NOW) => makeFromDraft(db, draftById(db, ELM, draftId)!, now)
const said = (db: Db, draftId: string) => JSON.stringify(shown(db, draftId).made.paper)

test('practices of the LMC begin a letter with its words, marked as the LMC’s; those of another get the committee’s', () => {
  const { db, by, officer } = england()
  expect(writeVariant(db, variant(OURS), officer, NOW)).toEqual({ ok: true, version: 1 })
  const draftId = draftedLetter(db, wanted, by, NOW)
  expect(draftById(db, ELM, draftId)?.filled.attention).toBe('Director of primary care')
  const { made } = shown(db, draftId)
  expect(made.paragraphs.filter(({ lmc }) => lmc === 'Borsetshire LMC').map(({ key }) => key)).toEqual(['why', 'ownOfLmc'])
  expect(said(db, draftId)).toContain('Tell our LMC too who provides Ring pessary fitting.')
  const page = draftPage(db, ELM, draftId, NOW)
  expect(page?.local).toMatchObject({ name: 'Borsetshire LMC', version: 1, on: TODAY, used: true })
  expect(page?.local?.changes.map(({ what }) => what)).toEqual([
    'For the attention of',
    'Paragraph 3',
    'Borsetshire LMC’s own paragraph',
  ])
  expect(letterFor(db, ASH, LETTER, TODAY)?.letter.hash).toBe(lettersOn(TODAY).get(LETTER)?.hash)
})

test('a practice may use the committee’s words, and its own go over either', () => {
  const { db, by, officer } = england()
  writeVariant(db, variant(OURS), officer, NOW)
  const draftId = draftedLetter(db, wanted, by, NOW)
  const place = (seen: string) => ({ practiceCode: ELM, draftId, seen })
  expect(chooseText(db, { ...place('2'), choice: 'committee' }, by, NOW)).toEqual({ ok: true })
  expect(said(db, draftId)).not.toContain('In Borsetshire')
  expect(draftPage(db, ELM, draftId, NOW)).toMatchObject({ newer: null, local: { used: false } })
  expect(chooseText(db, { ...place('3'), choice: 'take' }, by, NOW)).toEqual({ ok: true })
  expect(said(db, draftId)).toContain('In Borsetshire')
  expect(wordingPage(db, ELM, LETTER, 'why', NOW)).toMatchObject({ baseOf: 'Borsetshire LMC', base: OURS.words.why })
})

test('an LMC’s words that change between preview and sending are told, and nothing goes before the practice chose', () => {
  const { db, by, officer } = england()
  writeVariant(db, variant(OURS), officer, NOW)
  const draftId = draftedLetter(db, wanted, by, NOW)
  const { hash: seen } = shown(db, draftId)
  const changed = { ...OURS, words: { why: 'In Borsetshire it costs twice what is paid.' } }
  expect(writeVariant(db, variant(changed, lastId(db)), officer, NOW)).toEqual({ ok: true, version: 2 })
  const sent = { practiceCode: ELM, draftId, sentOn: TODAY, seen } as const
  expect(recordSent(db, sent, by, NOW)).toEqual({ ok: false, reason: 'text-changed' })
  expect(draftPage(db, ELM, draftId, NOW)?.newer).toMatchObject({ by: 'Borsetshire LMC', changes: [{ what: 'Paragraph 3' }] })
  expect(said(db, draftId)).toContain('the payment never met the cost')
  const of = draftPage(db, ELM, draftId, NOW)?.textNow
  const again = { ...OURS, words: { why: 'In Borsetshire nobody pays for it any more.' } }
  writeVariant(db, variant(again, lastId(db)), officer, NOW)
  const keep = { practiceCode: ELM, draftId, seen: '2', choice: 'keep' } as const
  expect(chooseText(db, { ...keep, of }, by, NOW)).toEqual({ ok: false, reason: 'text-changed' })
  expect(draftPage(db, ELM, draftId, NOW)?.newer).not.toBeNull()
  expect(chooseText(db, { ...keep, of: draftPage(db, ELM, draftId, NOW)?.textNow }, by, NOW)).toEqual({ ok: true })
  const outcome = recordSent(db, { ...sent, seen: shown(db, draftId).hash }, by, NOW)
  expect(outcome.ok).toBe(true)
  expect(letterPage(db, ELM, draftId, NOW)?.versions).toEqual({ lmc: { version: 1, on: TODAY, name: 'Borsetshire LMC' } })
})

test('the committee’s words again is a version too, and what went stays as it went', () => {
  const { db, by, officer } = england()
  writeVariant(db, variant(OURS), officer, NOW)
  const id = writtenLetter(db, { ...wanted, sentOn: TODAY }, by, NOW)
  const before = letterById(db, ELM, id)?.paper
  expect(writeVariant(db, variant(null, lastId(db)), officer, NOW)).toEqual({ ok: true, version: 2 })
  expect(letterFor(db, ELM, LETTER, TODAY)?.letter.hash).toBe(lettersOn(TODAY).get(LETTER)?.hash)
  expect(letterById(db, ELM, id)?.paper).toEqual(before)
  expect(variantPage(db, 'borsetshire', LETTER, NOW)?.versions.map(({ parts }) => parts)).toEqual([null, 3])
  expect([verifyChain(db).ok, verifyRows(db).faults.filter((one) => 'table' in one && one.table.startsWith('letter'))]).toEqual([
    true,
    [],
  ])
})

test('two officers do not write over each other, and the same words are no new version', () => {
  const { db, officer } = england()
  writeVariant(db, variant(OURS), officer, NOW)
  expect(writeVariant(db, variant({ words: { why: 'Else.' } }), officer, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(writeVariant(db, variant(OURS, lastId(db)), officer, NOW)).toEqual({ ok: false, reason: 'same-words' })
  expect(writeVariant(db, { ...variant(OURS), letterSlug: 'no-letter' }, officer, NOW)).toEqual({
    ok: false,
    reason: 'no-such-letter',
  })
})

test('an officer’s page is the same whether every practice writes the letter or none does', () => {
  const { db, by, officer } = england()
  writeVariant(db, variant(OURS), officer, NOW)
  const pages = () => JSON.stringify([variantsPage(db, 'borsetshire', NOW), variantPage(db, 'borsetshire', LETTER, NOW)])
  const before = pages()
  draftedLetter(db, wanted, by, NOW)
  writtenLetter(db, { ...wanted, sentOn: TODAY }, by, NOW)
  expect(pages()).toBe(before)
})

const typed = (changed: Record<string, string>) => ({ ...filledChanges(notice(), null), ...changed })
test('only what differs is a change; empty words are those beneath', () => {
  expect(parseChanges(notice(), typed({ [partName('why')]: '', office: '' }), 'A')).toEqual({ ok: true, value: null })
  expect(parseChanges(notice(), typed({ [partName('why')]: '  It costs more. ' }), 'A')).toEqual({
    ok: true,
    value: { words: { why: 'It costs more.' } },
  })
})

test('what is wrong is said at its part: a field the letter has not, an NHS number, a text too long, a gap taken out, a false place', () => {
  const errors = (changed: Record<string, string>, letter = notice()) => {
    const form = parseChanges(letter, { ...filledChanges(letter, null), ...changed }, 'A')
    return form.ok ? {} : form.errors
  }
  expect(errors({ [partName('why')]: 'It is {{cost}}.' })).toEqual({ 'words-why': '{{cost}} is no field of this letter.' })
  expect(errors({ added: 'For {{nobody}}.' })).toEqual({ added: '{{nobody}} is no field of this letter.' })
  expect(errors({ [partName('why')]: 'About 943 476 5919' })['words-why']).toContain('NHS number')
  expect(errors({ [partName('why')]: 'x'.repeat(3001) })['words-why']).toContain('longer than 3,000')
  expect(errors({ after: 'nowhere', added: 'A.' })).toEqual({ after: 'Choose one of these.' })
  const declined = lettersOn(TODAY).get('declined-work')!.data
  expect(errors({ [partName('patient')]: 'No gap here.' }, declined)['words-patient']).toContain('Keep the gap')
})

test('words for a part that the letter no longer has are left out, and words that no longer fit leave the letter as it is', () => {
  const of = { lmc: { version: 1, on: TODAY, name: 'A' } }
  const gone = applyChanges(notice(), { words: { gone: 'Words.' } }, of)
  expect(gone.ok && gone.text.paragraphs.map(({ words }) => words)).toEqual(notice().paragraphs.map(({ words }) => words))
  const { db, officer } = england()
  writeVariant(db, variant({ words: { why: 'By {{gone}}.' } }), officer, NOW)
  expect(letterFor(db, ELM, LETTER, TODAY)?.letter.data.versions).toBeUndefined()
  expect(variantPage(db, 'borsetshire', LETTER, NOW)?.fits).toBe(false)
})

test('words of the committee are drafted by one editor, published by another, and stand under those of every LMC', () => {
  const { db, by, officer } = england()
  const [ann, ben] = [{ personId: someone(db, 'committee-editor', {}) }, { personId: 'ben' }]
  const rules = { secondEditor: true }
  const changes = { words: { core: 'Nothing here touches our core contract.' } }
  expect(saveBaseDraft(db, { letterSlug: LETTER, changes, seen: '/' }, ann, NOW)).toEqual({ ok: true, version: 1 })
  expect(letterFor(db, ELM, LETTER, TODAY)?.letter.data.versions).toBeUndefined()
  const place = () => ({ letterSlug: LETTER, seen: seenOfBase(db, LETTER) })
  expect(publishBase(db, place(), ann, rules, NOW)).toEqual({ ok: false, reason: 'own-work' })
  expect(publishBase(db, { ...place(), seen: '/' }, ben, rules, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(publishBase(db, place(), ben, rules, NOW)).toEqual({ ok: true, version: 1 })
  expect(publishBase(db, place(), ben, rules, NOW)).toEqual({ ok: false, reason: 'no-draft' })
  writeVariant(db, variant(OURS), officer, NOW)
  const draftId = draftedLetter(db, wanted, by, NOW)
  expect(said(db, draftId)).toContain('Nothing here touches our core contract.')
  expect(said(db, draftId)).toContain('In Borsetshire')
  const row = db.$client.prepare('select recorded_by, approved_by from letter_versions where lmc_slug is null').get()
  expect(row).toEqual({ recorded_by: ann.personId, approved_by: ben.personId })
  expect(verifyRows(db).faults.filter((one) => 'table' in one && one.table.startsWith('letter'))).toEqual([])
})

test('a letter that ships anew keeps the words of the desk, and the desk shows what changed beneath', () => {
  const { db } = england()
  const [ann, ben] = [{ personId: someone(db, 'committee-editor', {}) }, { personId: 'ben' }]
  const place = (slug: string) => ({ letterSlug: slug, seen: seenOfBase(db, slug) })
  const changes = { words: { parliament: 'Write to your MP.' } }
  const early = noon('2026-03-30')
  saveBaseDraft(db, { ...place('patient-notice'), changes }, ann, early)
  publishBase(db, place('patient-notice'), ben, { secondEditor: true }, early)
  const later = noon('2026-04-02')
  const page = basePage(db, 'patient-notice', later)
  expect(page?.beneathChanged.map(({ what }) => what)).toEqual(['Calling back the next day'])
  const letter = letterFor(db, ELM, 'patient-notice', '2026-04-02')?.letter.data
  expect(letter?.paragraphs.find(({ key }) => key === 'parliament')?.words).toBe('Write to your MP.')
  expect(letter?.paragraphs.some(({ key }) => key === 'callBack')).toBe(false)
})

test('a draft of the committee can be thrown away, and then nothing of it is in a letter', () => {
  const { db } = england()
  const ann = { personId: someone(db, 'committee-editor', {}) }
  saveBaseDraft(db, { letterSlug: LETTER, changes: { words: { why: 'Else.' } }, seen: '/' }, ann, NOW)
  expect(basePage(db, LETTER, NOW)?.draft).toMatchObject({ version: 1, differences: [{ what: 'Paragraph 3' }] })
  const place = { letterSlug: LETTER, seen: seenOfBase(db, LETTER) }
  expect(discardBaseDraft(db, place, ann, NOW)).toEqual({ ok: true, version: 1 })
  expect(basePage(db, LETTER, NOW)).toMatchObject({ draft: null, seen: '/' })
})

test('a draft in place of one that was discarded is not published by who was shown the first', () => {
  const { db } = england()
  const [ann, ben] = [{ personId: someone(db, 'committee-editor', {}) }, { personId: 'ben' }]
  const save = (why: string, now: number) =>
    saveBaseDraft(db, { letterSlug: LETTER, changes: { words: { why } }, seen: seenOfBase(db, LETTER) }, ann, now)
  save('As Ben read it.', NOW)
  const shownToBen = { letterSlug: LETTER, seen: seenOfBase(db, LETTER) }
  discardBaseDraft(db, shownToBen, ann, NOW + 1)
  save('As nobody read it.', NOW + 2)
  expect(publishBase(db, shownToBen, ben, { secondEditor: true }, NOW + 3)).toEqual({ ok: false, reason: 'changed-meanwhile' })
})
