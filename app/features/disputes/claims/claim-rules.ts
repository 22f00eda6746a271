import type { Day, Instant } from '#app/platform/time.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import { CLOSES, type ClaimRefusal, type ClaimState, type Happened } from './claim-words.ts'

export type Entry = {
  id: string
  kind: Happened | 'claim' | 'removed'
  claim: StoredClaim | null
  happenedOn: Day
  pence: number | null
  words: string | null
  recordedAt: Instant
}
/** A claim as its entries leave it. `seen`: the last of them, the marker of its forms. */
export type Claim = StoredClaim & {
  id: string
  seen: string
  state: ClaimState
  total: number
  offered: number | null
  paid: number | null
  chasers: number
  entries: Entry[]
}
/** What a form wants to add. */
export type Wanted =
  | { kind: 'claim'; claim: StoredClaim }
  | { kind: Happened; happenedOn: Day; pence: number | null; words: string | null }
  | { kind: 'removed' }

/** Most claims of one practice, or of one doctor. */
export const MOST_CLAIMS = 200
/** Most entries of one claim, corrections among them. */
export const MOST_ENTRIES = 200

const totalOf = ({ losses }: Pick<StoredClaim, 'losses'>): number => losses.reduce((sum, { pence }) => sum + pence, 0)

/** A claim from its entries in order; undefined where none stands. */
export function claimOf(id: string, entries: readonly Entry[]): Claim | undefined {
  const last = entries.at(-1)
  const claim = entries.findLast((entry) => entry.claim !== null)?.claim
  if (!last || !claim || last.kind === 'removed') return undefined
  const lastSum = (kind: Happened) => entries.findLast((entry) => entry.kind === kind)?.pence ?? null
  return {
    ...claim,
    ...{ id, seen: last.id, state: stateOf(claim, entries), total: totalOf(claim), entries: [...entries] },
    ...{ offered: lastSum('offer'), paid: lastSum('paid'), chasers: entries.filter(({ kind }) => kind === 'chaser').length },
  }
}

const LEADS_TO: Readonly<Partial<Record<Entry['kind'], ClaimState>>> = {
  answer: 'answered',
  offer: 'offered',
  accepted: 'accepted',
  declined: 'declined',
  refused: 'refused',
  paid: 'paid',
  withdrawn: 'withdrawn',
}
function stateOf({ sentOn }: StoredClaim, entries: readonly Entry[]): ClaimState {
  const leading = entries.findLast(({ kind }) => LEADS_TO[kind])
  return (leading && LEADS_TO[leading.kind]) ?? (sentOn ? 'waiting' : 'writing')
}

export const isOver = ({ state }: Pick<Claim, 'state'>): boolean => CLOSES.includes(state)
/** The day asked for passed and nothing came. */
export const isOverdue = ({ state, answerBy }: Pick<Claim, 'state' | 'answerBy'>, today: Day): boolean =>
  state === 'waiting' && answerBy !== null && answerBy < today

/** Why something cannot be added to a claim. */
export function entryRefusal(claim: Claim, wanted: Wanted): ClaimRefusal | undefined {
  if (wanted.kind === 'claim' || wanted.kind === 'removed' || wanted.kind === 'withdrawn') return undefined
  if (claim.sentOn === null) return 'nothing-sent'
  if ((wanted.kind === 'accepted' || wanted.kind === 'declined') && claim.offered === null) return 'no-offer'
  if (isOver(claim) && wanted.kind !== 'answer' && wanted.kind !== 'paid' && wanted.kind !== 'offer') return 'is-over'
  return undefined
}
