import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerRequest } from '#app/features/lmc-desk/register-requests/answer-request.server.ts'
import {
  parseRequestAnswer,
  REQUEST_ANSWER_FIELDS,
  REQUEST_LIMITS,
} from '#app/features/lmc-desk/register-requests/request-form.ts'
import { RequestTag } from '#app/features/lmc-desk/register-requests/request-list.tsx'
import { isToAnswer, requestOfLmc } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { REQUEST_REFUSALS } from '#app/features/lmc-desk/register-requests/request-rules.ts'
import { requestInWords, requestStandsInWords } from '#app/features/lmc-desk/register-requests/request-words.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.request.practice.name ?? 'A practice'} at the register · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, at } = await lmcOfficer(visit)
  const request = requestOfLmc(db, lmcSlug, visit.params.request ?? '', at)
  if (!request) throw notFound()
  return {
    ...{ lmcSlug, request, seen: request.state as string, answers: isToAnswer(request, lmcSlug) },
    takesBack: request.state === 'waiting' && request.lmc.slug === lmcSlug,
  }
}

const DONE = {
  confirm: 'Confirmed. The register says so now.',
  refuse: 'Refused. The register stays as it is, and the other LMC reads your word.',
  'take-back': 'Taken back. The register stays as it is.',
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const values = namedFields(await visit.request.formData(), REQUEST_ANSWER_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const which = { lmcSlug, id: visit.params.request ?? '' }
  if (!requestOfLmc(db, lmcSlug, which.id, at)) throw notFound()
  const form = parseRequestAnswer(values)
  if (!form.ok) return refused({ ...form.errors, ...(form.errors.do ? { '': form.errors.do } : {}) })
  const answer = { ...form.value, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => answerRequest(tx, which, answer, by, at))
  if (outcome.ok) return redirectSaying(visit, `/lmc/${lmcSlug}/register`, { done: DONE[form.value.do] })
  if (outcome.reason === 'not-there') throw notFound()
  return refused({ '': REQUEST_REFUSALS[outcome.reason] })
}

export default function RegisterRequest() {
  const { lmcSlug, request, seen, answers, takesBack } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { practice, reason, word, state } = request
  const list = `/lmc/${lmcSlug}/register`
  const rows = [
    { term: 'What', value: requestInWords(request) },
    { term: 'How they know it', value: reason },
    { term: 'Town', value: practice.town ?? 'not stated' },
    ...(word ? [{ term: 'Word of who answered', value: word }] : []),
  ]
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={list}>Register</a>} beside={<RequestTag state={state} />} lead={requestStandsInWords(request)}>
        {practice.name} ({practice.code})
      </PageHeading>
      <SummaryList rows={rows} />
      {answers || takesBack ? (
        <Form method="post" noValidate>
          <SeenField now={seen} shown={Boolean(refused?.errors[''])} />
          {answers ? (
            <Textarea
              name="word"
              label="A word to the other LMC"
              hint="Its officers read it, and it is needed to refuse. Nothing that identifies a patient."
              optional
              rows={2}
              limit={REQUEST_LIMITS.word}
            />
          ) : null}
          <ButtonRow>
            {answers ? (
              <>
                <Button name="do" value="confirm">
                  Confirm: the register says so from now on
                </Button>
                <Button name="do" value="refuse" variant="quiet">
                  Refuse
                </Button>
              </>
            ) : null}
            {takesBack ? (
              <Button name="do" value="take-back" variant="quiet">
                Take it back
              </Button>
            ) : null}
            <a href={list}>Back to the register</a>
          </ButtonRow>
        </Form>
      ) : (
        <p>
          <a href={list}>Back to the register</a>
        </p>
      )}
    </FormState>
  )
}
