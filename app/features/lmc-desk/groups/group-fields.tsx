import { Button, ButtonRow } from '#app/ui/button.tsx'
import { useFormState } from '#app/ui/form-state.tsx'
import { Textarea, TextInput } from '#app/ui/inputs.tsx'
import { memberName } from './group-form.ts'

/** A practice to tick. `pcn`: null = in none. */
export type TickedPractice = { code: string; name: string; pcn: string | null }
type GroupFieldsProps = { practices: readonly TickedPractice[]; save: string; back: string }

/** The name of a group, codes to paste, and every practice of the LMC with a box, by its network. */
export function GroupFields({ practices, save, back }: GroupFieldsProps) {
  return (
    <>
      <div className="group-fields">
        <TextInput
          name="name"
          label="Name"
          hint="Only your LMC’s officers read it. No person, and nothing that identifies a patient."
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
        <legend>Or tick them, by network</legend>
        <div className="ticks-by-network">
          {byNetwork(practices).map(([network, members]) => (
            <NetworkTicks key={network} network={network} members={members} />
          ))}
        </div>
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

/** By the name of the network; those in none last. */
function byNetwork(practices: readonly TickedPractice[]): [network: string, members: TickedPractice[]][] {
  const networks = Map.groupBy(practices, ({ pcn }) => pcn ?? '')
  const named = [...networks].filter(([name]) => name !== '').sort(([a], [b]) => (a < b ? -1 : 1))
  const inNone = networks.get('')
  return inNone ? [...named, [named.length > 0 ? 'In no network' : 'Practices', inNone]] : named
}

/** A network's practices, opened where one of them is ticked. */
function NetworkTicks({ network, members }: { network: string; members: TickedPractice[] }) {
  const { values } = useFormState()
  const ticked = members.filter(({ code }) => values[memberName(code)] === '1').length
  return (
    <details open={ticked > 0}>
      <summary>
        {network} <span className="small soft">{ticked > 0 ? `${ticked} of ${members.length}` : members.length}</span>
      </summary>
      <ul>
        {members.map((practice) => (
          <PracticeTick key={practice.code} practice={practice} />
        ))}
      </ul>
    </details>
  )
}

function PracticeTick({ practice: { code, name } }: { practice: TickedPractice }) {
  const { values } = useFormState()
  const field = memberName(code)
  return (
    <li className="choice">
      <input type="checkbox" id={field} name={field} value="1" defaultChecked={values[field] === '1'} />
      <label htmlFor={field}>
        {name} <span className="small soft">{code}</span>
      </label>
    </li>
  )
}
