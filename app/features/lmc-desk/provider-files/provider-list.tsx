import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Table } from '#app/ui/table.tsx'
import type { providerList } from './provider-desk-queries.server.ts'

/** The files of an LMC, and the form that opens one. `here`: the address of the list. */
export function ProviderList({ files, here }: { files: ReturnType<typeof providerList>; here: string }) {
  return (
    <Columns sideLabel="What a file is" side={<WhatItIs />}>
      <Table
        caption="Files on local providers"
        spokenCaption
        columns={[
          { key: 'name', label: 'Provider' },
          { key: 'provides', label: 'Provides' },
          { key: 'last', label: 'Last happened' },
          { key: 'state', label: 'Since', wideOnly: true },
        ]}
        rows={files.map(({ id, name, provides, openedAt, closedAt, last }) => ({
          key: id,
          cells: [
            <a key="name" href={`${here}/${id}`}>
              {name}
            </a>,
            provides,
            last ? longDay(last) : 'nothing yet',
            closedAt === null ? longDay(dayOf(openedAt)) : `closed ${longDay(dayOf(closedAt))}`,
          ],
        }))}
        empty="No file is kept yet."
      />
      <SectionHeading id="new">Open a file</SectionHeading>
      <Form method="post" noValidate>
        <TextInput name="name" label="Provider" hint="A body, never a person: a hospital, a laboratory, a community service." />
        <TextInput name="provides" label="What it provides" hint="Such as discharge letters and outpatient clinics." />
        <ButtonRow>
          <Button name="do" value="open">
            Open the file
          </Button>
        </ButtonRow>
      </Form>
    </Columns>
  )
}

const WhatItIs = () => (
  <>
    <SectionHeading>What a file is</SectionHeading>
    <p>
      What did not work at a body of your area, in counts and days: your practices add what they allow, you add what was said and
      done. It holds no words of practices and names no clinician.
    </p>
    <SectionHeading>Who sees it</SectionHeading>
    <p>
      The officers of your LMC. Your practices read its name and the figure of each quarter. It is never public, and no
      commissioner learns anything from Concert.
    </p>
  </>
)
