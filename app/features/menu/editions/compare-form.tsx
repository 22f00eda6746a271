import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { Select } from '#app/ui/inputs.tsx'

/** Chooses two editions to compare; the earlier one counts as before, in whatever order they are named. */
export function CompareForm({ editions, from, to }: { editions: { slug: string; title: string }[]; from?: string; to?: string }) {
  const options = editions.map(({ slug, title }) => ({ value: slug, label: title }))
  return (
    <form method="get" action="/menu/compare">
      <FormState values={{ ...(from ? { from } : {}), ...(to ? { to } : {}) }}>
        <FieldLine>
          <Select name="from" label="Compare" options={options} width="medium" />
          <Select name="to" label="with" options={options} width="medium" />
          <Button>Show</Button>
        </FieldLine>
      </FormState>
    </form>
  )
}
