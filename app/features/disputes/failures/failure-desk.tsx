import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { FailureFields } from './failure-fields.tsx'
import type { FailureVersion } from './failure-queries.server.ts'
import { hoursAndMinutes, pounds } from './failure-rules.ts'
import { DUTIES, KINDS, MINUTE_ROLES, MINUTES_OF, waitedInParts } from './failure-words.ts'
import type { FailureRow } from './failures-page-queries.server.ts'
import type { ServiceLine } from './service-lines.server.ts'

export type FailureRefused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }
type FailureDeskProps = {
  details: PracticeDetails
  row: FailureRow
  version: string
  versions: FailureVersion[]
  lines: ServiceLine[]
  start: Record<string, string>
  refused: FailureRefused | undefined
}

/** The page of one failure: its form, and beside it what is worked out and what was recorded. */
export function FailureDesk({ details, row, version, versions, lines, start, refused }: FailureDeskProps) {
  const back = `/practice/${details.code}/failures`
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={back}>Service failures</a>} lead={leadOf(row)}>
        {`${KINDS[row.kind]}: ${row.lineName}`}
      </PageHeading>
      <Columns sideLabel="What it comes to" side={<Side row={row} versions={versions} />}>
        {refused?.meanwhile ? <p>It says now: {inWords(versions.at(-1)!)}. Send again to put your words in place.</p> : null}
        <Form method="post" noValidate>
          <SeenField now={version} shown={refused?.meanwhile} />
          <FailureFields lines={lines} />
          <ButtonRow>
            <Button name="do" value="save">
              Save
            </Button>
            <a href={back}>Back without saving</a>
          </ButtonRow>
        </Form>
        <div className="not-on-paper">
          <Fold title="It never was: take it out of the log">
            <Form method="post">
              <SeenField now={version} shown={refused?.meanwhile} />
              <p>It no longer counts anywhere. Your record still shows that it was logged and taken out.</p>
              <Button name="do" value="remove" variant="grave">
                Take it out
              </Button>
            </Form>
          </Fold>
        </div>
      </Columns>
    </FormState>
  )
}

function leadOf({ noticedOn, resolvedOn, closedOn, ...row }: FailureRow): string {
  const waited = waitedWords(row)
  const noticed = `Noticed on ${longDay(noticedOn)}`
  if (resolvedOn) return `${noticed}, resolved on ${longDay(resolvedOn)}, after ${waited}.`
  if (closedOn) return `${noticed}, still open when the practice closed on ${longDay(closedOn)}, after ${waited}.`
  return `${noticed}, open: ${waited} so far.`
}
const days = (count: number) => (count === 1 ? '1 day' : `${inFigures(count)} days`)
/** "94 days (30 before it was noticed, 64 since)". */
function waitedWords(row: Pick<FailureRow, 'waited' | 'waitedBefore'>): string {
  const parts = waitedInParts(row)
  return parts ? `${days(row.waited)} (${parts})` : days(row.waited)
}

/** A version as one line: "Late, 3 cases, noticed 1 Aug 2024, open". */
const inWords = (one: FailureVersion): string =>
  [
    KINDS[one.kind],
    `${one.cases} ${one.cases === 1 ? 'case' : 'cases'}`,
    `noticed ${longDay(one.noticedOn)}`,
    ...MINUTE_ROLES.flatMap((role) => (one.minutes[role] ? [`${MINUTES_OF[role]} ${hoursAndMinutes(one.minutes[role])}`] : [])),
    one.resolvedOn ? `resolved ${longDay(one.resolvedOn)}` : 'open',
  ].join(', ')

function Side({ row, versions }: { row: FailureRow; versions: FailureVersion[] }) {
  const { cost, duty, disputeTitle, appointments } = row
  return (
    <>
      <SectionHeading>What it comes to</SectionHeading>
      <SummaryList
        rows={[
          { term: 'Dispute', value: disputeTitle },
          { term: 'Waited', value: waitedWords(row) },
          { term: 'Time', value: hoursAndMinutes(cost.minutes) },
          {
            term: 'Cost of it',
            value:
              cost.unpriced > 0
                ? `${pounds(cost.pence)}, and ${hoursAndMinutes(cost.unpriced)} without a rate`
                : pounds(cost.pence),
          },
          { term: 'Appointments', value: `${appointments} lost` },
          { term: 'Duty', value: DUTIES[duty] },
        ]}
      />
      <SectionHeading>What was recorded</SectionHeading>
      <ul className="plain-list small">
        {versions.toReversed().map((one) => (
          <li key={one.version}>
            {longDay(asDay(one))}: {inWords(one)}
          </li>
        ))}
      </ul>
    </>
  )
}
const asDay = ({ recordedAt }: FailureVersion): Day => dayOf(recordedAt)
