import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type OfferStatus, offerStatusWords, onTheMenu } from './menu-rules.ts'

/** One line of an edition as it is to be published. */
export type EditionLine = {
  action: string
  status: OfferStatus
  reason?: string
  supersededBy?: string
  from?: Day
  until?: Day
  unless?: string
}
/** An edition ready to be published: its position in the round's sequence and its lines, in order. */
export type EditionDraft = { slug: string; number: number; publishedAt: Instant; offers: EditionLine[] }
/** A refusal at a field of the draft: `['offers', 2, 'reason']`. */
export type DraftRefusal = { path: (string | number)[]; message: string }

/**
 * Why a status cannot follow the one before; null when it can. `before`: the line of the edition before, null where it does not
 * name the action. Only an action on the menu can be paused or withdrawn; one that left it can still be superseded or become
 * contractual; a contractual one is no longer an action.
 */
export function successionRefusal(before: OfferStatus | null, after: OfferStatus): string | null {
  if (before === after) return null
  if (before === 'contractual') return 'is contractual: what a contract asks for does not come back to the menu.'
  if (after === 'offered' || after === 'contractual' || (before !== null && onTheMenu(before))) return null
  if (after === 'superseded' && before === 'withdrawn') return null
  return `is not on the menu now, so it cannot be ${offerStatusWords[after].toLowerCase()}.`
}

/**
 * What prevents publishing an edition after the one before it (undefined for a round's first). No action leaves a menu in
 * silence: what the last edition offered or paused is listed again, at least as withdrawn, with the reason. A menu is empty only
 * from the round's last day (`roundEndedOn`) on.
 */
export function editionRefusals(
  draft: EditionDraft,
  before: EditionDraft | undefined,
  library: ReadonlySet<string>,
  roundEndedOn: Day | null = null,
): DraftRefusal[] {
  const refusals: DraftRefusal[] = []
  const refuse = (message: string, ...path: (string | number)[]) => refusals.push({ path, message })
  const listed = new Set<string>()
  for (const [index, offer] of draft.offers.entries()) {
    if (listed.has(offer.action)) refuse(`"${offer.action}" is listed twice.`, 'offers', index, 'action')
    listed.add(offer.action)
    for (const [field, message] of lineRefusals(offer, before, library, dayOf(draft.publishedAt)))
      refuse(message, 'offers', index, field)
  }
  const over = roundEndedOn !== null && dayOf(draft.publishedAt) >= roundEndedOn && draft.offers.length > 0
  if (!over && !draft.offers.some((offer) => onTheMenu(offer.status)))
    refuse('The menu is empty: nothing on it is offered or paused.', 'offers')
  if (!before) return refusals
  if (draft.publishedAt <= before.publishedAt)
    refuse(`Edition ${draft.number} is published no later than edition ${before.number} ("${before.slug}").`, 'published', 'on')
  for (const offer of before.offers)
    if (onTheMenu(offer.status) && !listed.has(offer.action))
      refuse(
        `"${offer.action}" was ${offer.status} in edition ${before.number} and is not listed: list it, with its status and a reason.`,
        'offers',
      )
  return refusals
}

function lineRefusals(
  offer: EditionLine,
  before: EditionDraft | undefined,
  library: ReadonlySet<string>,
  on: Day,
): [field: string, message: string][] {
  const refusals: [string, string][] = []
  if (!library.has(offer.action)) refusals.push(['action', `"${offer.action}" is no action in the library.`])
  if (offer.status !== 'offered' && !offer.reason)
    refusals.push(['standing', `"${offer.action}" is ${offer.status}: the reason is missing.`])
  const was = before?.offers.find(({ action }) => action === offer.action)?.status ?? null
  const succession = before ? successionRefusal(was, offer.status) : null
  if (succession) refusals.push(['standing', `"${offer.action}" ${succession}`])
  if (offer.supersededBy && !library.has(offer.supersededBy))
    refusals.push(['supersededBy', `"${offer.supersededBy}" is no action in the library.`])
  else if (offer.supersededBy && (offer.status !== 'superseded' || offer.supersededBy === offer.action))
    refusals.push(['supersededBy', 'is given where another action takes the place of a superseded one.'])
  if (offer.from && offer.until && offer.until < offer.from) refusals.push(['until', 'The window ends before it starts.'])
  if (offer.unless && (offer.status !== 'offered' || !offer.from || offer.from <= on))
    refusals.push(['unless', 'Conditions go with an action that begins later: its first day is after the day of publication.'])
  return refusals
}
