import { readPounds } from '#app/features/disputes/claims/claim-form.ts'
import type { Claim } from '#app/features/disputes/claims/claim-rules.ts'
import { LOSSES, type LossKind } from '#app/features/disputes/claims/claim-words.ts'
import { pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { fieldName } from './letter-day-rules.ts'
import type { NextStep } from './letter-sequence-rules.ts'

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

/** Nothing is decided: an offer that was declined leaves the claim as it was. */
const CHASED: readonly Claim['state'][] = ['waiting', 'answered', 'declined']

/**
 * The letters that can be begun of a claim. `gone`: the letters about it that went, the latest last. A claim that went another way, by a
 * form or a portal, is answered all the same: the letter then names the claim itself.
 */
export function nextLetters(
  { state, offered }: Pick<Claim, 'state' | 'offered'>,
  gone: readonly { id: string; slug: string }[],
): NextLetter[] {
  const first = gone.find(({ slug }) => slug === 'claim-losses')
  const answers = first && { follows: first.id }
  if (state === 'writing') return first ? [] : [{ slug: 'claim-losses', words: 'Write the claim as a letter' }]
  if (CHASED.includes(state)) return [{ slug: 'claim-chaser', words: 'Write a chaser', ...answers }]
  if (state !== 'offered' || offered === null) return []
  return [
    { slug: 'claim-accept', words: 'Write that you accept', ...answers },
    { slug: 'claim-decline', words: 'Write that you decline', ...answers },
  ]
}

/**
 * Whether a claim leads to a letter now, which answers `followsId`: any letter about it that went or, where that is null and the claim
 * went another way, the claim itself.
 */
export const leadsTo = (
  claim: Pick<Claim, 'state' | 'offered'>,
  gone: readonly { id: string; slug: string }[],
  { slug, followsId }: { slug: string; followsId: string | null },
): boolean =>
  nextLetters(claim, gone).some(
    (next) => next.slug === slug && ((next.follows ?? null) === followsId || gone.some(({ id }) => id === followsId)),
  )

const GOES_ON: NextStep = { kind: 'followed', words: 'Goes on in its claim' }

/** What comes after a letter whose claim does not lead to the next one: an offer to record first, or what the claim itself shows. */
export const stepInClaim = ({ offered }: Pick<Claim, 'offered'>, { words }: Pick<NextStep, 'words'>): NextStep =>
  offered === null
    ? { kind: 'write', words: `${words}. Record the offer in your claim first, then write the next letter` }
    : GOES_ON

/**
 * What comes after a letter about a claim that was not answered by the day it asked for (`step`): the chaser, which stands in the course of
 * the claim and names it. Where the claim is decided, or a sum offered, it goes on there; a sum accepted and not paid has no letter of its own.
 */
export function stepUnanswered(
  claim: Pick<Claim, 'state' | 'offered'>,
  gone: readonly { id: string; slug: string }[],
  step: NextStep,
): NextStep {
  const chaser = nextLetters(claim, gone).find(({ slug }) => slug === 'claim-chaser')
  if (chaser) return { ...step, letter: chaser.slug }
  if (claim.state === 'accepted') return step
  if (claim.state !== 'writing') return GOES_ON
  return { kind: 'write', words: 'No answer by the day asked. Record in your claim first that it went, then write a chaser' }
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

/** The sums that a text names, in pence, the least first. */
function sumsIn(text: string): number[] {
  const alone = readPounds(text)
  if (alone !== undefined) return [alone]
  const named = text.match(/£ ?\d[\d,]*(?:\.\d+)?/g) ?? []
  return named.flatMap((one) => readPounds(one.replace(/,$/, '')) ?? []).sort((one, other) => one - other)
}
const areSame = (sums: readonly number[], others: readonly number[]) =>
  sums.length === others.length && sums.every((sum, index) => sum === others[index])

/**
 * Whether a letter, as its fields were filled in, says of its claim what the claim says now: the same losses by day and sum and the same
 * total, or the sum that is offered. Its words may be others.
 */
export function saysAsClaim(
  letter: ClaimLetter,
  filled: Readonly<Record<string, string>>,
  { losses, total, offered }: Pick<Claim, 'losses' | 'total' | 'offered'>,
): boolean {
  const said = (key: string) => filled[fieldName(key)] ?? ''
  if (letter === 'claim-accept' || letter === 'claim-decline') return offered !== null && areSame(sumsIn(said('sum')), [offered])
  if (letter === 'claim-chaser') return true
  const sums = losses.map(({ pence }) => pence).sort((one, other) => one - other)
  return (
    areSame(sumsIn(said('total')), [total]) &&
    areSame(sumsIn(said('losses')), sums) &&
    losses.every(({ from, until }) => [from, until].every((day) => said('losses').includes(longDay(day))))
  )
}
