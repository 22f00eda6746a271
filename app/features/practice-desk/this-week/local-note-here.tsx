import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Offer } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { mayAnswerNotApplicable } from './local-condition-rules.ts'

type Here<Note> = {
  practiceCode: string
  offer: Pick<Offer, 'actionSlug' | 'title'>
  note: Note | null
  current: { state: State } | null
  open: readonly State[]
}

/**
 * The LMC's note on an action, to be read before answering, with the way to answer "not applicable here"; nothing where there is
 * no note.
 */
export function LocalNoteHere(here: Here<LocalNote>) {
  if (!here.note) return null
  return (
    <LocalNoteView note={here.note}>
      <NotApplicableLink {...here} />
    </LocalNoteView>
  )
}

/**
 * Leads to the form with "not applicable here" chosen, where the LMC has set a flag and the practice has not answered so yet. It
 * changes nothing by itself.
 */
export function NotApplicableLink({ practiceCode, offer, ...here }: Here<Pick<LocalNote, 'flag'>>) {
  if (!mayAnswerNotApplicable(here)) return null
  return (
    <a href={`/practice/${practiceCode}/actions/${offer.actionSlug}?answer=not-applicable`}>
      Not applicable here
      <span className="spoken">: {offer.title}</span>
    </a>
  )
}
