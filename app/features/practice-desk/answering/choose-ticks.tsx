import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Fieldset } from '#app/ui/choices.tsx'
import { HintAndError } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.tsx'

type ChooseTicksProps = { actions: readonly DeskAction[]; practiceCode: string }

/** The first of two steps: which actions the practice takes. */
export function ChooseTicks({ actions, practiceCode }: ChooseTicksProps) {
  const { errors } = useFormState()
  return (
    <Fieldset legend="Which actions do you take?">
      <HintAndError id="take" error={errors.take} />
      <div className="choices">
        {actions.map(({ offer, current, open, localNote }, index) => {
          const id = index === 0 ? 'take' : `take-${index + 1}`
          return (
            <div className="choice" key={offer.actionSlug}>
              <input type="checkbox" id={id} name="take" value={offer.actionSlug} aria-describedby={`${id}-hint`} />
              <label htmlFor={id}>{offer.title}</label>
              <div className="hint" id={`${id}-hint`}>
                {current ? <StateTag current={current} /> : null}{' '}
                <a href={`/actions/${offer.actionSlug}`}>What it asks, and why it is safe</a>
              </div>
              {localNote ? (
                <div className="more">
                  <LocalNoteHere practiceCode={practiceCode} offer={offer} note={localNote} current={current} open={open} />
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}

/** The actions the practice takes already, each since its day. */
export function TakenAlready({ taken }: { taken: readonly DeskAction[] }) {
  if (taken.length === 0) return null
  const since = ({ current }: DeskAction) => (current?.takenSince ? `, since ${longDay(current.takenSince)}` : '')
  return <p>Taken already: {taken.map((action) => action.offer.title + since(action)).join('; ')}.</p>
}
