import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Offer } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { Button } from '#app/ui/button.tsx'
import type { DeskAction } from './desk-queries.server.ts'
import { mayAnswerInOneClick } from './local-condition-rules.ts'

type Here = {
  practiceCode: string
  offer: Pick<Offer, 'actionSlug' | 'title'>
  note: LocalNote | null
  current: { state: State } | null
  open: readonly State[]
}

const formOf = (actionSlug: string) => `not-applicable-${actionSlug}`

/**
 * The LMC's note on an action, to be read before answering, with the one click; nothing where there is no note. `formApart`: the
 * click's form is elsewhere (OneClickForms), because this is inside another form.
 */
export function LocalNoteHere({ formApart = false, ...here }: Here & { formApart?: boolean }) {
  if (!here.note) return null
  return (
    <LocalNoteView note={here.note}>
      <OneClick {...here} formApart={formApart} />
    </LocalNoteView>
  )
}

/** "Not applicable here" in one click, where the LMC has set a flag and the practice has not answered so yet. */
export function OneClick({ formApart = false, ...here }: Here & { formApart?: boolean }) {
  if (!mayAnswerInOneClick(here)) return null
  return (
    <>
      {formApart ? null : <OneClickForm {...here} />}
      <Button variant="as-link" form={formOf(here.offer.actionSlug)}>
        Not applicable here
        <span className="spoken">: {here.offer.title}</span>
      </Button>
    </>
  )
}

function OneClickForm({ practiceCode, offer: { actionSlug } }: Here) {
  const to = `/practice/${practiceCode}/actions/${actionSlug}/not-applicable`
  return <form id={formOf(actionSlug)} method="post" action={to} />
}

/** The forms for notes that are inside another form. */
export function OneClickForms({ practiceCode, actions }: { practiceCode: string; actions: DeskAction[] }) {
  const heres = actions.map(({ localNote: note, ...action }): Here => ({ ...action, note, practiceCode }))
  return heres.filter(mayAnswerInOneClick).map((here) => <OneClickForm key={here.offer.actionSlug} {...here} />)
}
