import { NotesShownNote } from '#app/features/lmc-desk/office-notes/shown-notes.tsx'
import { MoveNote } from '#app/features/lmc-desk/practice-moved/move-note.tsx'
import { MembershipTold } from '#app/features/lmc-desk/register-requests/practice-told.tsx'
import type { ToldToPractice } from './told-queries.server.ts'

/** At the head of the practice's desk. `here`: the desk. */
export function ToldNotes({ told: { moved, requests, notesOf }, here }: { told: ToldToPractice; here: string }) {
  return (
    <>
      {moved ? <MoveNote move={moved} here={here} /> : null}
      <MembershipTold told={requests} />
      {notesOf ? <NotesShownNote lmc={notesOf} here={here} /> : null}
    </>
  )
}
