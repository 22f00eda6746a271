import type { Choice } from '#app/features/adoption/statements/choices-form.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import type { DecidedHow } from '#app/features/practice-desk/decisions/decision-form.ts'
import { DECIDER_WORDS } from '#app/features/practice-desk/decisions/decision-words.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { weekdayAndDay } from '#app/platform/dates-in-words.ts'
import type { FormValues } from '#app/platform/form.ts'
import { type Day, daysBetween } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Chosen } from './choose-fields.tsx'

/** A decision as it would be recorded. `marked`: partners' marks go with it. */
export type CheckedDecision = {
  decided: DecidedHow
  choices: Pick<
    Choice,
    'actionSlug' | 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'answers' | 'obstacleKind' | 'obstacle' | 'note'
  >[]
  marked: boolean
}

type ChooseCheckProps = {
  checked: CheckedDecision
  page: { chosen: readonly Chosen[]; today: Day; details: Pick<PracticeDetails, 'lmc'>; sharesByName: boolean }
  values: FormValues
}

/** The last of three steps: what would be recorded, in words, before it is. */
export function ChooseCheck({ checked, page, values }: ChooseCheckProps) {
  const { chosen, today, details, sharesByName } = page
  const { decided, choices, marked } = checked
  const lmc = details.lmc?.name ?? 'your LMC'
  return (
    <>
      <SectionHeading id="check">You are about to record</SectionHeading>
      <SummaryList
        rows={[
          { term: 'Decided by', value: `${DECIDER_WORDS[decided.decidedBy]}, ${weekdayAndDay(decided.decidedOn)}` },
          ...choices.map((choice) => ({
            term: chosen.find(({ offer }) => offer.actionSlug === choice.actionSlug)?.offer.title ?? choice.actionSlug,
            value: (
              <ChoiceLines
                choice={choice}
                asks={chosen.find(({ offer }) => offer.actionSlug === choice.actionSlug)?.asks ?? []}
                today={today}
              />
            ),
          })),
        ]}
      />
      {Object.entries(values).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <ButtonRow>
        <Button name="do" value="record">
          Record this
        </Button>
        <Button name="do" value="change" variant="quiet">
          Change something
        </Button>
      </ButtonRow>
      <p className="small soft">
        {sharesByName
          ? `Seen by your practice, and by ${lmc}, because you share by name; by everyone else as a blurred count.`
          : 'Seen by your practice alone; by everyone else as a blurred count.'}{' '}
        {marked ? 'The partners’ marks on what you decided are removed now. ' : ''}Recording also makes this week’s return.
        Nothing is overwritten.
      </p>
    </>
  )
}

function ChoiceLines({ choice, asks, today }: { choice: CheckedDecision['choices'][number]; asks: Chosen['asks']; today: Day }) {
  const { obstacleKind = null, obstacle, note, answers = null } = choice
  const stands = obstacleInWords({ obstacleKind, obstacle })
  return (
    <>
      <strong>{choiceInWords(choice, today)}</strong>
      {answersInWords(asks, answers).map(({ label, words }) => (
        <span className="check-line" key={label}>
          {label} {words}
        </span>
      ))}
      {stands ? <span className="check-line">What stands in the way: {stands}</span> : null}
      {note ? <span className="check-line">Note: {note}</span> : null}
    </>
  )
}

type Said = Pick<Choice, 'state' | 'extent' | 'effectiveOn' | 'plannedFor'>

/** "Taken in part from Tuesday 5 November 2024, 23 days ago". */
function choiceInWords({ state, extent, effectiveOn, plannedFor }: Said, today: Day): string {
  const day = `${weekdayAndDay(effectiveOn)}${ago(effectiveOn, today)}`
  switch (state) {
    case 'taking':
      return `Taken ${extent === 'partial' ? 'in part' : 'in full'} from ${day}`
    case 'planned':
      return plannedFor ? `Planned from ${weekdayAndDay(plannedFor)}` : 'Planned, no day set'
    case 'stopped':
      return `Stopped on ${day}`
    case 'considering':
      return `Still being considered, since ${day}`
    case 'not-planning':
      return `Not planned, since ${day}`
    case 'not-applicable':
      return `Not applicable here, since ${day}`
  }
}

function ago(day: Day, today: Day): string {
  const days = daysBetween(day, today)
  if (days === 0) return ', today'
  if (days === 1) return ', yesterday'
  return days < 0 ? '' : days < 100 ? `, ${days} days ago` : `, ${Math.floor(days / 7)} weeks ago`
}
