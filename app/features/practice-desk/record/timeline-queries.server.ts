import { and, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { currentAnswer, progressOfAction } from '#app/features/adoption/progress/progress-queries.server.ts'
import type { Progress } from '#app/features/adoption/progress/progress-rules.ts'
import { type Entry, isDue, type State } from '#app/features/adoption/statements/adoption-rules.ts'
import { canBeUndone } from '#app/features/adoption/statements/effect-rules.ts'
import { entryFrom, recordedAbout } from '#app/features/adoption/statements/entry-queries.server.ts'
import { goesOn, statesOpenTo } from '#app/features/adoption/statements/refusal-rules.ts'
import { toldMarks } from '#app/features/adoption/told/told-queries.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { OfferInForce } from '#app/features/menu/editions/menu-rules.ts'
import { localNoteOn } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import type { DecidedHow } from '#app/features/practice-desk/decisions/decision-form.ts'
import { decisionsAbout } from '#app/features/practice-desk/decisions/decision-queries.server.ts'
import type { DeskState } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { ownState } from '#app/features/practice-desk/this-week/desk-row-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { entriesOfAction } from './record.sql.ts'

/** The author of an entry, without a name: the reader or a colleague, and the role held in the practice at that time. */
export type RecordedBy = { you: boolean; role: Role | null; told?: boolean }
export type TimelineEntry = Omit<Entry, 'recordedBy' | 'practiceCode' | 'guidanceHash'> & {
  by: RecordedBy
  /** The entry that corrects this one; null = none. */
  correctedById: string | null
  /** The entry this one corrects, in its original words. */
  corrects: Read | null
  /** True where the current state comes from this entry. */
  holds: boolean
  /** Recorded within the last hour and not corrected: it can be taken back with one press. */
  canUndo: boolean
  /** Number of the menu edition it was shown; null = none was in force. */
  editionNumber: number | null
  /** Who decided it and when; null = not recorded. */
  decided: DecidedHow | null
}
export type TimelineProgress = Omit<Progress, 'recordedBy' | 'practiceCode' | 'actionSlug' | 'guidanceHash' | 'editionSlug'> & {
  by: RecordedBy
  correctedById: string | null
  /** True for the latest words about the action. */
  holds: boolean
  canUndo: boolean
}
export type ActionTimeline = {
  details: PracticeDetails
  offer: OfferInForce
  /** The current state with its latest words; null = not decided. */
  current: DeskState | null
  /** The LMC's note on the action; null = none. */
  localNote: LocalNote | null
  /** The states that can be stated now; empty where the practice is closed. */
  open: readonly State[]
  /** The action's current questions. */
  asks: Ask[]
  /** Newest recording first. */
  entries: TimelineEntry[]
  /** Reports of progress, newest recording first. */
  progress: TimelineProgress[]
  /** A marker for the forms about the action: see recordedAbout. */
  seen: string
}

const roleThen = prepared((db) =>
  db
    .select({ role: roleAssignments.role })
    .from(roleAssignments)
    .where(
      and(
        eq(roleAssignments.personId, sql.placeholder('recordedBy')),
        eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')),
        lte(roleAssignments.startedAt, sql.placeholder('recordedAt')),
        or(isNull(roleAssignments.endedAt), gt(roleAssignments.endedAt, sql.placeholder('recordedAt'))),
      ),
    )
    .orderBy(desc(roleAssignments.startedAt), desc(roleAssignments.id))
    .limit(1)
    .prepare(),
)

/**
 * Everything a practice ever stated about one action, newest first, with corrections linked to what they correct. `readerId`: the
 * reader, shown as "you". Undefined for an unknown practice or an action on no published menu.
 */
export function actionTimeline(
  db: Db,
  practiceCode: string,
  actionSlug: string,
  now: Instant,
  readerId?: string,
): ActionTimeline | undefined {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  const offer = details && offerInForce(db, actionSlug, now)
  if (!details || !offer) return undefined
  const rows = entriesOfAction(db).all(practiceCode, actionSlug)
  const told = toldMarks(db, practiceCode)
  const found = rows.map((row) => {
    const { practiceCode: _here, guidanceHash: _hash, recordedBy, role, ...entry } = { ...row, ...entryFrom(row) }
    return { ...entry, by: { you: recordedBy === readerId, role, told: told.entries.has(entry.id) } }
  })
  const current = currentAnswer(db, practiceCode, actionSlug) ?? null
  const decided = decisionsAbout(db, practiceCode, actionSlug)
  const byId = new Map(found.map((entry) => [entry.id, entry]))
  const entries = found.map((entry): TimelineEntry => {
    const corrected = entry.correctsId === null ? undefined : byId.get(entry.correctsId)
    const holds = entry.id === current?.entryId
    const shown = { corrects: corrected ? asItRead(corrected) : null, decided: decided.get(entry.id) ?? null }
    return { ...entry, ...shown, holds, canUndo: canUndo(entry, now) }
  })
  return {
    details,
    offer,
    current: current ? { ...current, due: isDue(current, today), goesOn: goesOn(current.state, offer, today) } : null,
    asks: asksOf(db, offer.guidanceHash),
    open: details.open ? statesOpenTo(offer, current?.state, today) : [],
    localNote: localNoteOn(db, details.lmc?.slug, actionSlug, today),
    entries,
    progress: progressTimeline(db, practiceCode, actionSlug, { latestId: current?.progressId, readerId, now }),
    seen: recordedAbout(db, practiceCode, actionSlug),
  }
}

function progressTimeline(
  db: Db,
  practiceCode: string,
  actionSlug: string,
  { latestId, readerId, now }: { latestId: string | null | undefined; readerId: string | undefined; now: Instant },
): TimelineProgress[] {
  const all = progressOfAction(db, practiceCode, actionSlug)
  const corrections = new Map(all.map(({ correctsId, id }) => [correctsId, id]))
  return all
    .map((progress): TimelineProgress => {
      const {
        practiceCode: _here,
        actionSlug: _action,
        guidanceHash: _hash,
        editionSlug: _edition,
        recordedBy,
        ...entry
      } = progress
      const role = roleThen(db).get({ recordedBy, practiceCode, recordedAt: entry.recordedAt })?.role ?? null
      const by = { you: recordedBy === readerId, role }
      const correctedById = corrections.get(entry.id) ?? null
      const holds = entry.id === latestId
      return { ...entry, by, correctedById, holds, canUndo: canUndo({ ...entry, correctedById }, now) }
    })
    .sort((a, b) => b.recordedAt - a.recordedAt)
}

const canUndo = ({ recordedAt, correctedById }: Pick<TimelineEntry, 'recordedAt' | 'correctedById'>, now: Instant): boolean =>
  correctedById === null && canBeUndone(recordedAt, now)

type Read = Pick<Entry, 'id' | 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'void'>

function asItRead({ id, state, extent, effectiveOn, plannedFor, void: isVoid }: Read): Read {
  return { id, state, extent, effectiveOn, plannedFor, void: isVoid }
}

/** The part of a timeline that is shown beside the action as everybody reads it; undefined as `actionTimeline` is. */
export function ownAction(db: Db, practiceCode: string, actionSlug: string, now: Instant) {
  const timeline = actionTimeline(db, practiceCode, actionSlug, now)
  if (!timeline) return undefined
  const { details, current, open, localNote, offer } = timeline
  return { details, current: current && ownState(current), open, localNote, offer }
}
