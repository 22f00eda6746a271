import type { Day, Instant } from '#app/platform/time.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import { CLOSES, type ClaimRefusal, type ClaimState, type Happened, LEGAL_KINDS } from './claim-words.ts'

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

/** Most claims that one practice, or one doctor, ever begins; a practice's that were taken off stay in its record and count. */
export const MOST_CLAIMS = 200
/** Most entries of one claim, corrections among them. */
export const MOST_ENTRIES = 200

const totalOf = ({ losses }: Pick<StoredClaim, 'losses'>): number => losses.reduce((sum, { pence }) => sum + pence, 0)

/** The last by its day, as a course tells it; of one day, the one written down last. */
const latest = <E extends { happenedOn: Day }>(entries: readonly E[], is: (entry: E) => unknown): E | undefined =>
  entries.reduce<E | undefined>(
    (last, one) => (is(one) && (last === undefined || one.happenedOn >= last.happenedOn) ? one : last),
    undefined,
  )

/** A claim from its entries in order; undefined where none stands. */
export function claimOf(id: string, entries: readonly Entry[]): Claim | undefined {
  const last = entries.at(-1)
  const claim = entries.findLast((entry) => entry.claim !== null)?.claim
  if (!last || !claim || last.kind === 'removed') return undefined
  const lastSum = (kind: Happened) => latest(entries, (entry) => entry.kind === kind)?.pence ?? null
  return {
    ...claim,
    ...{ id, seen: last.id, state: stateOf(claim, entries), total: totalOf(claim), entries: [...entries] },
    ...{ offered: lastSum('offer'), paid: lastSum('paid'), chasers: entries.filter(({ kind }) => kind === 'chaser').length },
  }
}

/** One thing that happened to a claim. `sent`: it went, to `words`. */
export type CourseLine = { key: string; day: Day; kind: Happened | 'sent'; pence: number | null; words: string | null }

/** What happened to a claim in the order of its days: that it went, as it says now, and everything after. */
export function courseOf({ id, sentOn, sentTo, reference, total, entries }: Claim): CourseLine[] {
  const words = [sentTo, reference && `reference ${reference}`].filter(Boolean).join(', ')
  const sent: CourseLine[] = sentOn ? [{ key: `${id} sent`, day: sentOn, kind: 'sent', pence: total, words }] : []
  const later = entries.flatMap(({ id: key, kind, happenedOn: day, pence, words: said }): CourseLine[] =>
    kind === 'claim' || kind === 'removed' ? [] : [{ key, day, kind, pence, words: said }],
  )
  return [...sent, ...later].sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1))
}

/** The days on which its words were written down and corrected. */
export const writtenOn = ({ entries }: Pick<Claim, 'entries'>): Day[] =>
  entries.flatMap(({ kind, happenedOn }) => (kind === 'claim' ? happenedOn : []))

const LEADS_TO: Readonly<Partial<Record<Entry['kind'], ClaimState>>> = {
  answer: 'answered',
  offer: 'offered',
  accepted: 'accepted',
  declined: 'declined',
  refused: 'refused',
  paid: 'paid',
  withdrawn: 'withdrawn',
  filed: 'filed',
  ruled: 'ruled',
}
function stateOf({ sentOn }: Pick<StoredClaim, 'sentOn'>, entries: readonly Pick<Entry, 'kind' | 'happenedOn'>[]): ClaimState {
  const leading = latest(entries, ({ kind }) => LEADS_TO[kind])
  return (leading && LEADS_TO[leading.kind]) ?? (sentOn ? 'waiting' : 'writing')
}

/** Whether a claim only tells of the past once this is added: what is written down late closes or opens nothing that came after. */
export function closesWith(claim: Claim | undefined, wanted: Wanted): boolean {
  if (wanted.kind === 'removed') return true
  // Its words corrected, a claim that is over stays over.
  if (wanted.kind === 'claim') return claim !== undefined && isOver(claim)
  if (!claim || !LEADS_TO[wanted.kind]) return false
  return CLOSES.includes(stateOf(claim, [...claim.entries, wanted]))
}

const isOver = ({ state }: Pick<Claim, 'state'>): boolean => CLOSES.includes(state)
/** The day asked for passed and nothing came. */
export const isOverdue = ({ state, answerBy }: Pick<Claim, 'state' | 'answerBy'>, today: Day): boolean =>
  state === 'waiting' && answerBy !== null && answerBy < today

/** What can still come of a claim that is over. */
const STILL: readonly Happened[] = ['answer', 'paid', 'offer', 'support', 'filed', 'ruled']

/** How far a claim went to law, in words; null where it did not. What came of it stands as not known until it is recorded. */
export function lawInWords({ entries }: Pick<Claim, 'entries'>): { words: string; on: Day } | null {
  const last = latest(entries, ({ kind }) => LEGAL_KINDS.some((one) => one === kind))
  if (!last) return null
  const words = { support: 'Legal support asked for', filed: 'Filed at court, outcome not known', ruled: 'Decided at court' }
  return { words: words[last.kind as (typeof LEGAL_KINDS)[number]], on: last.happenedOn }
}

/** Why something cannot be added to a claim. */
export function entryRefusal(claim: Claim, wanted: Wanted): ClaimRefusal | undefined {
  if (wanted.kind === 'claim' || wanted.kind === 'removed' || wanted.kind === 'withdrawn') return undefined
  if (claim.sentOn === null) return 'nothing-sent'
  if ((wanted.kind === 'accepted' || wanted.kind === 'declined') && claim.offered === null) return 'no-offer'
  const isFiled = claim.entries.some(({ kind }) => kind === 'filed')
  if (wanted.kind === 'ruled' && !isFiled) return 'nothing-filed'
  if (isOver(claim) && !STILL.includes(wanted.kind)) return 'is-over'
  return undefined
}
