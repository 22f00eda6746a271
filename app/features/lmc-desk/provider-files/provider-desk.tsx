import { EVENT_KINDS, REPORT_KINDS } from '#app/features/disputes/provider-files/provider-words.ts'
import { ProviderFigureTables } from '#app/features/figures/providers/provider-figure-tables.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { NumberStrip } from '#app/ui/number-strip.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ProviderDesk } from './provider-desk-queries.server.ts'
import { EventForm, WhatHappened } from './provider-events.tsx'
import { byKind } from './provider-rows.ts'

type Props = { desk: ProviderDesk; here: string; lmcName: string; refused: { meanwhile: boolean } | undefined }

/** A file at the desk of its LMC: counts first, then what happened with the provider's own answer, then line by line. */
export function ProviderDeskPage({ desk, here, lmcName, refused }: Props) {
  const { file, reports, events, sum, practices, sharing, figures, seen } = desk
  return (
    <Columns sideLabel="Who sees it, and files to take away" side={<Side desk={desk} here={here} lmcName={lmcName} />}>
      <NumberStrip
        numbers={[
          {
            key: 'practices',
            title: 'Practices',
            value: inFigures(practices),
            of: `of ${inFigures(sharing)} that share by name`,
          },
          { key: 'cases', title: 'Cases', value: inFigures(sum.cases), children: `in ${inFigures(sum.reports)} lines` },
          { key: 'longest', title: 'Longest wait', value: inFigures(sum.longest), of: 'days', children: 'when it was noticed' },
        ]}
      />
      <SectionHeading id="kinds" beside="as logged by practices, not checked">
        What went wrong
      </SectionHeading>
      <Table
        caption="Lines by what went wrong"
        spokenCaption
        columns={[
          { key: 'what', label: 'What' },
          { key: 'practices', label: 'Practices', numeric: true },
          { key: 'cases', label: 'Cases', numeric: true },
          { key: 'longest', label: 'Longest wait, days', numeric: true },
          { key: 'safety', label: 'Patient safety', numeric: true, wideOnly: true },
        ]}
        rows={byKind(reports).map((row) => ({
          key: row.kind,
          cells: [
            REPORT_KINDS[row.kind],
            inFigures(row.practices),
            inFigures(row.cases),
            inFigures(row.longest),
            inFigures(row.safety),
          ],
        }))}
        empty="No practice that shares by name has added to it yet."
      />
      <SectionHeading id="happened">What happened</SectionHeading>
      <WhatHappened events={events} seen={seen} open={file.closedAt === null} />
      {file.closedAt === null ? <EventForm seen={seen} refused={refused} /> : null}
      <Fold title="Line by line" beside={`${reports.length} ${reports.length === 1 ? 'line' : 'lines'}, by name`}>
        <Table
          dense
          caption="Lines of practices that share by name"
          spokenCaption
          columns={[
            { key: 'practice', label: 'Practice' },
            { key: 'noticed', label: 'Noticed' },
            { key: 'what', label: 'What' },
            { key: 'cases', label: 'Cases', numeric: true },
            { key: 'waited', label: 'Days waited', numeric: true },
          ]}
          rows={reports.map(({ id, practice, noticedOn, kind, cases, waitedDays, isSafety }) => ({
            key: id,
            cells: [
              practice,
              longDay(noticedOn),
              `${REPORT_KINDS[kind]}${isSafety ? ', patient safety' : ''}`,
              inFigures(cases),
              inFigures(waitedDays),
            ],
          }))}
          note="Each time you open this page it is written down for the practices shown."
        />
      </Fold>
      <SectionHeading id="figure" beside="all practices that added to it">
        The published figure
      </SectionHeading>
      <ProviderFigureTables figures={figures} lmcName={lmcName} />
    </Columns>
  )
}

function Side({ desk: { file, events, seen }, here, lmcName }: Omit<Props, 'refused'>) {
  const answer = events.findLast(({ kind, takenBackAt }) => kind === 'answer' && takenBackAt === null)
  return (
    <>
      <SectionHeading>{EVENT_KINDS.answer}</SectionHeading>
      <p>{answer ? `${answer.words} (${answer.saidBy}, ${longDay(answer.happenedOn)})` : 'None is recorded.'}</p>
      <SectionHeading>Take it away</SectionHeading>
      <Form method="post" action={`${here}/file`}>
        <ButtonRow>
          <Button name="as" value="pdf" variant="quiet">
            Paper (PDF)
          </Button>
          <Button name="as" value="csv" variant="quiet">
            CSV
          </Button>
        </ButtonRow>
        <p className="small soft">It holds what this page shows by name, and counts as a look in the same way.</p>
      </Form>
      <SectionHeading>Who sees this</SectionHeading>
      <p>
        The officers of {lmcName}. Practices that do not share by name count in the figure of a quarter alone. Your practices read
        that figure; nobody else reads anything.
      </p>
      <SectionHeading>If something is wrong</SectionHeading>
      <p>The provider asks your office for a correction. Add it to what happened; what it corrects stays beside it.</p>
      {file.closedAt === null ? (
        <Fold title="Close the file">
          <Form method="post">
            <input type="hidden" name="seen" value={seen} />
            <p>Nothing is added any more. It can be read for two years, then it is removed.</p>
            <Button name="do" value="close" variant="grave">
              Close it
            </Button>
          </Form>
        </Fold>
      ) : null}
    </>
  )
}
