import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Menu, type Offer, type OfferInForce, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { isEmptyLocalNote, isInForce, type LocalNote, waitsForReview } from './local-note-rules.ts'
import { lastNote, notesEver, notesInOrder, type Row } from './local-notes.sql.ts'

const noteFrom = ({ lmcSlug, lmcName, ...note }: Row): LocalNote => ({ ...note, lmc: { slug: lmcSlug, name: lmcName } })

/** The last row an LMC wrote on an action, including an empty one that withdrew a note: the form's `seen`. */
export function lastLocalNote(db: Db, lmcSlug: string, actionSlug: string): LocalNote | null {
  const row = lastNote(db).get(lmcSlug, actionSlug)
  return row ? noteFrom(row) : null
}

/** An LMC's note on an action as practices read it on a London day; null where there is none, it was withdrawn, or its last day is over. */
export function localNoteOn(db: Db, lmcSlug: string | null | undefined, actionSlug: string, today: Day): LocalNote | null {
  const note = lmcSlug ? lastLocalNote(db, lmcSlug, actionSlug) : null
  return note && isInForce(note, today) ? note : null
}

/** An LMC's notes by action as practices read them on a London day. A practice in no LMC has none. */
export function localNotesOf(db: Db, lmcSlug: string | null | undefined, today: Day): Map<string, LocalNote> {
  return new Map(lmcSlug ? [...writtenNotesOf(db, lmcSlug)].filter(([, note]) => isInForce(note, today)) : [])
}

/** An LMC's notes by action, without withdrawn ones, but with those whose last day is over. */
function writtenNotesOf(db: Db, lmcSlug: string): Map<string, LocalNote> {
  const last = new Map(
    notesInOrder(db)
      .all(lmcSlug)
      .map((row) => [row.actionSlug, noteFrom(row)]),
  )
  return new Map([...last].filter(([, note]) => !isEmptyLocalNote(note)))
}

/** How many notes of an LMC wait for review. */
export const notesToReview = (db: Db, lmcSlug: string, today: Day): number =>
  [...writtenNotesOf(db, lmcSlug).values()].filter((note) => waitsForReview(note, today)).length

export type LocalNotesPage = {
  today: Day
  lmc: { slug: string; name: string }
  menu: Omit<Menu, 'offers'> | null
  /** Actions on the menu now, by position. */
  onMenu: { offer: Offer; note: LocalNote | null }[]
  /** Actions off the menu that still have a note. */
  offMenu: { offer: Offer; note: LocalNote }[]
}

/** Every action an LMC can write about, with its note. Undefined for an LMC the register does not hold. */
export function localNotesPage(db: Db, lmcSlug: string, now: Instant): LocalNotesPage | undefined {
  const lmc = lmcBySlug(db, lmcSlug, dayOf(now))
  if (!lmc) return undefined
  const menu = menuAt(db, now)
  const notes = writtenNotesOf(db, lmcSlug)
  const onMenu = (menu?.offers ?? [])
    .filter(({ status }) => onTheMenu(status))
    .map((offer) => ({ offer, note: notes.get(offer.actionSlug) ?? null }))
  for (const { offer } of onMenu) notes.delete(offer.actionSlug)
  const offMenu = [...notes].flatMap(([actionSlug, note]) => {
    const offer = offerInForce(db, actionSlug, now)
    return offer ? [{ offer, note }] : []
  })
  const { slug, name } = lmc
  return {
    today: dayOf(now),
    lmc: { slug, name },
    menu: menu ? { round: menu.round, edition: menu.edition } : null,
    onMenu,
    offMenu,
  }
}

export type LocalNotePage = {
  today: Day
  lmc: { slug: string; name: string }
  offer: OfferInForce
  note: LocalNote | null
  /** Id of the last row written, for the form. */
  seen: string
  /** Earlier notes, newest first; an empty one withdrew the note before it. At most fifty. */
  earlier: LocalNote[]
}

/** The data of the page where an officer writes a note. Undefined for an unknown LMC or action. */
export function localNotePage(db: Db, lmcSlug: string, actionSlug: string, now: Instant): LocalNotePage | undefined {
  const lmc = lmcBySlug(db, lmcSlug, dayOf(now))
  const offer = lmc && offerInForce(db, actionSlug, now)
  if (!lmc || !offer) return undefined
  const notes = notesEver(db).all(lmcSlug, actionSlug).map(noteFrom)
  const note = notes[0] && !isEmptyLocalNote(notes[0]) ? notes[0] : null
  const { slug, name } = lmc
  return { today: dayOf(now), lmc: { slug, name }, offer, note, seen: notes[0]?.id ?? '', earlier: note ? notes.slice(1) : notes }
}
