import { longDay } from '#app/platform/dates-in-words.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { useFormState } from '#app/ui/form-state.tsx'
import { DateInput, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { choiceName, type MadeLetter, tickName } from '../letter-texts/letter-assembly-rules.ts'
import { fieldName } from '../letter-texts/letter-day-rules.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import type { NamedFact } from '../letters/letter-page-queries.server.ts'

type Kind = LetterText['fields'][number]['kind']
type Control = { name: string; label: string; kind: Kind; hint?: string | undefined; optional?: boolean }

/** Every field of a letter that is typed, in the order of the letter. */
function controlsOf(text: LetterText, { answerBy, endsOn }: MadeLetter, partners: string[]): Control[] {
  const { family, to, fields, answer } = text
  const system: Control[] = [
    { name: 'attention', label: 'For the attention of', kind: 'words', hint: 'An office, or a person in it.', optional: true },
    { name: 'address', label: 'Their address', kind: 'lines', optional: true },
  ]
  const foot: Control[] = [
    { name: 'date', label: family === 'patients' ? 'Date on it' : 'Date of the letter', kind: 'day' },
    {
      name: 'signatory',
      label: 'Signed by',
      kind: 'words',
      hint: `A partner signs.${partners.length > 0 ? ` Here: ${partners.join(', ')}.` : ''}`,
    },
  ]
  const asked = `${answerBy ? `${longDay(answerBy)}: ` : ''}worked out, ${answer?.days ?? 0} days after the letter. Type another to change it.`
  return [
    ...(family === 'patients' ? [] : [{ name: 'organisation', label: to.label, kind: 'words' as const, hint: whoHint(family) }]),
    ...(family === 'system' ? system : []),
    ...fields.map(({ key, label, kind, hint, worked, ends }) => {
      const found = ends && endsOn ? `${longDay(endsOn)}. ` : ''
      const said = worked
        ? `${hint ? `${hint} ` : ''}Worked out${found ? `: ${found}` : '. '}Type another day to change it.`
        : hint
      return { name: fieldName(key), label, kind, hint: said, optional: Boolean(worked) }
    }),
    ...foot.filter(({ name }) => (name === 'date' ? family !== 'case' : family === 'system')),
    ...(answer && family === 'system'
      ? [{ name: 'answerBy', label: 'Answer asked for by', kind: 'day' as const, hint: asked, optional: true }]
      : []),
  ]
}

const whoHint = (family: LetterText['family']) =>
  family === 'case' ? 'The organisation alone. The name of a person stays out of Concert.' : undefined

type DraftFieldsProps = { text: LetterText; made: MadeLetter; named: NamedFact[]; partners: string[]; letterheadHref: string }

/** What is missing first, then what is filled in, then what the record gave. */
export function DraftFields({ text, made, named, partners, letterheadHref }: DraftFieldsProps) {
  const { errors } = useFormState()
  const controls = controlsOf(text, made, partners)
  const lacking = new Set(made.missing.map(({ control }) => control))
  const isOpen = ({ name }: Control) => lacking.has(name) || errors[name] !== undefined
  const elsewhere = made.missing.filter(({ control }) => control === null)
  const [open, filled] = [controls.filter(isOpen), controls.filter((one) => !isOpen(one))]
  return (
    <>
      {open.map((control) => (
        <ControlOf key={control.name} {...control} />
      ))}
      {elsewhere.length > 0 ? (
        <p>
          <a href={letterheadHref}>Our letterhead</a> lacks: {elsewhere.map(({ label }) => label.toLowerCase()).join(', ')}.
        </p>
      ) : null}
      {open.length + elsewhere.length === 0 ? <p>Nothing is missing.</p> : null}
      {made.mayMove.length > 0 ? (
        <InsetNote>
          <p>Bank holidays are not known so far ahead, so this day may move: {made.mayMove.join(', ').toLowerCase()}.</p>
        </InsetNote>
      ) : null}
      {filled.length > 0 ? (
        <Fold level={3} title={`${filled.length} more fields`} beside="filled in, or free to leave">
          {filled.map((control) => (
            <ControlOf key={control.name} {...control} />
          ))}
        </Fold>
      ) : null}
      {named.length > 0 ? (
        <Fold level={3} title={`${named.length} from your record`}>
          <SummaryList rows={named.map(({ label, value, source }) => ({ term: label, value: `${value} (${source})` }))} />
        </Fold>
      ) : null}
    </>
  )
}

function ControlOf({ name, label, kind, hint, optional = false }: Control) {
  const question = { name, label, optional, ...(hint && { hint }) }
  if (kind === 'day') return <DateInput {...question} />
  if (kind === 'lines') return <Textarea {...question} rows={3} />
  return (
    <TextInput
      {...question}
      width={kind === 'words' ? 'full' : 'short'}
      {...(kind === 'number' && { inputMode: 'numeric' as const })}
    />
  )
}

/** The choices and the optional paragraphs of a letter. A choice has nothing chosen beforehand. */
export function ParagraphChoices({ text, lmc }: { text: LetterText; lmc: string | null }) {
  const choices = text.paragraphs.filter(({ kind }) => kind === 'choice')
  const optional = text.paragraphs.filter(({ kind }) => kind === 'in' || kind === 'out')
  return (
    <>
      {choices.map(({ key, label, note, options = [] }) => (
        <Radios
          key={key}
          name={choiceName(key)}
          label={label}
          hint={note}
          choices={options.map((option) => ({ value: option.key, label: option.label }))}
        />
      ))}
      {optional.length > 0 || text.family === 'system' ? (
        <fieldset>
          <legend>Ticked parts go into the letter</legend>
          <div className="choices">
            {optional.map(({ key, label, note }) => (
              <Tick key={key} name={tickName(key)} label={label ?? key} note={note} />
            ))}
            {text.family === 'system' && lmc ? <Tick name="copyLmc" label={`A copy to ${lmc}`} note={undefined} /> : null}
          </div>
        </fieldset>
      ) : null}
    </>
  )
}

function Tick({ name, label, note }: { name: string; label: string; note: string | undefined }) {
  const { values } = useFormState()
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="on"
        defaultChecked={values[name] === 'on'}
        aria-describedby={note ? `${name}-hint` : undefined}
      />
      <label htmlFor={name}>{label}</label>
      {note ? (
        <div className="hint" id={`${name}-hint`}>
          {note}
        </div>
      ) : null}
    </div>
  )
}
