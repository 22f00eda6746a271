import { dayAndMonth, longDay } from '#app/platform/dates-in-words.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { reminderField } from './calendar-form.ts'
import { DAYS_BEFORE, type DatedClock } from './clock-rules.ts'

/** The days to come of a practice, by month. */
export function ClockList({ clocks, today }: { clocks: DatedClock[]; today: Day }) {
  const months = [...new Set(clocks.map(({ day }) => day.slice(0, 7)))]
  return months.map((month) => (
    <section key={month}>
      <SectionHeading>{longDay(`${month}-01`).replace(/^1 /, '')}</SectionHeading>
      <dl className="dated">
        {clocks
          .filter(({ day }) => day.startsWith(month))
          .map(({ day, named, href, kind }) => (
            <div key={`${day} ${kind} ${named}`}>
              <dt>{day === today ? 'Today' : dayAndMonth(day)}</dt>
              <dd>
                <a href={href}>{named}</a>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ))
}

/** Votes that are announced without a day: nothing of them stands in a feed or a mail before their days are set. */
export function UndatedList({ lines }: { lines: { slug: string; title: string; words: string }[] }) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="undated">
      <SectionHeading id="undated">Announced without a day</SectionHeading>
      {lines.map(({ slug, title, words }) => (
        <p key={slug}>
          <a href={`/ballots#${slug}`}>{title}</a>: {words}. It enters your calendar once its days are set.
        </p>
      ))}
    </section>
  )
}

export type FeedPartProps = {
  feed: { named: boolean; madeAt: Instant } | null
  /** The address just made, shown this once. */
  made: string | undefined
}

/** The private address of the reader's own calendar: made, renewed, ended. */
export function FeedPart({ feed, made }: FeedPartProps) {
  return (
    <>
      <SectionHeading id="address">In your own calendar</SectionHeading>
      {made ? (
        <InsetNote readFirst>
          <p>Your private address, shown this once:</p>
          <p className="code-line">
            <code>{made}</code>
          </p>
          <p>
            Add it in Outlook, Google or on your phone as a calendar from the internet. Anyone who has it can read your calendar:
            do not share it.
          </p>
        </InsetNote>
      ) : (
        <p>
          {feed
            ? `Your private address was made on ${longDay(dayOf(feed.madeAt))}; its titles ${feed.named ? 'name actions' : 'are neutral'}. It cannot be shown again: make a new one if it is lost, and the old one ends.`
            : 'A private address brings these days into Outlook, Google or your phone, and keeps them up to date.'}
        </p>
      )}
      <form method="post">
        <input type="hidden" name="do" value="make" />
        <FormState start={{ titles: feed?.named ? 'named' : 'neutral' }}>
          <Radios
            name="titles"
            label="Titles in it"
            choices={[
              {
                value: 'neutral',
                label: 'Neutral',
                hint: 'As “Weekly return”: nobody who sees your calendar learns what you do.',
              },
              {
                value: 'named',
                label: 'With the names of actions',
                hint: 'Anyone who sees your calendar can read what you plan.',
              },
            ]}
          />
        </FormState>
        <ButtonRow>
          <Button variant={feed ? 'quiet' : 'main'}>{feed ? 'Make a new address' : 'Make the address'}</Button>
        </ButtonRow>
      </form>
      {feed || made ? (
        <form method="post">
          <input type="hidden" name="do" value="end" />
          <ButtonRow>
            <Button variant="quiet">End the address</Button>
          </ButtonRow>
        </form>
      ) : null}
    </>
  )
}

export type RemindersPartProps = {
  kinds: { kind: string; words: string }[]
  wishes: Record<string, number>
  values?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
}

const beforeWords = (days: number) =>
  days === 1 ? 'the day before' : days === 7 ? 'a week before' : days === 14 ? 'two weeks before' : `${days} days before`

/** Mails before days of a kind; none unless chosen. */
export function RemindersPart({ kinds, wishes, values, errors }: RemindersPartProps) {
  const options = [
    { value: 'none', label: 'no mail' },
    ...DAYS_BEFORE.map((days) => ({ value: String(days), label: beforeWords(days) })),
  ]
  return (
    <>
      <SectionHeading id="mails">A mail before such days</SectionHeading>
      <p>To you alone, off unless you choose it. The mail says that a day is near, never which or what about.</p>
      <form method="post">
        <input type="hidden" name="do" value="remind" />
        <FormState
          start={Object.fromEntries(kinds.map(({ kind }) => [reminderField(kind), String(wishes[kind] ?? 'none')]))}
          values={values}
          errors={errors}
        >
          <FieldLine>
            {kinds.map(({ kind, words }) => (
              <Select key={kind} name={reminderField(kind)} label={words} options={options} width="medium" />
            ))}
          </FieldLine>
        </FormState>
        <ButtonRow>
          <Button variant="quiet">Save the mails</Button>
        </ButtonRow>
      </form>
    </>
  )
}
