import { Button, ButtonRow } from '#app/ui/button.tsx'
import { useFormState } from '#app/ui/form-state.tsx'
import { Textarea, TextInput } from '#app/ui/inputs.tsx'
import { memberName } from './group-form.ts'

/** A practice to tick. `pcn`: null = in none. */
export type TickedPractice = { code: string; name: string; pcn: string | null }
type GroupFieldsProps = { practices: readonly TickedPractice[]; save: string; back: string }

/** The name of a group, codes to paste, and every practice of the LMC with a box. */
export function GroupFields({ practices, save, back }: GroupFieldsProps) {
  return (
    <>
      <div className="group-fields">
        <TextInput
          name="name"
          label="Name"
          hint="Your LMC’s officers alone read it. No person, and nothing that identifies a patient."
        />
        <Textarea
          name="codes"
          label="Paste codes"
          hint="A column of a spreadsheet or a line of an e-mail: codes with anything between them. They go in beside those ticked."
          optional
          rows={2}
        />
      </div>
      <fieldset className="ticks">
        <legend>Or tick them</legend>
        <ul>
          {practices.map((practice) => (
            <PracticeTick key={practice.code} practice={practice} />
          ))}
        </ul>
      </fieldset>
      <ButtonRow>
        <Button name="do" value="save">
          {save}
        </Button>
        <a href={back}>Back without saving</a>
      </ButtonRow>
    </>
  )
}

function PracticeTick({ practice: { code, name, pcn } }: { practice: TickedPractice }) {
  const { values } = useFormState()
  const field = memberName(code)
  return (
    <li className="choice">
      <input type="checkbox" id={field} name={field} value="1" defaultChecked={values[field] === '1'} />
      <label htmlFor={field}>
        {name} <span className="small soft">{pcn ?? code}</span>
      </label>
    </li>
  )
}
