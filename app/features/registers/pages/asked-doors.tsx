import { daysLeft, longDay } from '#app/platform/dates-in-words.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { FoldedQuestion } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { isSettled } from '../lines/line-rules.ts'
import { choiceWords, DOORS, type Door } from '../lines/register-kinds.ts'
import type { AskedPage } from './asked-page-queries.server.ts'
import { DOOR_WORDS, NOT_RELEASED, RELEASED } from './door-words.ts'
import { LetterOfRow } from './letter-of-row.tsx'
import type { LettersOfLines } from './register-asked-rules.ts'

/** The title of a letter by its slug; undefined where it cannot be written today. */
export type LetterTitles = Readonly<Record<string, string>>
type DoorsProps = { here: string; open: boolean; titles: LetterTitles; lmc: string | undefined }

/** The four doors: which one it is comes first, because what is owed differs. */
export function Doors(props: DoorsProps) {
  return (
    <div className="doors">
      {(Object.keys(DOORS) as Door[]).map((door) => (
        <OneDoor key={door} door={door} {...props} />
      ))}
    </div>
  )
}

function OneDoor({ door, here, open, titles, lmc }: DoorsProps & { door: Door }) {
  const { known, owed, clock, letters, leavesOut, first } = DOOR_WORDS[door]
  const links = letters.flatMap((slug) => (titles[slug] ? [{ slug, title: titles[slug] }] : []))
  return (
    <section aria-labelledby={`door-${door}`} className="door">
      <SectionHeading id={`door-${door}`}>{DOORS[door]}</SectionHeading>
      <p>{known}</p>
      {first ? (
        <p className="door-first">
          <strong>{first}</strong>
          {door === 'notice' && lmc ? ` Your LMC is ${lmc}.` : ''}
          {door === 'notice' ? (
            <>
              {' '}
              <a href={`${here}/call`}>Ask it to call</a>
            </>
          ) : null}
        </p>
      ) : null}
      <SummaryList
        rows={[
          { term: 'Is an answer owed?', value: owed },
          { term: 'Clock', value: clock },
        ]}
      />
      <FoldedQuestion
        question={links.length === 1 ? 'Its letter, and what it does not say' : 'Its letters, and what they do not say'}
      >
        <p>
          {links.map(({ slug, title }, index) => (
            <span key={slug}>
              {index > 0 ? ' · ' : null}
              {open ? <a href={`${here}/letters/new/${slug}`}>{title}</a> : title}
            </span>
          ))}
        </p>
        <p>{leavesOut}</p>
      </FoldedQuestion>
      {open ? (
        <p>
          <LinkButton href={`${here}/registers/asked/new?door=${door}`} variant="quiet">
            Record that one came in<span className="spoken">: {DOORS[door]}</span>
          </LinkButton>
        </p>
      ) : null}
    </section>
  )
}

/** What came in, what waits first. */
export function AskedTable({
  here,
  page: { lines, today },
  letters,
}: {
  here: string
  page: AskedPage
  letters: LettersOfLines
}) {
  return (
    <Table
      caption="What came in"
      spokenCaption
      empty="Nothing has come in yet."
      columns={[
        { key: 'what', label: 'What came in' },
        { key: 'from', wideOnly: true, label: 'Who asks' },
        { key: 'received', wideOnly: true, label: 'Received' },
        { key: 'due', label: 'To be answered by' },
        { key: 'came', label: 'What came of it' },
      ]}
      rows={lines.map(({ id, filled, clock }) => ({
        key: id,
        cells: [
          <a key="what" href={`${here}/registers/asked/lines/${id}`}>
            {choiceWords('asked', 'door', filled)}
          </a>,
          filled.from,
          longDay(filled.receivedOn ?? today),
          clock ? (
            <>
              {isSettled('asked', filled) ? (
                longDay(clock.due)
              ) : (
                <>
                  <b>{longDay(clock.due)}</b> <span className="soft">{daysLeft(clock.due, today)}</span>
                </>
              )}
              {clock.certain ? null : <span className="sub">bank holidays are not known so far ahead: it may move</span>}
            </>
          ) : (
            'no clock'
          ),
          <>
            {isSettled('asked', filled) ? (
              `${choiceWords('asked', 'outcome', filled)}${filled.answeredOn ? `, ${longDay(filled.answeredOn)}` : ''}`
            ) : (
              <a href={`${here}/registers/asked/lines/${id}#came`}>
                Record the answer<span className="spoken">: {choiceWords('asked', 'door', filled)}</span>
              </a>
            )}
            <LetterOfRow here={here} letter={letters[id]} />
          </>,
        ],
      }))}
    />
  )
}

/** What may be asked for, beside the doors. */
export function ReleaseSide() {
  return (
    <>
      <SectionHeading>What you may be asked to release</SectionHeading>
      <ul>
        {RELEASED.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <SectionHeading>What you need not</SectionHeading>
      <ul>
        {NOT_RELEASED.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="soft">No commissioner learns anything from Concert. This page is not legal advice: ask your LMC for that.</p>
    </>
  )
}
