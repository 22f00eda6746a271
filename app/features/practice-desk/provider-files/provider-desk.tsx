import { REPORT_KINDS } from '#app/features/disputes/provider-files/provider-words.ts'
import { ProviderFigureTables } from '#app/features/figures/providers/provider-figure-tables.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput, TextInput } from '#app/ui/inputs.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import type { PracticeProvider, PracticeProviders } from './practice-providers-queries.server.ts'

/** The files of the LMC, with what this practice added to each. */
export function ProviderFiles({ page: { details, shares, files } }: { page: PracticeProviders }) {
  const here = `/practice/${details.code}/providers`
  return (
    <Columns
      sideLabel="Who sees what you add"
      side={<WhoSees shares={shares} lmc={details.lmc?.name ?? 'your LMC'} code={details.code} />}
    >
      <Table
        caption="Files of your LMC on local providers"
        spokenCaption
        columns={[
          { key: 'name', label: 'Provider' },
          { key: 'provides', label: 'Provides' },
          { key: 'lines', label: 'Lines you added', numeric: true },
          { key: 'cases', label: 'Cases', numeric: true },
        ]}
        rows={files.map(({ id, name, provides, closedAt, leftLmc, reports, cases }) => ({
          key: id,
          cells: [
            <a key="name" href={`${here}/${id}`}>
              {name}
            </a>,
            `${provides}${leftLmc ? ` (of ${leftLmc}, which your practice has left)` : closedAt === null ? '' : ' (closed)'}`,
            inFigures(reports),
            inFigures(cases),
          ],
        }))}
        empty={details.lmc ? `${details.lmc.name} keeps no file on a local provider yet.` : 'Your practice is in no LMC’s area.'}
      />
    </Columns>
  )
}

/** One file: the practice's own counts, the form for the next, and the figure of the area. */
export function ProviderFile({ page: { details, shares, file, reports, seen, figures } }: { page: PracticeProvider }) {
  const { leftLmc } = file
  const lmc = leftLmc ?? details.lmc?.name ?? 'your LMC'
  const open = details.open && file.closedAt === null && leftLmc === null
  return (
    <Columns
      sideLabel="Who sees what you add"
      side={<WhoSees shares={shares} lmc={lmc} code={details.code} hasLeft={leftLmc !== null} />}
    >
      {open ? (
        <>
          <SectionHeading id="add">Add to it</SectionHeading>
          <ReportForm seen={seen} />
        </>
      ) : (
        <InsetNote>
          {leftLmc
            ? `Your practice has left ${leftLmc}: nothing is added. What it added can be taken back.`
            : file.closedAt === null
              ? 'The practice has closed: nothing is added.'
              : 'The file is closed: nothing is added.'}
        </InsetNote>
      )}
      <SectionHeading id="own">What your practice added</SectionHeading>
      <Table
        caption="What your practice added"
        spokenCaption
        columns={[
          { key: 'noticed', label: 'Noticed' },
          { key: 'what', label: 'What' },
          { key: 'cases', label: 'Cases', numeric: true },
          { key: 'waited', label: 'Days waited', numeric: true },
          { key: 'back', label: 'Take back' },
        ]}
        rows={reports.map(({ id, noticedOn, kind, cases, waitedDays, isSafety }) => ({
          key: id,
          cells: [
            longDay(noticedOn),
            `${REPORT_KINDS[kind]}${isSafety ? ', patient safety' : ''}`,
            inFigures(cases),
            inFigures(waitedDays),
            <TakeBack key="back" id={id} what={`${REPORT_KINDS[kind]}, ${longDay(noticedOn)}`} />,
          ],
        }))}
        empty="Nothing yet."
      />
      {leftLmc === null ? (
        <>
          <SectionHeading id="figure" beside="all practices that added to it">
            What practices of your area added
          </SectionHeading>
          <ProviderFigureTables figures={figures} lmcName={lmc} />
        </>
      ) : null}
    </Columns>
  )
}

function TakeBack({ id, what }: { id: string; what: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="report" value={id} />
      <Button name="do" value="take-back" variant="quiet">
        Take back<span className="spoken">: {what}</span>
      </Button>
    </Form>
  )
}

function ReportForm({ seen }: { seen: string }) {
  return (
    <Form method="post" noValidate>
      <SeenField now={seen} />
      <Radios
        name="kind"
        label="What went wrong"
        inLine
        choices={Object.entries(REPORT_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <FieldLine>
        <DateInput name="noticedOn" label="Noticed on" />
        <TextInput name="cases" label="Cases" inputMode="numeric" width="short" />
        <TextInput name="waitedDays" label="Days waited by then" inputMode="numeric" width="short" optional />
      </FieldLine>
      <Radios
        name="safety"
        label="Was a patient’s safety touched?"
        inLine
        choices={[
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes' },
        ]}
      />
      <ButtonRow>
        <Button name="do" value="add">
          Add it
        </Button>
      </ButtonRow>
    </Form>
  )
}

function WhoSees({ shares, lmc, code, hasLeft = false }: { shares: boolean; lmc: string; code: string; hasLeft?: boolean }) {
  return (
    <>
      <SectionHeading>Who sees what you add</SectionHeading>
      <p>
        {hasLeft
          ? `Nobody at ${lmc} sees your counts with your name: your practice has left it.`
          : shares
            ? `Officers of ${lmc} see your counts and days with your name, because your practice shares by name.`
            : `Nobody sees your counts with your name: your practice does not share by name. Officers of ${lmc} and its practices read them in the figure of a quarter alone.`}{' '}
        <a href={`/practice/${code}/sharing`}>Sharing</a>
      </p>
      <p>
        None of your words go into it, and nothing about a patient. You can take back what you added on any day: later figures
        will not count it. No commissioner learns anything from Concert.
      </p>
      <p>
        <a href={`/practice/${code}/failures`}>Failures of national services</a> are logged apart: they leave your practice only
        in totals of England, once two editors of the committee released them.
      </p>
    </>
  )
}
