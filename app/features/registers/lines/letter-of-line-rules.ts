import type { Contract, Door, Filled, Register } from './register-kinds.ts'

const NOTICES: Record<Contract, string> = {
  signed: 'notice-signed',
  unsigned: 'notice-unsigned',
  never: 'notice-never-commissioned',
}
const ANSWERS: Record<Door, string> = {
  survey: 'icb-asks-which-actions',
  assurance: 'icb-asks-about-contract',
  foi: 'foi-receipt',
  notice: 'breach-holding',
}
const FOI_ANSWER = 'foi-answer'
const BREACH_ANSWER = 'breach-answer'
const LEAVE = 'leave-agreement'
const WITHDRAW = 'withdraw-notice'
/** Asks for every agreement at once: it is about no single line. */
export const REVIEW = 'data-sharing-review'

/** The letters that give notice on a service. */
const isNotice = (letterSlug: string): boolean => Object.values(NOTICES).includes(letterSlug)

/** The action whose local conditions are read before a letter about a line. */
export const ACTION_OF: Partial<Record<Register, string>> = { services: 'serve-notice', agreements: 'withdraw-data-sharing' }

/** A letter that a line leads to, with the words of its link. `follows`: the letter about the line that it answers. */
export type LetterOfLine = { slug: string; words: string; follows?: string }

/** The letter that a line leads to; null where none is due. `gone`: letters about it, sent or in the making, by their slugs. */
export function letterOfLine(register: Register, filled: Filled, gone: readonly string[] = []): LetterOfLine | null {
  const next = { services: ofService, agreements: ofAgreement, asked: ofAsked }[register](filled, gone)
  return next && !gone.includes(next.slug) ? next : null
}

function ofService({ contract, givenOn, answer, outcome }: Filled, gone: readonly string[]): LetterOfLine | null {
  const notice = gone.find(isNotice)
  if (!givenOn && !outcome) return notice ? null : { slug: NOTICES[contract as Contract], words: 'Begin the notice' }
  const isPaid = answer === 'money' || outcome === 'money'
  return notice && isPaid ? { slug: WITHDRAW, words: 'Withdraw the notice in writing', follows: notice } : null
}

function ofAgreement({ purpose, basis, decision }: Filled): LetterOfLine | null {
  if (purpose === 'direct' || basis === 'direction') return null
  if (decision === 'leave') return { slug: LEAVE, words: 'Begin the letter that leaves it' }
  return decision ? null : { slug: REVIEW, words: 'Ask for the review of all agreements' }
}

function ofAsked({ door, answeredOn, outcome }: Filled, gone: readonly string[]): LetterOfLine | null {
  if (answeredOn || outcome) return null
  const first = ANSWERS[door as Door]
  if (!gone.includes(first)) return { slug: first, words: door === 'foi' ? 'Begin the receipt' : 'Begin the letter for it' }
  if (door === 'foi') return { slug: FOI_ANSWER, words: 'Begin the answer' }
  return door === 'notice' ? { slug: BREACH_ANSWER, words: 'Begin the answer', follows: first } : null
}

/** What a line says in the fields of a letter, by their keys. */
export function fieldsFromLine(register: Register, filled: Filled): Record<string, string> {
  const facts: Record<string, string | undefined> =
    register === 'services'
      ? {
          service: filled.name,
          contractReference: filled.reference,
          scheme: filled.reference ?? filled.scheme,
          clause: filled.clause,
          notice: filled.notice,
          patients: filled.patients,
        }
      : register === 'agreements'
        ? { organisation: filled.party, agreement: filled.title, signedOn: filled.startsOn, lastDay: filled.endsOn }
        : { organisation: filled.from, receivedOn: filled.receivedOn, askedOn: filled.receivedOn, dueOn: filled.dueOn }
  return Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

/** A letter about a line that went, and what came of it. `strengths`: what was chosen in it, by paragraph. */
export type LetterGone = {
  letterSlug: string
  strengths: Readonly<Record<string, string>>
  sentOn: string
  endsOn: string | null
  reply: { kind: string; on: string } | null
  outcome: { kind: string; on: string } | null
}

/** What a letter that went says for its line, by the keys of its fields: the days of a notice, an answer given, what came of it. */
export function lineFromLetter(register: Register, letter: LetterGone, filled: Filled): Filled {
  const { letterSlug, sentOn, endsOn } = letter
  if (register === 'services') {
    if (letterSlug === WITHDRAW) return { outcome: 'withdrawn', outcomeOn: sentOn }
    return isNotice(letterSlug) && endsOn ? { givenOn: sentOn, lastDay: endsOn, ...whatCame(letter) } : {}
  }
  if (register === 'agreements') {
    if (letterSlug !== LEAVE || !endsOn) return {}
    return { ...(filled.decision !== 'leave' && { decision: 'leave', decidedOn: sentOn }), endsOn }
  }
  const outcome = outcomeOfAnswer(letter)
  return outcome ? { answeredOn: sentOn, outcome } : {}
}

/** How a letter answers what came in; undefined for one that answers nothing, such as a receipt. */
function outcomeOfAnswer({ letterSlug, strengths }: LetterGone): string | undefined {
  if (letterSlug === ANSWERS.survey) return 'left'
  if (letterSlug === FOI_ANSWER) return strengths.which === 'part' || strengths.which === 'refused' ? strengths.which : 'answered'
  return letterSlug === ANSWERS.assurance || letterSlug === BREACH_ANSWER ? 'answered' : undefined
}

/** A reply and an outcome as the register of services has them; kinds it does not know are something else. */
function whatCame({ reply, outcome }: LetterGone): Filled {
  const KNOWN = ['acknowledged', 'stock', 'implied-contract', 'money', 'refused', 'agreed']
  return {
    ...(reply && { answer: KNOWN.includes(reply.kind) ? reply.kind : 'other', answeredOn: reply.on }),
    ...(outcome && { outcome: outcome.kind, outcomeOn: outcome.on }),
  }
}
