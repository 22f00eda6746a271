import { ANSWERS } from '#app/features/adoption/statements/adoption-form.ts'
import { Radios } from '#app/ui/choices.tsx'
import { DateInput, Select } from '#app/ui/inputs.tsx'

type ToldFieldsProps = {
  actions: { slug: string; title: string }[]
  shares: boolean
  /** This week's return is made. */
  returned: boolean
  /** No return of the practice is on record: none was made, or what there was is removed or taken back. */
  first: boolean
  /** No answer of the practice holds: there is nothing that could have changed since. Known only where it shares. */
  undecided: boolean
}

const UNDECIDED = 'Nothing decided yet: the return of this week alone'
const UNCHANGED = 'Nothing changed: the return of this week alone'

const ANSWER_LABELS: Record<(typeof ANSWERS)[number], string> = {
  full: 'They take it in full',
  partial: 'They take it in part',
  considering: 'They are considering it',
  planned: 'They plan to',
  stopped: 'They stopped',
  'not-planning': 'They do not plan to',
  'not-applicable': 'It does not apply to them',
}

/** What the practice said. Without sharing by name only the return; no note and no obstacle: those are the practice's own. */
export function ToldFields({ actions, shares, returned, first, undecided }: ToldFieldsProps) {
  if (!shares)
    return (
      <p>
        {first
          ? 'No return of this practice is on record, and it does not share its answers with you by name. You record its return of this week: from then on it counts as a practice that reports. What it does, its own people record once they sign in; you can record it once a partner shares by name.'
          : 'The practice does not share its answers with you by name, so you record that nothing changed: its return of this week.'}
      </p>
    )
  return (
    <>
      {first ? <p>No return of this practice is on record. What you record here makes its return of this week.</p> : null}
      <Select
        name="about"
        label="What was it about?"
        unchosen={returned ? 'Choose an action' : undecided ? UNDECIDED : UNCHANGED}
        options={actions.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <Radios
        name="answer"
        label="What did they say about the action?"
        optional={!returned}
        choices={ANSWERS.map((value) => ({ value, label: ANSWER_LABELS[value] }))}
      />
      <DateInput
        name="since"
        label="From which day does it hold?"
        hint="Only with an action. Not after today."
        optional={!returned}
      />
    </>
  )
}
