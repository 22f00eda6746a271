import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FailureDesk } from '#app/features/disputes/failures/failure-desk.tsx'
import { FAILURE_FIELDS, failureValues, parseFailure } from '#app/features/disputes/failures/failure-form.ts'
import { failureById, versionsOfFailure } from '#app/features/disputes/failures/failure-queries.server.ts'
import { FAILURE_REFUSALS, KINDS } from '#app/features/disputes/failures/failure-words.ts'
import { closedSince, rowOf } from '#app/features/disputes/failures/failures-page-queries.server.ts'
import { removeFailure, saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { staffPay } from '#app/features/disputes/failures/staff-pay.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `${KINDS[page.row.kind]}, ${page.row.lineName}` : 'A failure'} · Service failures · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const page = await practicePage(visit)
  const failure = failureById(page.db, page.practiceCode, visit.params.failure ?? '')
  if (!failure) throw notFound()
  return { ...page, failure }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db, today, failure, details } = await asked(visit)
  const lines = serviceLines(db, today)
  return {
    details,
    row: rowOf(failure, { lines, pay: staffPay(), today, closedOn: closedSince(details) }),
    version: failure.version,
    versions: versionsOfFailure(db, practiceCode, failure.id),
    lines: lines.filter(({ runs, dispute, key }) => runs || (dispute === failure.line.dispute && key === failure.line.key)),
    start: failureValues(failure),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, today, failure } = await asked(visit)
  const values = namedFields(await visit.request.formData(), FAILURE_FIELDS)
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const place = { practiceCode, failureId: failure.id, seen: values.seen ?? '' }
  const form = values.do === 'remove' ? undefined : parseFailure(values, today)
  if (form && !form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) =>
    form ? saveFailure(tx, { ...place, failure: form.value }, by, at) : removeFailure(tx, place, by, at),
  )
  if (!outcome.ok) {
    const { reason } = outcome
    return refused({ [reason === 'no-such-line' ? 'line' : '']: FAILURE_REFUSALS[reason] }, reason === 'changed-meanwhile')
  }
  return redirectSaying(visit, `/practice/${practiceCode}/failures`, {
    done: form ? 'Saved. What it said before stays in your record.' : 'Taken out of the log.',
  })
}

export default function Failure() {
  const { details, row, version, versions, lines, start } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FailureDesk
      details={details}
      row={row}
      version={version}
      versions={versions}
      lines={lines}
      start={start}
      refused={refused}
    />
  )
}
