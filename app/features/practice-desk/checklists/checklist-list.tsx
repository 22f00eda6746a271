import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { Button } from '#app/ui/button.tsx'
import { SeenField, useFormState } from '#app/ui/form-state.tsx'
import { DateInput, Select } from '#app/ui/inputs.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { seenOf } from './step-form-values.ts'
import type { ChecklistPage } from './step-queries.server.ts'
import { type ChecklistLine, LEFT } from './step-rules.ts'
import { ROLE_OPTIONS, stepInWords } from './step-words.ts'

type ChecklistProps = {
  page: ChecklistPage
  /** Ids of the steps that a colleague changed while the form was filled in. */
  conflicts: readonly string[]
}

/** The steps of an action in order, each with who, by when and whether it is done: the inside of one form. Of a closed practice: read only. */
export function Checklist({ page, conflicts }: ChecklistProps) {
  const { lines, details, people, today } = page
  const options = [
    ...ROLE_OPTIONS.map((one) => ({ ...one, group: 'By role' })),
    ...people.map(({ roleId, name, role }) => ({
      value: roleId,
      label: `${name}, ${ROLE_WORDS[role]}`,
      group: 'A person of the practice',
    })),
  ]
  return (
    <ol className="checklist">
      {lines.map((line) => (
        <li key={line.id} className={line.doneOn ? 'done' : undefined}>
          <div className="checklist-step">
            <h2>
              {line.title} {line.doneOn ? <Tag kind="plain">Done</Tag> : null}
            </h2>
            <StepWords line={line} />
            <p className="small soft">{stepInWords(line, today)}.</p>
            {conflicts.includes(line.id) ? <p className="small">A colleague’s words stand above; yours below.</p> : null}
          </div>
          {details.open ? (
            <>
              <p className="checklist-do">
                <Button variant="quiet" name="do" value={line.doneOn ? `undo ${line.id}` : `done ${line.id}`}>
                  {line.doneOn ? 'Not done after all' : 'Done today'}
                  <span className="spoken">: {line.title}</span>
                </Button>
                {line.letter && !line.doneOn ? <LetterLink code={details.code} line={line} letter={line.letter} /> : null}
              </p>
              <StepFields line={line} options={options} conflict={conflicts.includes(line.id)} />
            </>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function StepWords({ line: { wordsHtml, inSystem, dropped } }: { line: ChecklistLine }) {
  return (
    <>
      {wordsHtml ? (
        <p>
          <ProseLine html={wordsHtml} />
        </p>
      ) : null}
      {inSystem ? (
        <p>
          <b>In {inSystem.name}:</b> <ProseLine html={inSystem.wordsHtml} />
        </p>
      ) : null}
      {dropped ? <p>No longer a step of the guidance.</p> : null}
    </>
  )
}

const LetterLink = ({ code, line, letter }: { code: string; line: ChecklistLine; letter: string }) => (
  <a href={`/practice/${code}/letters/new/${letter}`}>
    Write the letter<span className="spoken">: {line.title}</span>
  </a>
)

type StepFieldsProps = { line: ChecklistLine; options: { value: string; label: string; group: string }[]; conflict: boolean }

function StepFields({ line, options, conflict }: StepFieldsProps) {
  const { errors } = useFormState()
  const { id, title, who } = line
  const isWrong = ['who', 'due', 'done'].some((part) => errors[`${part}-${id}`])
  const about = <span className="spoken">: {title}</span>
  const left = who === LEFT ? [{ value: LEFT, label: 'Somebody who has left', group: 'A person of the practice' }] : []
  return (
    <details className="checklist-more" open={isWrong || conflict}>
      <summary>Who, by when, done on which day{about}</summary>
      <SeenField name={`seen-${id}`} now={seenOf(line)} shown={conflict} />
      <div className="checklist-fields">
        <Select name={`who-${id}`} label={<>Who does it{about}</>} unchosen="Nobody named" options={[...options, ...left]} />
        <DateInput name={`due-${id}`} label={<>To be done by{about}</>} />
        <DateInput name={`done-${id}`} label={<>Done on{about}</>} />
      </div>
      <Button variant="quiet">
        Save<span className="spoken">: {title}</span>
      </Button>
    </details>
  )
}
