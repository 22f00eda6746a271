import { diffWordsWithSpace } from 'diff'
import type { Day } from '#app/platform/time.ts'
import { type Offer, type OfferStatus, onTheMenu } from './menu-rules.ts'

/** The fields of an offer that a comparison reads: of an edition, or of a line of a draft. The list is in menu order. */
export type ComparedOffer = Pick<
  Offer,
  | 'actionSlug'
  | 'title'
  | 'status'
  | 'wording'
  | 'reason'
  | 'decidedBy'
  | 'supersededBy'
  | 'offeredFrom'
  | 'offeredUntil'
  | 'unless'
>
/** A run of words: in both wordings, only in the later, or only in the earlier. All runs in order give both texts. */
export type WordMark = { kind: 'same' | 'added' | 'removed'; text: string }
type Why = { reason: string | null; decidedBy: string | null }

/** On the menu now and not before. `returned`: its earlier status off the menu, where the earlier edition names it. */
export type AddedOffer = Why & {
  actionSlug: string
  title: string
  status: OfferStatus
  wording: string
  position: number
  returned: OfferStatus | null
  days: Window
}
/** On the menu before and not now. `status` is null where nothing tells how it left. */
export type DroppedOffer = Why & {
  actionSlug: string
  title: string
  wording: string
  status: Exclude<OfferStatus, 'offered' | 'paused'> | null
  supersededBy: string | null
}
/** In both, with another status, reason or day of rest: offered to paused. `days`: those of the new status, null where as before. */
export type StatusChange = Why & {
  actionSlug: string
  title: string
  from: OfferStatus
  to: OfferStatus
  days: Window | null
  supersededBy: string | null
}
/** The same action with another wording. `reason`: that of the later edition, if any. */
export type Rewording = Why & { actionSlug: string; title: string; before: string; after: string; marks: WordMark[] }
/** An action at another position among those that stayed. Positions count from 1 on the menu. */
export type Move = { actionSlug: string; title: string; from: number; to: number }
export type Window = { from: Day | null; until: Day | null; unless: string | null }
/** Both windows of an action whose days changed, or the conditions on which it does not begin. */
export type WindowChange = Why & { actionSlug: string; title: string; before: Window; after: Window }

export type Comparison = {
  /** How many actions are on the menu, before and after. */
  counts: { before: number; after: number }
  added: AddedOffer[]
  dropped: DroppedOffer[]
  statuses: StatusChange[]
  reworded: Rewording[]
  moved: Move[]
  windows: WindowChange[]
  /** Titles of actions that stayed on the menu unchanged, in order. */
  unchanged: { actionSlug: string; title: string }[]
  /** True where nothing differs. */
  same: boolean
}

/**
 * The changes from one menu to another, both in order of position. `left`: how actions left the menu in editions between the two,
 * latest first; it gives the reason where `after` no longer names an action. An action counts as moved only if its order among
 * those on both menus changed: additions above it move nothing.
 */
