import { ANSWERS } from '#app/features/adoption/statements/adoption-form.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { ANSWER_WORDS } from '#app/features/practice-desk/answering/answer-words.ts'
import type { MarkTally } from '#app/features/practice-desk/decisions/mark-rules.ts'
import { MarkTallyLine } from '#app/features/practice-desk/decisions/mark-tally.tsx'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { HintAndError } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.tsx'

type ChooseTicksProps = { actions: readonly DeskAction[]; practiceCode: string; tallies: ReadonlyMap<string, MarkTally> }

/** The first of three steps: which actions were decided on, and what was decided about them. */
export function ChooseTicks(props: ChooseTicksProps) {
  const { errors } = useFormState()
  return (
    <>
      <Radios
        name="pace"
        label="One, some or all?"
        inLine
        choices={[
          { value: 'some', label: 'Start slowly: those you tick' },
          { value: 'all', label: 'All from day one: every action not taken yet, in full' },
        ]}
      />
      <Fieldset legend="Which actions did you decide on?">
        <HintAndError id="take" error={errors.take} />
        <div className="decide-rows">
          {props.actions.map((action, index) => (
            <TickRow key={action.offer.actionSlug} {...props} action={action} id={index === 0 ? 'take' : `take-${index + 1}`} />
          ))}
        </div>
      </Fieldset>
    </>
  )
}

/** Beside the ticks: the answer that holds for all of them but where one has its own. */
export function ChooseAnswer() {
  return (
    <Radios
      name="answer"
      label="What did you decide about them?"
      choices={ANSWERS.map((value) => ({ value, ...ANSWER_WORDS[value] }))}
    />
  )
}

function TickRow({ action, id, practiceCode, tallies }: ChooseTicksProps & { action: DeskAction; id: string }) {
  const { offer, current, open, localNote } = action
  const { values } = useFormState()
  const slug = offer.actionSlug
  const tally = tallies.get(slug)
  return (
    <div className="decide-row">
      <div className="choice">
        <input
          type="checkbox"
          id={id}
          name="take"
          value={slug}
          defaultChecked={values[`take-${slug}`] === 'on'}
          aria-describedby={`${id}-hint`}
        />
        <label htmlFor={id}>{offer.title}</label>
        <div className="hint" id={`${id}-hint`}>
          {current ? <StateTag current={current} /> : null} {tally ? <MarkTallyLine tally={tally} /> : null}{' '}
          <a href={`/actions/${slug}`}>What it asks, and why it is safe</a>
        </div>
      </div>
      <label className="decide-other">
        <span className="spoken">{offer.title}: </span>Another answer for it{' '}
        <select className="control" name={`answer-${slug}`} defaultValue={values[`answer-${slug}`] ?? ''}>
          <option value="">as below</option>
          {ANSWERS.map((answer) => (
            <option key={answer} value={answer}>
              {ANSWER_WORDS[answer].label}
            </option>
          ))}
        </select>
      </label>
      {localNote ? (
        <div className="decide-note">
          <LocalNoteHere practiceCode={practiceCode} offer={offer} note={localNote} current={current} open={open} />
        </div>
      ) : null}
    </div>
  )
}
