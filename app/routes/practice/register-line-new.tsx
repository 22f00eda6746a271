import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { lineFields, parseLine } from '#app/features/registers/lines/line-form.ts'
import { isTwin, LINE_REFUSALS } from '#app/features/registers/lines/line-rules.ts'
import { DOORS, isRegister, REGISTER_WORDS, twinField } from '#app/features/registers/lines/register-kinds.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { LineFields } from '#app/features/registers/pages/line-fields.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'
import { registerAt } from '../shared-by-desks/register-address.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? REGISTER_WORDS[page.register].add : 'A new line'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const page = await practicePage(visit)
  const { register } = visit.params
  if (!isRegister(register)) throw notFound()
  return { ...page, register }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { register, details, practiceCode, today } = await asked(visit)
  const door = new URL(visit.request.url).searchParams.get('door') ?? ''
  const start: Record<string, string> =
    register === 'asked' ? { door: Object.hasOwn(DOORS, door) ? door : '', receivedOn: today } : {}
  return { register, open: details.open, start, back: registerAt(practiceCode, register) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, register, db, at, today } = await asked(visit)
  const values = namedFields(await visit.request.formData(), lineFields(register))
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseLine(register, values, today)
  if (!form.ok) return refused(form.errors)
  const line = { practiceCode, register, lineId: null, seen: '', filled: form.value }
  const outcome = await inSharedTransaction(db, (tx) => saveLine(tx, line, by, at))
  if (!outcome.ok) return refused({ [isTwin(outcome.reason) ? twinField(register) : '']: LINE_REFUSALS[outcome.reason] })
  const here = `/practice/${practiceCode}/registers/${register}/lines/${outcome.lineId}`
  return redirectSaying(visit, here, { done: 'Recorded. Its clock stands beside it.' })
}

export default function NewLine() {
  const { register, open, start, back } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { title, add } = REGISTER_WORDS[register]
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={back}>{title}</a>}
        lead="You can be asked to release what you record here. If in doubt, leave a field empty, and never name a patient."
      >
        {add}
      </PageHeading>
      {open ? (
        <Form method="post" noValidate>
          <LineFields register={register} stage="fresh" />
          <ButtonRow>
            <Button name="do" value="save">
              Save
            </Button>
            <a href={back}>Back without saving</a>
          </ButtonRow>
        </Form>
      ) : (
        <p>{LINE_REFUSALS['practice-closed']}</p>
      )}
    </FormState>
  )
}
