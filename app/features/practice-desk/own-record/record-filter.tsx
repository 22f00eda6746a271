import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { Select } from '#app/ui/inputs.tsx'
import type { OwnRecordPage } from './own-record-queries.server.ts'

/** Chooses the action and the year; both stand in the address. */
export function RecordFilter({ page: { details, asked, years, actions } }: { page: OwnRecordPage }) {
  return (
    <form method="get" action={`/practice/${details.code}/record`} className="times-form">
      <FormState start={{ action: asked.action ?? '', year: asked.year }}>
        <FieldLine>
          <Select
            name="action"
            label="About"
            width="medium"
            options={[{ value: '', label: 'everything' }, ...actions.map(({ slug, title }) => ({ value: slug, label: title }))]}
          />
          <Select name="year" label="Year" width="medium" options={years.map(({ year }) => ({ value: year, label: year }))} />
          <Button variant="quiet">Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}
