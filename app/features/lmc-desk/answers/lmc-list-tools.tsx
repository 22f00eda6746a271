import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import type { LmcPractice } from './lmc-answers-queries.server.ts'
import { FILTERS, type LmcFilter } from './lmc-list-rules.ts'

/** Finds practices of the list by name, code or town, and chooses which of them are shown. `found`: those under the words typed. */
export function LmcListTools({
  here,
  filter,
  find,
  found,
}: {
  here: string
  filter: LmcFilter
  find: string
  found: LmcPractice[]
}) {
  const words = find ? `&find=${encodeURIComponent(find)}` : ''
  return (
    <>
      <form method="get" action={`${here}#practices`}>
        <FormState values={{ find }}>
          <input type="hidden" name="show" value={filter} />
          <FieldLine>
            <TextInput name="find" type="search" label="Find by name, code or town" width="medium" />
            <Button variant="quiet">Find</Button>
            {find ? <a href={`${here}?show=${filter}#practices`}>Show all again</a> : null}
          </FieldLine>
        </FormState>
      </form>
      <ul className="choices-of-links" aria-label="Show">
        {Object.entries(FILTERS).map(([key, { label, matches }]) => (
          <li key={key}>
            <a href={`${here}?show=${key}${words}#practices`} aria-current={key === filter ? 'true' : undefined}>
              {label} ({found.filter(matches).length})
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
