import type { Claim } from '#app/features/disputes/claims/claim-rules.ts'
import { LOSSES, type LossKind } from '#app/features/disputes/claims/claim-words.ts'
import { pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'

/** The letters about a claim, and what each does to it once it went. */
export const CLAIM_LETTERS = {
  'claim-losses': 'sent',
  'claim-chaser': 'chaser',
  'claim-accept': 'accepted',
  'claim-decline': 'declined',
} as const
export type ClaimLetter = keyof typeof CLAIM_LETTERS
export const isClaimLetter = (slug: string): slug is ClaimLetter => Object.hasOwn(CLAIM_LETTERS, slug)

/** A letter that a claim leads to. `follows`: the letter about it that it answers. */
export type NextLetter = { slug: ClaimLetter; words: string; follows?: string }

/** The letters that can be begun of a claim. `gone`: the letters about it that went, the latest last. */
export function nextLetters(
  { state, offered }: Pick<Claim, 'state' | 'offered'>,
  gone: readonly { id: string; slug: string }[],
): NextLetter[] {
  const first = gone.find(({ slug }) => slug === 'claim-losses')
  if (!first) return state === 'writing' ? [{ slug: 'claim-losses', words: 'Write the claim as a letter' }] : []
  const follows = first.id
  if (state === 'waiting' || state === 'answered') return [{ slug: 'claim-chaser', words: 'Write a chaser', follows }]
  if (state !== 'offered' || offered === null) return []
  return [
    { slug: 'claim-accept', words: 'Write that you accept', follows },
    { slug: 'claim-decline', words: 'Write that you decline', follows },
  ]
}

/** What a claim says in the fields of a letter, by their keys. `line`: its service line, `payer`: who pays under its scheme. */
export function fieldsFromClaim(
  { losses, total, evidence, sentTo, offered }: Pick<Claim, 'losses' | 'total' | 'evidence' | 'sentTo' | 'offered'>,
  { line, payer }: { line: string; payer: string },
): Record<string, string> {
  const lines = losses.map(
    ({ kind, from, until, pence }) => `${LOSSES[kind as LossKind]}, ${longDay(from)} to ${longDay(until)}: ${pounds(pence)}`,
  )
  return {
    ...{ organisation: sentTo || payer, service: line, losses: lines.join('\n'), total: pounds(total), evidence },
    ...(offered === null ? {} : { sum: pounds(offered) }),
  }
}
