import { beginLetter } from '#app/features/practice-desk/letters/begin-letter.server.ts'
import { draftById } from '#app/features/practice-desk/letters/letter-queries.server.ts'
import { saveLetterhead } from '#app/features/practice-desk/letters/letterhead.server.ts'
import { makeFromDraft } from '#app/features/practice-desk/letters/making-queries.server.ts'
import { recordWhatCame, type WhatCame } from '#app/features/practice-desk/letters/record-reply.server.ts'
import { recordSent } from '#app/features/practice-desk/letters/record-sent.server.ts'
import { saveDraft, seenOfDraft } from '#app/features/practice-desk/letters/save-draft.server.ts'
import { fieldsFromLine } from '#app/features/registers/lines/letter-of-line-rules.ts'
import { linesOf } from '#app/features/registers/lines/line-queries.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Act, atTheDesk } from './desk-hours-rules.ts'

type Who = { personId: string }
/** A letter to be begun: its fields by their names in its form, beside those that are filled in. */
export type WantedLetter = {
  practiceCode: string
  letterSlug: string
  filled: Record<string, string>
  followsId?: string
  /** The line of a register it is about, and what the line says. */
  lineId?: string
  known?: Record<string, string>
}

function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`A letter cannot be written: ${JSON.stringify(outcome)}`)
  return outcome as Extract<T, { ok: true }>
}

/** Begins a letter and fills it in; returns the draft's id. */
export function draftedLetter(tx: Db, { filled, followsId = '', ...wanted }: WantedLetter, by: Who, now: Instant): string {
  const { draftId } = must(beginLetter(tx, { ...wanted, followsId: followsId || null }, by, now))
  const draft = draftById(tx, wanted.practiceCode, draftId)!
  const place = { practiceCode: wanted.practiceCode, draftId, seen: seenOfDraft(draft) }
  must(saveDraft(tx, { ...place, filled: { ...draft.filled, ...filled } }, by, now))
  return draftId
}

/** The same, recorded as sent on a day; returns the letter's id. */
export function writtenLetter(tx: Db, { sentOn, ...wanted }: WantedLetter & { sentOn: Day }, by: Who, now: Instant): string {
  const { practiceCode } = wanted
  const dated = { ...wanted, filled: { date: sentOn, ...wanted.filled } }
  const draftId = draftedLetter(tx, dated, by, now)
  const { hash: seen, made } = makeFromDraft(tx, draftById(tx, practiceCode, draftId)!, now)
  if (made.missing.length > 0) throw new Error(`${wanted.letterSlug} lacks ${made.missing.map(({ key }) => key).join(', ')}`)
  return must(recordSent(tx, { practiceCode, draftId, sentOn, seen }, by, now)).letterId
}

/** What came of a letter nothing was recorded about yet. */
export const cameOf = (tx: Db, at: { practiceCode: string; letterId: string }, came: WhatCame, by: Who, now: Instant) =>
  must(recordWhatCame(tx, { ...at, seen: '', ...came }, by, now))

/** Parts of the notice to patients about actions that the practice takes. */
const TAKEN = ['safe', 'referrals', 'hospital', 'data']
const SIGNED = { signatory: 'Dr Asha Fenwick' }

/** A practice's letters as its two people wrote them in the weeks before a day, each at its time. Whom they write to is made up, as the practice is. */
export function lettersUntil(
  tx: Db,
  practiceCode: string,
  [partner, manager]: readonly [string, string],
  today: Day,
  now: Instant,
): Act[] {
  const by = { personId: partner }
  const before = (days: number) => addDays(today, -days)
  const acts: Act[] = []
  const did = (days: number, nth: number, write: (at: Instant) => unknown) => {
    const at = atTheDesk(before(days), nth, now)
    acts.push({ at, write: () => write(at) })
  }
  const ids = new Map<string, string>()
  type About = Pick<WantedLetter, 'lineId' | 'known'>
  const write = (letterSlug: string, days: number, filled: Record<string, string>, about: () => About = () => ({})) =>
    did(days, 8, (at) =>
      ids.set(
        `${letterSlug} ${days}`,
        writtenLetter(tx, { practiceCode, letterSlug, filled, sentOn: before(days), ...about() }, by, at),
      ),
    )
  const reply = (letter: string, days: number, what: 'acknowledged' | 'stock') =>
    did(days, 5, (at) =>
      cameOf(tx, { practiceCode, letterId: ids.get(letter)! }, { kind: 'reply', what, happenedOn: before(days) }, by, at),
    )
  const aboutService = (name: string) => (): About => {
    const { id: lineId, filled } = linesOf(tx, practiceCode, 'services').find((line) => line.filled.name === name)!
    return { lineId, known: fieldsFromLine('services', filled) }
  }
  const contact = {
    ...{ practiceCode, holders: 'Dr Asha Fenwick and partners', email: 'kestrel.mill@example.org', dpo: null, seen: '' },
    contact: 'Tom Okafor, practice manager, kestrel.mill@example.org',
  }
  did(50, 0, (at) => must(saveLetterhead(tx, contact, by, at)))
  write('patient-notice', 24, {
    'field-hours': '8am to 6:30pm, Monday to Friday',
    'field-exceptions': 'children under 16 with an urgent need, and people in palliative care',
    ...Object.fromEntries(TAKEN.map((part) => [`use-${part}`, 'on'])),
  })
  write('new-request', 44, {
    ...{ ...SIGNED, organisation: 'Made-up Planning Unit', 'field-requestedOn': before(50) },
    ...{ 'field-request': 'a regional data set for planning', 'choice-answer': 'notNow' },
  })
  reply('new-request 44', 36, 'acknowledged')
  write('new-request', 12, {
    ...{ ...SIGNED, organisation: 'Made-up Research Network', 'field-requestedOn': before(15) },
    ...{ 'field-request': 'a register for research', 'choice-answer': 'questions' },
  })
  write('icb-asks-which-actions', 18, { ...SIGNED, 'field-asked': 'your email', 'field-askedOn': before(21) })
  write('notice-never-commissioned', 27, SIGNED, aboutService('Ring pessary fitting'))
  reply('notice-never-commissioned 27', 7, 'stock')
  write('notice-unsigned', 10, { ...SIGNED, 'field-scheme': 'Local wound care scheme' }, aboutService('Wound care'))
  for (const days of [20, 9])
    write('declined-work', days, {
      ...{ organisation: 'Copperfield General Hospital', 'choice-what': 'tests', 'choice-why': 'hospital' },
    })
  did(1, 7, (at) => {
    const wanted = { practiceCode, letterSlug: 'notice-signed', filled: SIGNED, ...aboutService('Phlebotomy for the hospital')() }
    draftedLetter(tx, wanted, { personId: manager }, at)
  })
  return acts
}
