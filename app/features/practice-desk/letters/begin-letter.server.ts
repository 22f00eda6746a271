import { currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterDrafts } from '#db/schema/letters.ts'
import { letterFor } from '../letter-layers/layers-in-force.server.ts'
import { carriedFields } from '../letter-texts/carried-fields-rules.ts'
import { isClaimLetter, leadsTo } from '../letter-texts/claim-letter-rules.ts'
import { tickName } from '../letter-texts/letter-assembly-rules.ts'
import { fieldName } from '../letter-texts/letter-day-rules.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import { keepText, storedText } from '../letter-texts/text-store.server.ts'
import { draftsAbout, letterById, lettersAbout, nextNumber } from './letter-queries.server.ts'
import type { LetterRefusal, SentLetter } from './letter-rules.ts'

/** `lineId`: the line of a register, or the claim, that it is about; `known`: what that line says, by the keys of the letter's fields; `organisation`: to whom it goes. */
type WantedLetter = {
  practiceCode: string
  letterSlug: string
  followsId: string | null
  lineId?: string | null
  known?: Readonly<Record<string, string>>
}

/**
 * Why a letter cannot be begun. `answers`: it answers another (`earlier`), or a claim that went. `lineId`: a line of a register, or a
 * claim; of a claim only a letter that it leads to now, with a letter about it that this one then answers. Without one it is about what
 * `earlier` is about: where that is a claim, a letter that would stand in its course begins only where the claim leads to it.
 */
export function beginRefusal(
  db: Db,
  letter: {
    practiceCode: string
    slug: string
    answers: boolean | undefined
    earlier: Pick<SentLetter, 'id' | 'lineId'> | undefined
    lineId: string | null
  },
): 'needs-earlier' | 'not-of-claim' | undefined {
  const { practiceCode, slug, answers, earlier, lineId } = letter
  const claimOf = (id: string | null | undefined) => (id ? claimById(db, { practiceCode }, id) : undefined)
  const inherited = claimOf(earlier?.lineId)
  if (inherited && lineId && lineId !== inherited.id) return 'not-of-claim'
  if (inherited && !lineId && !isClaimLetter(slug)) return undefined
  const claim = inherited ?? claimOf(lineId)
  const gone = claim ? goneAbout(db, { practiceCode, lineId: claim.id }) : []
  if (claim && leadsTo(claim, gone, { slug, followsId: earlier?.id ?? null })) return undefined
  if (answers && !earlier) return 'needs-earlier'
  return claim && 'not-of-claim'
}

/** The letters that went about what a letter is about, the latest last. */
export const goneAbout = (db: Db, { practiceCode, lineId }: Pick<SentLetter, 'practiceCode' | 'lineId'>) =>
  lineId ? lettersAbout(db, practiceCode, lineId).map(({ id, letterSlug }) => ({ id, slug: letterSlug })) : []

/**
 * Begins a letter: a draft with what the record knows filled in. `followsId`: the letter it answers; it is about the same line. Refused
 * for a letter that is not there today, for a practice that has closed, and where the claim it is about does not lead to it. One letter
 * about a claim is in the making at a time: begun again, as by a button pressed twice, it is the draft that is there.
 */
export function beginLetter(
  db: Db,
  { practiceCode, letterSlug, followsId, lineId = null, known = {} }: WantedLetter,
  by: Actor,
  now: Instant,
): { ok: true; draftId: string } | { ok: false; reason: LetterRefusal } {
  return inTransaction(db, (tx) => {
    const today = dayOf(now)
    const letter = letterFor(tx, practiceCode, letterSlug, today)?.letter
    if (!letter) return { ok: false, reason: 'no-such-letter' }
    const details = practiceByCode(tx, practiceCode, today)
    if (!details?.open) return { ok: false, reason: 'practice-closed' }
    const earlier = followsId ? letterById(tx, practiceCode, followsId) : undefined
    const refusal = beginRefusal(tx, { practiceCode, slug: letterSlug, answers: letter.data.follows, earlier, lineId })
    if (refusal) return { ok: false, reason: refusal }
    const about = lineId ?? earlier?.lineId ?? null
    const [open] = about ? draftsAbout(tx, practiceCode, about).filter((draft) => isClaimLetter(draft.letterSlug)) : []
    if (open?.letterSlug === letterSlug) return { ok: true, draftId: open.id }
    if (open && isClaimLetter(letterSlug)) return { ok: false, reason: 'draft-open' }
    const kept = keepText(tx, letter, now)
    const id = newId()
    const year = Number(today.slice(0, 4))
    const action = letter.data.action ?? earlier?.actionSlug ?? null
    tx.insert(letterDrafts)
      .values({
        id,
        practiceCode,
        letterSlug,
        title: letter.data.title,
        actionSlug: action && offerInForce(tx, action, now) ? action : null,
        year,
        number: nextNumber(tx, practiceCode, year),
        filled: {
          ...(letter.data.family === 'case' ? {} : { date: today }),
          ...recipientOf(letter.data, details.icb?.name, earlier),
          ...(letter.data.family === 'system' ? { signatory: signatoryFor(tx, practiceCode, by) } : {}),
          ...paragraphsIn(tx, letter.data, practiceCode),
          ...knownIn(letter.data, known),
          ...(earlier && carriedFields(letter.data, { ...earlier, text: storedText(tx, earlier.textHash) })),
        },
        textHash: letter.hash,
        followsId: earlier?.id ?? null,
        lineId: letter.data.family === 'case' ? null : about,
        version: 1,
        savedAt: now,
        savedBy: by.personId,
      })
      .run()
    const event = { at: now, actor: by.personId, action: 'letter.begun', subject: id } as const
    recordEvent(tx, event, kept.length > 0 ? rowsWritten(tx, { letter_texts: kept }) : undefined)
    return { ok: true, draftId: id }
  })
}

/** Of what is known, what this letter asks for. A letter about one case takes no words. */
function knownIn({ family, fields }: LetterText, known: Readonly<Record<string, string>>): Record<string, string> {
  if (family === 'case') return {}
  const { organisation } = known
  return {
    ...(organisation && family === 'system' && { organisation }),
    ...Object.fromEntries(fields.flatMap(({ key }) => (known[key] ? [[fieldName(key), known[key]]] : []))),
  }
}

function recipientOf(
  { to, family, beside }: LetterText,
  icb: string | undefined,
  earlier: SentLetter | undefined,
): Record<string, string> {
  if (family === 'patients') return {}
  const answered = beside.length > 0 ? undefined : earlier?.recipient
  const organisation = answered ?? (to.icb ? icb : undefined)
  return { ...(organisation && { organisation }), ...(family === 'system' && to.office && { attention: to.office }) }
}

/** A partner signs: the one who writes, or else the first of the practice. */
function signatoryFor(tx: Db, practiceCode: string, { personId }: Actor): string {
  const partners = peopleOfPractice(tx, practiceCode).filter(({ role }) => role === 'practice-partner')
  return (partners.find((one) => one.personId === personId) ?? partners[0])?.name ?? ''
}

/** Paragraphs that are in by default; those about an action only where the practice takes it. */
function paragraphsIn(tx: Db, { paragraphs }: LetterText, practiceCode: string): Record<string, string> {
  const taken = new Set(
    currentAnswers(tx, [practiceCode]).flatMap(({ state, actionSlug }) => (state === 'taking' ? [actionSlug] : [])),
  )
  const isIn = paragraphs.filter(({ kind, taken: action }) => kind === 'in' && (!action || taken.has(action)))
  return Object.fromEntries(isIn.map(({ key }) => [tickName(key), 'on']))
}
