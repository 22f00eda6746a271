import { and, eq, isNull } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { providerEvents, providerFiles } from '#db/schema/provider-files.ts'
import { eventsOfFile, filesOfLmc, providerFileOf } from './provider-queries.server.ts'
import { eventsSeen, foldedName, MOST_EVENTS, MOST_FILES, seenOfFile } from './provider-rules.ts'
import type { EventKind, ProviderRefusal } from './provider-words.ts'

type Outcome<T = object> = ({ ok: true } & T) | { ok: false; reason: ProviderRefusal }
type Of = { lmcSlug: string; fileId: string; seen: string }

/** Opens a file on a local provider. The caller checks that they are an officer of the LMC. The same form sent twice opens one. */
export function openProviderFile(
  db: Db,
  { lmcSlug, name, provides }: { lmcSlug: string; name: string; provides: string },
  by: Actor,
  now: Instant,
): Outcome<{ fileId: string }> {
  return inTransaction(db, (tx) => {
    const own = filesOfLmc(tx, lmcSlug)
    const namesake = own.find((file) => file.closedAt === null && foldedName(file.name) === foldedName(name))
    if (namesake && namesake.provides === provides && eventsOfFile(tx, namesake.id).length === 0)
      return { ok: true, fileId: namesake.id } as const
    if (namesake) return { ok: false, reason: 'name-taken' } as const
    if (own.length >= MOST_FILES) return { ok: false, reason: 'too-many' } as const
    const id = newId()
    const openedAt = recordingTime(tx, now)
    tx.insert(providerFiles)
      .values({ id, lmcSlug, name, nameFolded: foldedName(name), provides, openedAt, openedBy: by.personId })
      .run()
    recordEvent(tx, { at: openedAt, actor: by.personId, action: 'provider-file.opened', subject: lmcSlug, detail: { file: id } })
    return { ok: true, fileId: id } as const
  })
}

/** An open file of this LMC that is as its form showed it. */
function standing(tx: Db, { lmcSlug, fileId, seen }: Of): Outcome<{ events: ReturnType<typeof eventsOfFile> }> {
  const file = providerFileOf(tx, lmcSlug, fileId)
  if (!file) return { ok: false, reason: 'no-such-file' }
  const events = eventsOfFile(tx, fileId)
  if (file.closedAt !== null) return { ok: false, reason: 'is-closed' }
  return seenOfFile(file, events) === seen ? { ok: true, events } : { ok: false, reason: 'changed-meanwhile' }
}

type Happened = { kind: EventKind; happenedOn: Day; words: string; saidBy: string; source: string | null }

/** Adds what happened to a file. `seen`: the marker of the form, so that the same form sent twice adds one. */
export function addProviderEvent(db: Db, { happened, ...of }: Of & { happened: Happened }, by: Actor, now: Instant): Outcome {
  return inTransaction(db, (tx) => {
    if (
      addedSince(tx, of).some((one) => (Object.keys(happened) as (keyof Happened)[]).every((key) => one[key] === happened[key]))
    )
      return { ok: true } as const
    const file = standing(tx, of)
    if (!file.ok) return file
    if (file.events.length >= MOST_EVENTS) return { ok: false, reason: 'too-many' } as const
    const id = newId()
    const recordedAt = recordingTime(tx, now)
    tx.insert(providerEvents)
      .values({ id, fileId: of.fileId, ...happened, recordedAt, recordedBy: by.personId })
      .run()
    event(tx, 'provider-event.added', of, { event: id }, by, recordedAt)
    return { ok: true } as const
  })
}

/** What was added to a file of this LMC since its form was shown, and stands. */
function addedSince(tx: Db, { lmcSlug, fileId, seen }: Of) {
  if (!providerFileOf(tx, lmcSlug, fileId)) return []
  const inOrder = eventsOfFile(tx, fileId).sort((one, other) => one.recordedAt - other.recordedAt)
  return inOrder.slice(eventsSeen(seen)).filter(({ takenBackAt }) => takenBackAt === null)
}

/** Takes an event of a file back: it stays, marked so. */
export function takeBackProviderEvent(db: Db, { eventId, ...of }: Of & { eventId: string }, by: Actor, now: Instant): Outcome {
  return inTransaction(db, (tx) => {
    const file = standing(tx, of)
    if (!file.ok) return file
    const { changes } = tx
      .update(providerEvents)
      .set({ takenBackAt: now, takenBackBy: by.personId })
      .where(and(eq(providerEvents.id, eventId), eq(providerEvents.fileId, of.fileId), isNull(providerEvents.takenBackAt)))
      .run()
    if (changes > 0) event(tx, 'provider-event.taken-back', of, { event: eventId }, by, now)
    return { ok: true } as const
  })
}

/** Closes a file: it is read for two more years, and nothing is added. */
export function closeProviderFile(db: Db, of: Of, by: Actor, now: Instant): Outcome {
  return inTransaction(db, (tx) => {
    const file = standing(tx, of)
    if (!file.ok) return file
    tx.update(providerFiles).set({ closedAt: now, closedBy: by.personId }).where(eq(providerFiles.id, of.fileId)).run()
    event(tx, 'provider-file.closed', of, {}, by, now)
    return { ok: true } as const
  })
}

type Act = 'provider-event.added' | 'provider-event.taken-back' | 'provider-file.closed'
function event(tx: Db, action: Act, { lmcSlug, fileId }: Of, more: Record<string, string>, by: Actor, at: Instant): void {
  recordEvent(tx, { at, actor: by.personId, action, subject: lmcSlug, detail: { file: fileId, ...more } })
}