export function compareOffers(before: ComparedOffer[], after: ComparedOffer[], left: ComparedOffer[] = []): Comparison {
  const was = new Map(before.map((offer) => [offer.actionSlug, offer]))
  const is = new Map(after.map((offer) => [offer.actionSlug, offer]))
  const [menuBefore, menuAfter] = [before, after].map((list) => list.filter(({ status }) => onTheMenu(status))) as [
    ComparedOffer[],
    ComparedOffer[],
  ]
  const beforeSlugs = new Set(menuBefore.map(({ actionSlug }) => actionSlug))
  const afterSlugs = new Set(menuAfter.map(({ actionSlug }) => actionSlug))

  const added = menuAfter.flatMap((offer, index): AddedOffer[] => {
    const { actionSlug, title, status, wording, reason, decidedBy } = offer
    if (beforeSlugs.has(actionSlug)) return []
    return [
      {
        actionSlug,
        title,
        status,
        wording,
        reason,
        decidedBy,
        position: index + 1,
        returned: was.get(actionSlug)?.status ?? null,
        days: windowOf(offer),
      },
    ]
  })
  const dropped = menuBefore.flatMap((offer): DroppedOffer[] => {
    if (afterSlugs.has(offer.actionSlug)) return []
    const leave = is.get(offer.actionSlug) ?? left.find(({ actionSlug }) => actionSlug === offer.actionSlug)
    const { actionSlug, title, wording } = offer
    const status = leave && leave.status !== 'offered' && leave.status !== 'paused' ? leave.status : null
    const why = status ? leave : undefined
    return [
      {
        actionSlug,
        title,
        wording,
        status,
        reason: why?.reason ?? null,
        decidedBy: why?.decidedBy ?? null,
        supersededBy: why?.supersededBy ?? null,
      },
    ]
  })
  const both = after.flatMap((offer) => {
    const earlier = was.get(offer.actionSlug)
    return earlier && onTheMenu(earlier.status) === onTheMenu(offer.status) ? [{ earlier, offer }] : []
  })
  const statuses = both.flatMap(({ earlier, offer }): StatusChange[] => {
    const { actionSlug, title, reason, decidedBy, supersededBy } = offer
    const days = sameDays(earlier, offer) ? null : windowOf(offer)
    const asBefore = earlier.reason === reason && (offer.status !== 'paused' || days === null)
    if (earlier.status === offer.status && (offer.status === 'offered' || asBefore)) return []
    return [{ actionSlug, title, from: earlier.status, to: offer.status, days, reason, decidedBy, supersededBy }]
  })
  const stayed = both.filter(({ offer }) => onTheMenu(offer.status))
  const reworded = stayed.flatMap(({ earlier, offer }): Rewording[] => {
    const { actionSlug, title, reason, decidedBy } = offer
    if (earlier.wording === offer.wording) return []
    const marks = markWords(earlier.wording, offer.wording)
    return [{ actionSlug, title, reason, decidedBy, before: earlier.wording, after: offer.wording, marks }]
  })
  const windows = stayed.flatMap(({ earlier, offer }): WindowChange[] => {
    // The days of what rests are those of its rest: they stand beside its status.
    if (earlier.status !== 'offered' || offer.status !== 'offered') return []
    const [was, will] = [windowOf(earlier), windowOf(offer)]
    // Conditions that go once an action has begun are no news.
    if (sameDays(earlier, offer) && (will.unless === null || was.unless === will.unless)) return []
    const { actionSlug, title, reason, decidedBy } = offer
    return [{ actionSlug, title, reason, decidedBy, before: was, after: will }]
  })
  const moved = movesOf(menuBefore, menuAfter)
  const touched = new Set([...statuses, ...reworded, ...moved, ...windows].map(({ actionSlug }) => actionSlug))
  const unchanged = stayed
    .filter(({ offer }) => !touched.has(offer.actionSlug))
    .map(({ offer: { actionSlug, title } }) => ({ actionSlug, title }))
  return {
    counts: { before: menuBefore.length, after: menuAfter.length },
    added,
    dropped,
    statuses,
    reworded,
    moved,
    windows,
    unchanged,
    same: added.length + dropped.length + touched.size === 0,
  }
}

/** The words of two texts, run by run. */
export function markWords(before: string, after: string): WordMark[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

const windowOf = ({ offeredFrom: from, offeredUntil: until, unless }: ComparedOffer): Window => ({ from, until, unless })

const sameDays = (one: ComparedOffer, other: ComparedOffer) =>
  one.offeredFrom === other.offeredFrom && one.offeredUntil === other.offeredUntil

/** The fewest actions that had to move: those outside the longest run that kept its order. */
function movesOf(before: ComparedOffer[], after: ComparedOffer[]): Move[] {
  const position = new Map(before.map(({ actionSlug }, index) => [actionSlug, index]))
  const onBoth = after.flatMap(({ actionSlug, title }, to) => {
    const from = position.get(actionSlug)
    return from === undefined ? [] : [{ actionSlug, title, from, to }]
  })
  const runs: (typeof onBoth)[] = []
  for (const [index, item] of onBoth.entries()) {
    const earlier = runs.slice(0, index).filter((run) => (run.at(-1)?.from ?? -1) < item.from)
    const longest = earlier.reduce<typeof onBoth>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, item])
  }
  const still = new Set(runs.reduce<typeof onBoth>((best, run) => (run.length > best.length ? run : best), []))
  return onBoth
    .filter((item) => !still.has(item))
    .map(({ actionSlug, title, from, to }) => ({ actionSlug, title, from: from + 1, to: to + 1 }))
}
