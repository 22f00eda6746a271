import { PhoneNumber } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { useFormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import { tickName } from './remind-form.ts'
import type { RemindablePractice } from './reminder-facts-queries.server.ts'
import { LEFT_OUT } from './reminder-rules.ts'
import type { LeftOutPractice } from './send-reminder.server.ts'

type RemindTableProps = { caption: string; practices: RemindablePractice[]; here: string; withPhone?: boolean; note?: string }

const STATE_WORDS: Record<string, string> = { queued: 'on its way', waiting: 'on its way', bounced: 'came back' }

/** Practices to tick, longest silent first, with when they were reminded last. `withPhone`: and the register's number. */
export function RemindTable({ caption, practices, here, withPhone, note }: RemindTableProps) {
  return (
    <Table
      dense
      inLines
      caption={caption}
      spokenCaption
      note={note}
      empty="Nobody that mail reaches."
      columns={[
        { key: 'practice', label: 'Practice' },
        { key: 'last', label: 'Last return, week of', phoneLabel: 'Last return' },
        { key: 'reminded', label: 'Reminded' },
        ...(withPhone ? [{ key: 'phone', label: 'Telephone' }] : []),
      ]}
      rows={practices.map((practice) => ({
        key: practice.code,
        cells: [
          <Tick key="tick" practice={practice} />,
          <a key="last" href={`${here}/practices/${practice.code}`}>
            {practice.lastWeek ? dayAndMonth(practice.lastWeek) : 'none'}
            <span className="spoken">, {practice.name}</span>
          </a>,
          remindedWords(practice),
          ...(withPhone ? [<Telephone key="phone" {...{ practice, here }} />] : []),
        ],
      }))}
    />
  )
}

/** Practices whose return waits and whose partners let an officer record it, each with its number. Nothing where there are none. */
export function ToTelephone({ practices, here }: { practices: RemindablePractice[]; here: string }) {
  if (practices.length === 0) return null
  return (
    <section aria-labelledby="telephone">
      <SectionHeading id="telephone" beside="partners let you record what they say">
        Or telephone: {practices.length}
      </SectionHeading>
      <ul className="plain-list">
        {practices.map((practice) => (
          <li key={practice.code}>
            <a href={`${here}/practices/${practice.code}`}>{practice.name}</a>
            <Telephone practice={practice} here={here} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The register's number, and where a partner allows it what leads to recording what was said. */
function Telephone({ practice: { code, name, telephone, byTelephone }, here }: { practice: RemindablePractice; here: string }) {
  return (
    <span className="links-in-cell">
      {telephone ? <PhoneNumber telephone={telephone} /> : 'The register holds none'}
      {byTelephone ? (
        <a href={`${here}/practices/${code}/told`}>
          record<span className="spoken"> what {name} told you</span>
        </a>
      ) : null}
    </span>
  )
}

/** When a practice was reminded last, and whether that mail came back. */
export function remindedWords({ last, putOffUntil }: Pick<RemindablePractice, 'last' | 'putOffUntil'>): string {
  if (putOffUntil) return `Not before ${dayAndMonth(putOffUntil)}, they ask`
  // Reminders are removed after a year (decision 41).
  if (!last) return 'not in the past year'
  const state = STATE_WORDS[last.state]
  return state ? `${dayAndMonth(last.day)}, ${state}` : dayAndMonth(last.day)
}

function Tick({ practice: { code, name, putOffUntil } }: { practice: RemindablePractice }) {
  const { values } = useFormState()
  const field = tickName(code)
  return (
    <span className="choice">
      <input
        type="checkbox"
        id={field}
        name={field}
        value="1"
        defaultChecked={values[field] === '1'}
        disabled={putOffUntil !== null}
      />
      <label htmlFor={field}>{name}</label>
    </span>
  )
}

/** Who was ticked and gets no mail, by reason. */
export const leftOutInWords = (leftOut: readonly LeftOutPractice[]): string =>
  leftOut.map(({ name, reason }) => `${name} ${LEFT_OUT[reason]}.`).join(' ')

export function LeftOutNote({ leftOut }: { leftOut: readonly LeftOutPractice[] }) {
  return leftOut.length > 0 ? <InsetNote>{leftOutInWords(leftOut)}</InsetNote> : null
}
