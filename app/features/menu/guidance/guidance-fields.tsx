import { MarkdownField } from '#app/features/menu/draft-writing/markdown-field.tsx'
import { STEP_ROLES, SUMMARY_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import { Radios } from '#app/ui/choices.tsx'
import { FoldOfFields } from '#app/ui/fold.tsx'
import { Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { SourcesField } from '#app/ui/sources-field.tsx'
import { GUIDANCE_LABELS, PLACES, placesShown } from './guidance-labels.ts'

const label = (name: string) => GUIDANCE_LABELS[name]!
const words = (name: string, hint?: string, optional = false, rows = 4) => (
  <MarkdownField name={name} label={label(name)} hint={hint} rows={rows} optional={optional} />
)
const ANSWERS = ['yes', 'partly', 'no', 'not known'].map((value) => ({ value, label: value }))
const SIZES = ['small', 'medium', 'large', 'not known'].map((value) => ({ value, label: value }))
const ROLES = Object.entries(STEP_ROLES).map(([value, role]) => ({ value, label: role }))

const PLACE_OF = { step: 'step', effect: 'effect', question: 'question', answer: 'question' } as const
/** Every numbered field of a part, with each of its endings: `step1`, `step1Words`. */
const named = (of: keyof typeof PLACE_OF, ends: readonly string[]) =>
  Array.from({ length: PLACES[PLACE_OF[of]] }, (_, index) => ends.map((end) => `${of}${index + 1}${end}`)).flat()

/** The form of an action's guidance. `values`: the draft as saved, which says how many places it shows. */
export function GuidanceFields({ values }: { values: Readonly<Record<string, string>> }) {
  return (
    <>
      <FoldOfFields
        legend="Before a practice decides"
        fields={['patientSafety', 'committee', 'disputed', 'traps', 'notice']}
        open
      >
        {words('patientSafety')}
        {words('committee', 'It is shown as the committee’s position, not legal advice.')}
        {words('disputed', 'Or “Not known.”')}
        {words('traps')}
        {words('notice', 'It stands above everything else on the page.', true, 2)}
      </FoldOfFields>
      <FoldOfFields legend="The action" fields={['summary', 'whatItAsks', 'whyCalled', 'whatToRecord']}>
        <Textarea name="summary" label={label('summary')} rows={2} limit={SUMMARY_LENGTH} />
        {words('whatItAsks')}
        {words('whyCalled')}
        {words('whatToRecord')}
      </FoldOfFields>
      <FoldOfFields legend="Step by step" fields={[...named('step', ['', 'Words', 'Who']), 'stepByStep']}>
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
      </FoldOfFields>
      <FoldOfFields legend="Does it have any effect?" fields={named('effect', ['', 'When', 'By', 'Url'])}>
        <p className="soft">What is known, the latest first. Say when no more exactly than the source does.</p>
        {placesShown(values, 'effect').map((n) => (
          <div key={n} className="form-part">
            {words(`effect${n}`, undefined, true, 2)}
            <TextInput name={`effect${n}When`} label={label(`effect${n}When`)} width="medium" optional />
            <TextInput name={`effect${n}By`} label={label(`effect${n}By`)} optional />
            <TextInput name={`effect${n}Url`} label={label(`effect${n}Url`)} optional />
          </div>
        ))}
      </FoldOfFields>
      <FoldOfFields
        legend="Undoing it, effort, systems"
        fields={['reversible', 'reversibleWords', 'effort', 'effortWords', 'emisWeb', 'systmOne', 'medicus']}
      >
        <Radios name="reversible" label={label('reversible')} inLine choices={ANSWERS} />
        {words('reversibleWords', undefined, false, 2)}
        <Radios name="effort" label={label('effort')} inLine choices={SIZES} />
        {words('effortWords', undefined, false, 2)}
        {words('emisWeb', 'Leave it empty if you do not know.', true, 2)}
        {words('systmOne', undefined, true, 2)}
        {words('medicus', undefined, true, 2)}
      </FoldOfFields>
      <FoldOfFields legend="Questions and answers" fields={[...named('question', ['']), ...named('answer', [''])]}>
        {placesShown(values, 'question').map((n) => (
          <div key={n} className="form-part">
            <TextInput name={`question${n}`} label={label(`question${n}`)} optional={n > 1} />
            {words(`answer${n}`, undefined, n > 1, 2)}
          </div>
        ))}
      </FoldOfFields>
      <SourcesField />
    </>
  )
}
