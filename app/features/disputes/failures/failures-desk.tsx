import type { ReactNode } from 'react'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures, numberInWords } from '#app/platform/numbers-in-words.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { NumberStrip } from '#app/ui/number-strip.tsx'
import { Table } from '#app/ui/table.tsx'
import { hoursAndMinutes, pounds } from './failure-rules.ts'
import { DUTIES, KINDS, waitedInParts } from './failure-words.ts'
import type { FailureRow, FailuresPage } from './failures-page-queries.server.ts'
import { LegalSide } from './legal-side.tsx'
import { PaySide } from './pay-side.tsx'

const counted = (count: number, one: string, several: string) => `${inFigures(count)} ${count === 1 ? one : several}`

/** "Three failures are open" */
export const failuresTitle = ({ open }: FailuresPage): string => {
  if (open.length === 0) return 'No failure is open'
  return open.length === 1 ? 'One failure is open' : `${withCapital(numberInWords(open.length))} failures are open`
}

/** The log of a practice: what it counts, what is open, what is over, and the chronology to take away. */
export function FailuresDesk({ page, england }: { page: FailuresPage; england: ReactNode }) {
  const { details, open, over, allOver, sum, hasLines } = page
  const here = `/practice/${details.code}/failures`
  return (
    <Columns sideLabel="What it counts and who sees it" side={<Side page={page} england={england} />}>
      <NumberStrip
        numbers={[
          {
            key: 'cases',
            title: 'Cases',
            value: inFigures(sum.cases),
            children: counted(sum.failures, 'failure logged', 'failures logged'),
          },
          {
            key: 'time',
            title: 'Time it took',
            value: hoursAndMinutes(sum.minutes),
            children: `${counted(sum.appointments, 'appointment', 'appointments')} lost`,
          },
          {
            key: 'cost',
            title: 'Cost of the time',
            value: pounds(sum.pence),
            children:
              sum.unpriced > 0 ? `${hoursAndMinutes(sum.unpriced)} of it before the first known rate` : 'by the rates beside',
          },
        ]}
      />
      {details.open && hasLines ? (
        <ButtonRow>
          <LinkButton href={`${here}/new`}>Log a failure</LinkButton>
        </ButtonRow>
      ) : null}
      {hasLines ? null : (
        <p>There is no current dispute about a service, so there is no service line to log a failure against.</p>
      )}
      <SectionHeading>Still waiting</SectionHeading>
      {open.length > 0 ? <StillWaiting page={page} /> : null}
      <Failures caption="Failures that are open" rows={open} here={here} empty="Nothing is open." />
      <SectionHeading>{details.open ? 'Resolved' : 'Resolved, or ended with the practice'}</SectionHeading>
      <Failures caption="Failures that were resolved" rows={over} here={here} empty="Nothing has been resolved yet." />
      {over.length < allOver ? (
        <p>
          The last {over.length} of {allOver}. <a href={`${here}?show=all`}>Show all</a>
        </p>
      ) : null}
    </Columns>
  )
}

function StillWaiting({ page: { details, confirmed, weeks } }: { page: FailuresPage }) {
  if (!details.open) return null
  const before = weeks > 0 ? `Confirmed in ${counted(weeks, 'week', 'weeks')} so far.` : 'Not confirmed in any week yet.'
  if (confirmed)
    return (
      <p>
        Confirmed for the week of {longDay(confirmed)}. {before}
      </p>
    )
  return (
    <form method="post" action={`/practice/${details.code}/failures`}>
      <ButtonRow>
        <Button name="do" value="waiting" variant="quiet">
          All of these are still waiting this week
        </Button>
      </ButtonRow>
      <p className="small soft">{before} Mark what has been resolved first.</p>
    </form>
  )
}

function Failures({ caption, rows, here, empty }: { caption: string; rows: FailureRow[]; here: string; empty: string }) {
  return (
    <Table
      caption={caption}
      spokenCaption
      columns={[
        { key: 'what', label: 'What' },
        { key: 'line', label: 'Service line' },
        { key: 'noticed', label: 'Noticed' },
        { key: 'cases', label: 'Cases', numeric: true },
        { key: 'waited', label: 'Days waited', numeric: true },
        { key: 'time', label: 'Time', numeric: true, wideOnly: true },
        { key: 'cost', label: 'Cost', numeric: true, wideOnly: true },
        { key: 'duty', label: 'Whose duty', wideOnly: true },
      ]}
      rows={rows.map(({ id, kind, lineName, noticedOn, resolvedOn, closedOn, cases, cost, duty, isSafety, ...row }) => ({
        key: id,
        cells: [
          <span key="what">
            <a href={`${here}/${id}`}>{KINDS[kind]}</a>
            {isSafety ? <span className="small soft"> patient safety</span> : null}
            {resolvedOn === null && closedOn === null ? (
              <MarkResolved href={`${here}/${id}#resolvedOn`} what={`${KINDS[kind]}, ${lineName}, ${longDay(noticedOn)}`} />
            ) : null}
          </span>,
          lineName,
          noticedWords({ noticedOn, resolvedOn, closedOn }),
          inFigures(cases),
          <span key="waited">
            {inFigures(row.waited)} <small className="soft">{waitedInParts(row)}</small>
          </span>,
          cost.minutes > 0 ? hoursAndMinutes(cost.minutes) : '',
          cost.pence > 0 ? pounds(cost.pence) : '',
          DUTIES[duty],
        ],
      }))}
      empty={empty}
    />
  )
}

function noticedWords({ noticedOn, resolvedOn, closedOn }: Pick<FailureRow, 'noticedOn' | 'resolvedOn' | 'closedOn'>): string {
  if (closedOn) return `${longDay(noticedOn)}; open when the practice closed, ${longDay(closedOn)}`
  return resolvedOn ? `${longDay(noticedOn)} to ${longDay(resolvedOn)}` : longDay(noticedOn)
}

/** To the field of the day on the failure's own page. */
function MarkResolved({ href, what }: { href: string; what: string }) {
  return (
    <>
      <br />
      <a className="small" href={href}>
        Mark as resolved<span className="spoken">: {what}</span>
      </a>
    </>
  )
}

function Side({ page, england }: { page: FailuresPage; england: ReactNode }) {
  const { details, sum, pay, today, legal } = page
  return (
    <>
      <SectionHeading>Chronology to take away</SectionHeading>
      {sum.failures > 0 ? (
        <form method="post" action={`/practice/${details.code}/failures/file`}>
          <ButtonRow>
            <Button name="as" value="pdf" variant="quiet">
              Make the chronology (PDF)
            </Button>
          </ButtonRow>
          <p className="small soft">
            Every failure by day, with its correction, days waited, time and cost: for a complaint, an ombudsman or a solicitor.
            It is written in the log of your practice that one was made.
          </p>
        </form>
      ) : (
        <p>Once a failure is logged.</p>
      )}
      <p>
        <a href={`/practice/${details.code}/claims`}>Claims for what was lost</a>
      </p>
      <SectionHeading>Who sees this</SectionHeading>
      <p>
        Your own people alone. Costs and words never leave the practice; the rest leaves it in totals of England alone. No
        commissioner learns from Concert; a public body may ask you for what stands here.
      </p>
      {england}
      <LegalSide legal={legal} here={`/practice/${details.code}`} />
      <PaySide pay={pay} today={today} />
    </>
  )
}
