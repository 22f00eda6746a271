import { MarkdownField } from '#app/features/menu/draft-writing/markdown-field.tsx'
import { STEP_ROLES, SUMMARY_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SourcesField } from '#app/ui/sources-field.tsx'
import { GUIDANCE_LABELS, placesShown } from './guidance-labels.ts'

const label = (name: string) => GUIDANCE_LABELS[name]!
const words = (name: string, hint?: string, optional = false, rows = 4) => (
  <MarkdownField name={name} label={label(name)} hint={hint} rows={rows} optional={optional} />
)
const ANSWERS = ['yes', 'partly', 'no', 'not known'].map((value) => ({ value, label: value }))
const SIZES = ['small', 'medium', 'large', 'not known'].map((value) => ({ value, label: value }))
const ROLES = Object.entries(STEP_ROLES).map(([value, role]) => ({ value, label: role }))

/** The form of an action's guidance. `values`: the draft as saved, which says how many places it shows. */
export function GuidanceFields({ values }: { values: Readonly<Record<string, string>> }) {
  return (
    <>
      <Fieldset legend="Before a practice decides" large>
        {words('patientSafety')}
        {words('committee', 'It is shown as the committee’s position, not legal advice.')}
        {words('disputed', 'Or “Not known.”')}
        {words('traps')}
        {words('notice', 'It stands above everything else on the page.', true, 2)}
      </Fieldset>
      <Fieldset legend="The action" large>
        <Textarea name="summary" label={label('summary')} rows={2} limit={SUMMARY_LENGTH} />
        {words('whatItAsks')}
        {words('whyCalled')}
        {words('whatToRecord')}
      </Fieldset>
      <Fieldset legend="Step by step" large>
        <p className="soft">
          Practices tick a step by its place: reword it where it stands. Add new ones at the end, and empty one to take it away.
        </p>
        {placesShown(values, 'step').map((n) => (
          <div key={n} className="form-part">
            <TextInput name={`step${n}`} label={label(`step${n}`)} optional />
            {words(`step${n}Words`, undefined, true, 2)}
            <Select
              name={`step${n}Who`}
              label={label(`step${n}Who`)}
              unchosen="Not said"
              options={ROLES}
              width="medium"
              optional
            />
          </div>
        ))}
        {words('stepByStep', 'Words beside the list of steps, or instead of one.', true, 2)}
      </Fieldset>
      <Fieldset legend="Does it have any effect?" large>
        <p className="soft">What is known, the latest first. Say when no more exactly than the source does.</p>
        {placesShown(values, 'effect').map((n) => (
          <div key={n} className="form-part">
            {words(`effect${n}`, undefined, true, 2)}
            <TextInput name={`effect${n}When`} label={label(`effect${n}When`)} width="medium" optional />
            <TextInput name={`effect${n}By`} label={label(`effect${n}By`)} optional />
            <TextInput name={`effect${n}Url`} label={label(`effect${n}Url`)} optional />
          </div>
        ))}
      </Fieldset>
      <Fieldset legend="Undoing it, effort, systems" large>
        <Radios name="reversible" label={label('reversible')} inLine choices={ANSWERS} />
        {words('reversibleWords', undefined, false, 2)}
        <Radios name="effort" label={label('effort')} inLine choices={SIZES} />
        {words('effortWords', undefined, false, 2)}
        {words('emisWeb', 'Leave it empty if you do not know.', true, 2)}
        {words('systmOne', undefined, true, 2)}
        {words('medicus', undefined, true, 2)}
      </Fieldset>
      <Fieldset legend="Questions and answers" large>
        {placesShown(values, 'question').map((n) => (
          <div key={n} className="form-part">
            <TextInput name={`question${n}`} label={label(`question${n}`)} optional={n > 1} />
            {words(`answer${n}`, undefined, n > 1, 2)}
          </div>
        ))}
      </Fieldset>
      <SourcesField />
    </>
  )
}
