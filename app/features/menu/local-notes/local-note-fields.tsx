import { Radios } from '#app/ui/choices.tsx'
import { DateInput, Textarea } from '#app/ui/inputs.tsx'
import { FLAG_WORDS, FLAGS, RATING_WORDS, RATINGS } from './local-note-rules.ts'

const HINTS = {
  none: 'Nothing local gets in the way.',
  conditions: 'It can be done here, but something local must be checked first.',
  'do-not': 'Something local requires what the action would stop. Each practice still decides for itself.',
}

/** The form of an officer's note on an action. */
export function LocalNoteFields({ limits }: { limits: { reason: number; advice: number } }) {
  const rating = (name: 'effort' | 'impact', label: string, hint: string) => (
    <Radios
      name={name}
      label={label}
      hint={hint}
      optional
      inLine
      choices={[...RATINGS.map((value) => ({ value, label: RATING_WORDS[value] })), { value: '', label: 'Not rated' }]}
    />
  )
  return (
    <div className="fields-in-columns">
      <Radios
        name="flag"
        label="Is there anything local a practice should know first?"
        choices={FLAGS.map((value) => ({ value, label: FLAG_WORDS[value], hint: HINTS[value] }))}
      />
      <Textarea
        name="reason"
        label="Why (with a flag)"
        hint="For example which local scheme requires it."
        rows={2}
        limit={limits.reason}
      />
      <Textarea
        name="advice"
        label="Advice to your practices"
        hint="Plain words. Leave an empty line to start a new paragraph. Nothing that identifies a patient."
        optional
        rows={6}
        limit={limits.advice}
      />
      <DateInput
        name="reviewBy"
        label="Last day, and review by"
        hint="Until this day your practices read it; two weeks before, your desk asks you to look at it again. Left empty, it stands until you change it."
        optional
      />
      {rating('effort', 'Effort for a practice', 'As you see it in your area.')}
      {rating('impact', 'Impact', 'What it achieves in your area.')}
    </div>
  )
}
