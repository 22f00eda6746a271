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
/** The action whose local conditions are read before a letter about a line. */
export const ACTION_OF: Partial<Record<Register, string>> = { services: 'serve-notice', agreements: 'withdraw-data-sharing' }

/** The letter that a line leads to, with the words of its link; null where none is due. */
export function letterOfLine(register: Register, filled: Filled): { slug: string; words: string } | null {
  if (register === 'services')
    return filled.givenOn || filled.outcome ? null : { slug: NOTICES[filled.contract as Contract], words: 'Begin the notice' }
  if (register === 'asked')
    return filled.answeredOn || filled.outcome ? null : { slug: ANSWERS[filled.door as Door], words: 'Begin the letter for it' }
  if (filled.purpose === 'direct' || filled.basis === 'direction' || filled.decision !== 'leave') return null
  return { slug: 'leave-agreement', words: 'Begin the letter that leaves it' }
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
