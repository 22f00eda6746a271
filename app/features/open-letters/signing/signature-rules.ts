import type { OpenLetter } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'

/** What an LMC can do about an open letter. */
export const ACTS = ['signed', 'taken-back', 'set-aside'] as const
export type Act = (typeof ACTS)[number]
export type ActRow = { lmcSlug: string; act: Act; recordedAt: Instant }

/** `signedSince`: null while it has not signed. `waits`: nobody has signed it or set it aside. */
export type LmcStanding = { signedSince: Instant | null; waits: boolean }

/** Where an LMC stands after what its officers did, in order. */
export function standingAfter(acts: Pick<ActRow, 'act' | 'recordedAt'>[]): LmcStanding {
  const last = acts.at(-1)
  return { signedSince: last?.act === 'signed' ? last.recordedAt : null, waits: last === undefined }
}

/** The marker of a form: how many acts of the LMC it showed, and which words. Nobody signs words that they did not read. */
export const seenOfLetter = (acts: number, version: number): string => `${acts}/${version}`

/** Why a form cannot stand as it was drawn (`seen`). A signature can be taken back whatever the words are now. */
export function meanwhileRefusal(seen: string, acts: number, version: number, act: Act): SigningRefusal | undefined {
  const [actsSeen, versionSeen] = seen.split('/')
  if (actsSeen !== String(acts)) return 'changed-meanwhile'
  return act !== 'taken-back' && versionSeen !== String(version) ? 'reworded-meanwhile' : undefined
}

export type SigningRefusal =
  | 'letter-unknown'
  | 'over'
  | 'withdrawn'
  | 'not-signed'
  | 'signed'
  | 'changed-meanwhile'
  | 'reworded-meanwhile'

/** Why an act is refused; undefined where it stands. A signature can be taken back any day. */
export function signingRefusal(
  letter: Pick<OpenLetter, 'lastDay' | 'withdrawn'>,
  { signedSince }: LmcStanding,
  act: Act,
  today: Day,
): SigningRefusal | undefined {
  if (act === 'taken-back') return signedSince === null ? 'not-signed' : undefined
  if (letter.withdrawn) return 'withdrawn'
  if (signedSince !== null) return 'signed'
  return act === 'signed' && letter.lastDay !== null && letter.lastDay < today ? 'over' : undefined
}

export const SIGNING_REFUSALS: Record<SigningRefusal, string> = {
  'letter-unknown': 'There is no such letter.',
  over: 'The last day to sign this letter is over.',
  withdrawn: 'The committee has withdrawn this letter: it can no longer be signed.',
  'not-signed': 'Your LMC has not signed this letter, so there is nothing to take back.',
  signed: 'Your LMC has signed this letter already. To undo that, take the signature back.',
  'changed-meanwhile':
    'Another officer has signed, taken back or set aside this letter since you opened the page. What holds now stands below.',
  'reworded-meanwhile':
    'The committee corrected this letter since you opened the page, so nothing was signed. Read it below as it stands now.',
}

/** "signed", in a mail to the office's other officers. */
export const ACT_WORDS: Record<Act, string> = {
  signed: 'signed',
  'taken-back': 'took back the signature under',
  'set-aside': 'set aside',
}
