import { expect, test } from 'vitest'
import { thingsWaiting } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { openLetterKind } from '#app/features/open-letters/desk/open-letter-kind.server.ts'
import { openLetterBySlug } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { actOnLetter } from './sign-letter.server.ts'
import { lettersAtDesk, signaturesOf } from './signature-queries.server.ts'
import { type Act, seenOfLetter } from './signature-rules.ts'

const NOW = instantOf('2026-06-17', '10:00')
const TODAY = '2026-06-17'
const LETTER: FormValues = {
  title: 'Let us speak',
  addressee: 'A minister',
  text: 'We ask to be **heard**.',
  lastDay: '30 June 2026',
}
const DAY = 86_400_000

function world(letter: FormValues = LETTER) {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const { personId: colleague } = addPerson(db, { email: 'colleague@example.org', name: 'C', passwordHash: '!' }, 'operator', NOW)
  addRole(db, { personId: colleague, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', NOW)
  someone(db, 'lmc-officer', { lmcSlug: 'loamshire' })
  expect(publishedByTwo(db, openLetterKind, { values: letter }, NOW)).toMatchObject({ ok: true })
  const act = (
    done: Act,
    seen: number,
    at = NOW,
    lmcSlug = 'borsetshire',
    version = openLetterBySlug(db, 'let-us-speak')!.version,
  ) =>
    actOnLetter(
      db,
      { letterSlug: 'let-us-speak', lmcSlug, act: done, seen: seenOfLetter(seen, version), link: 'https://c.example/x' },
      { personId: officer },
      at,
    )
  return { db, act }
}
const mailsOf = (db: ReturnType<typeof world>['db']) =>
  db.$client.prepare("select to_email from mails where message = 'open-letter' order by created_at").pluck().all()
const errorsOf = (db: ReturnType<typeof world>['db'], values: FormValues, before = false) => {
  const read = openLetterKind.check(
    db,
    {
      values,
      slug: before ? 'let-us-speak' : null,
      before: before ? ({ ...LETTER, lastDay: '2026-06-30' } as never) : undefined,
    },
    NOW,
  )
  return read.ok ? {} : read.errors
}

test('an LMC signs, stands in order with its day, takes it back and is listed no more; what was done stays', () => {
  const { db, act } = world()
  expect(signaturesOf(db, 'let-us-speak', TODAY)).toMatchObject({ signed: [] })
  expect(act('signed', 0, NOW + DAY, 'loamshire')).toEqual({ ok: true })
  expect(act('signed', 0, NOW + 2 * DAY)).toEqual({ ok: true })
  expect(signaturesOf(db, 'let-us-speak', TODAY).signed).toMatchObject([
    { lmc: 'loamshire', since: '2026-06-18' },
    { lmc: 'borsetshire', since: '2026-06-19' },
  ])
  expect(act('taken-back', 1, NOW + 3 * DAY, 'loamshire')).toEqual({ ok: true })
  expect(signaturesOf(db, 'let-us-speak', TODAY).signed.map(({ lmc }) => lmc)).toEqual(['borsetshire'])
  expect(db.$client.prepare('select act from open_letter_acts order by id').pluck().all()).toEqual([
    'signed',
    'signed',
    'taken-back',
  ])
  expect(() => db.$client.exec('delete from open_letter_acts')).toThrow('append-only')
  expect(() => db.$client.exec("update open_letter_acts set act = 'set-aside'")).toThrow('append-only')
})

test('the other officers of the LMC are told, and nobody else', () => {
  const { db, act } = world()
  act('signed', 0)
  expect(mailsOf(db)).toEqual(['colleague@example.org'])
})

test('a letter waits at the desk until it is signed or set aside, and can be signed after that', () => {
  const { db, act } = world()
  const waits = () => lettersAtDesk(db, 'borsetshire', TODAY)[0]!.standing.waits
  expect([waits(), thingsWaiting(db, 'borsetshire', NOW)]).toEqual([true, 1])
  expect(act('set-aside', 0)).toEqual({ ok: true })
  expect([waits(), thingsWaiting(db, 'borsetshire', NOW)]).toEqual([false, 0])
  expect(act('signed', 1)).toEqual({ ok: true })
})

test('two officers at once: the second is told; nothing is signed twice, after its last day, or after it was withdrawn', () => {
  const { db, act } = world()
  expect(act('taken-back', 0)).toEqual({ ok: false, reason: 'not-signed' })
  expect(act('set-aside', 0)).toEqual({ ok: true })
  expect(act('signed', 0)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(act('signed', 1)).toEqual({ ok: true })
  expect(act('signed', 2)).toEqual({ ok: false, reason: 'signed' })
  expect(act('signed', 0, NOW + 14 * DAY, 'loamshire')).toEqual({ ok: false, reason: 'over' })
  publishedByTwo(db, openLetterKind, { values: { ...LETTER, withdrawn: 'yes', reason: 'Agreed.' }, subject: 'let-us-speak' }, NOW)
  expect(act('signed', 0, NOW, 'loamshire')).toEqual({ ok: false, reason: 'withdrawn' })
  expect(act('taken-back', 2)).toEqual({ ok: true })
  expect(lettersAtDesk(db, 'borsetshire', TODAY)).toMatchObject([{ open: false }])
})

test('words that an LMC signed stay; scripts, an empty text and a last day gone by are refused at their fields', () => {
  const { db, act } = world()
  expect(errorsOf(db, { ...LETTER, text: 'Other words.' }, true)).toEqual({})
  act('signed', 0)
  expect(errorsOf(db, { ...LETTER, text: 'Other words.' }, true)).toEqual({ text: expect.stringContaining('signed these words') })
  expect(errorsOf(db, { ...LETTER, lastDay: '' }, true)).toEqual({})
  expect(errorsOf(db, { ...LETTER, text: '<script>alert(1)</script>' })).toHaveProperty('text')
  expect(errorsOf(db, { ...LETTER, title: 'Read www.example.org' })).toHaveProperty('title')
  expect(errorsOf(db, { title: '', addressee: '', text: '' })).toMatchObject({
    title: 'Enter a title.',
    addressee: 'Say to whom the letter goes.',
    text: 'Write the text that LMCs sign.',
  })
  expect(errorsOf(db, { ...LETTER, lastDay: '1 June 2026' })).toHaveProperty('lastDay')
})

test('words that were corrected between the page and the press are not signed; a signature is taken back whatever they are', () => {
  const { db, act } = world()
  publishedByTwo(
    db,
    openLetterKind,
    { values: { ...LETTER, text: 'We ask for **more**.', reason: 'Clearer.' }, subject: 'let-us-speak' },
    NOW,
  )
  expect(act('signed', 0, NOW, 'borsetshire', 1)).toEqual({ ok: false, reason: 'reworded-meanwhile' })
  expect(act('set-aside', 0, NOW, 'borsetshire', 1)).toEqual({ ok: false, reason: 'reworded-meanwhile' })
  expect(act('signed', 0)).toEqual({ ok: true })
  publishedByTwo(
    db,
    openLetterKind,
    { values: { ...LETTER, text: 'We ask for **more**.', lastDay: '', reason: 'Longer.' }, subject: 'let-us-speak' },
    NOW,
  )
  expect(act('taken-back', 1, NOW, 'borsetshire', 2)).toEqual({ ok: true })
})
