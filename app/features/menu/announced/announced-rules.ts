import { type OfferStatus, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'

/** A line of one action in an edition of its round, as an announcement reads it. */
export type AnnouncedLine = {
  publishedAt: Instant
  edition: string
  status: OfferStatus
  from: Day | null
  unless: string | null
  reason: string | null
}

/**
 * An action that was called for a later day than its edition's. `to-come`: its first day is not there yet; `began`: it came, and no edition
 * before had taken the action off the menu; `did-not-begin`: one had, on `decidedOn`, with its reason.
 */
export type Announcement = {
  beginsOn: Day
  unless: string | null
  announcedOn: Day
} & (
  | { state: 'to-come' | 'began' }
  | { state: 'did-not-begin'; decidedOn: Day; reason: string | null; edition: string; status: OfferStatus }
)

/** What became of the last announcement of an action by an instant. `lines`: its lines in the editions of one round, earliest first. */
export function announcementOf(lines: readonly AnnouncedLine[], now: Instant): Announcement | undefined {
  let found: Announcement | undefined
  let on = false
  for (const { publishedAt, edition, status, from, unless, reason } of lines.filter((line) => line.publishedAt <= now)) {
    const waits = found?.state === 'to-come' && publishedAt <= startOfDay(found.beginsOn)
    const day = dayOf(publishedAt)
    if (found && waits && status !== 'offered') {
      const { beginsOn, unless: conditions, announcedOn } = found
      found = { beginsOn, unless: conditions, announcedOn, state: 'did-not-begin', decidedOn: day, reason, edition, status }
    } else if (found && waits) found = { beginsOn: from ?? day, unless, announcedOn: found.announcedOn, state: 'to-come' }
    else if (status === 'offered' && from && from > day && (!on || found?.state === 'did-not-begin'))
      found = { beginsOn: from, unless, announcedOn: day, state: 'to-come' }
    on = onTheMenu(status)
  }
  return found?.state === 'to-come' && dayOf(now) >= found.beginsOn ? { ...found, state: 'began' } : found
}
