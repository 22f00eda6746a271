import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { lastReturnAt } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { returnOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { tellByTelephone } from '#app/features/adoption/told/tell-by-telephone.server.ts'
import { ToldFields } from '#app/features/adoption/told/told-fields.tsx'
import { parseTold, TOLD_FIELDS } from '#app/features/adoption/told/told-form.ts'
import { seenOfTelling, toldFacts } from '#app/features/adoption/told/told-queries.server.ts'
import { TELL_REFUSALS, tellingRefusal } from '#app/features/adoption/told/told-rules.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { weekOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Told by telephone by ${page?.practice.name ?? 'a practice'} · Concert` },
]

const codeOf = (visit: LoaderFunctionArgs) => (visit.params.practice ?? '').toUpperCase()

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, at, today } = await lmcOfficer(visit)
  const code = codeOf(visit)
  const facts = toldFacts(db, lmcSlug, code, today)
  const practice = practiceByCode(db, code, today)
  if (!practice || !facts.here) throw notFound()
  const reason = tellingRefusal(facts, false)
  const offers = (menuAt(db, at)?.offers ?? []).filter(({ status }) => onTheMenu(status))
  return {
    practice: { code, name: practice.name },
    ...{ lmcSlug, shares: facts.shares, refusal: reason ? TELL_REFUSALS[reason].words : null },
    returned: returnOf(db, code, weekOf(today)) !== undefined,
    first: lastReturnAt(db, code) === null,
    undecided: facts.shares && currentAnswers(db, [code]).length === 0,
    actions: facts.shares ? offers.map(({ actionSlug, title }) => ({ slug: actionSlug, title })) : [],
    seen: seenOfTelling(db, code, facts.shares),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, today, settings } = await lmcOfficer(visit)
  const practiceCode = codeOf(visit)
  if (!toldFacts(db, lmcSlug, practiceCode, today).here) throw notFound()
  const values = namedFields(await visit.request.formData(), TOLD_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const form = parseTold(values, today)
  if (!form.ok) return refused(form.errors)
  const { publicAddress } = settings
  const told = { practiceCode, lmcSlug, told: form.value, seen: values.seen ?? '', publicAddress }
  const outcome = await inSharedTransaction(db, (tx) => tellByTelephone(tx, told, by, at))
  if (!outcome.ok) return refused({ [outcome.field]: outcome.words })
  const done = 'Recorded, as told by telephone. Everybody in the practice is told that something was recorded.'
  return redirectSaying(visit, `/lmc/${lmcSlug}`, { done })
}

export default function Told() {
  const { practice, lmcSlug, shares, refusal, returned, first, undecided, actions, seen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/lmc/${lmcSlug}/practices/${practice.code}`
  const nothing = returned && !shares ? 'Its return of this week is made already, and it does not share by name.' : null
  return (
    <FormState values={answer?.values} start={{ since: '' }} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={back}>{practice.name}</a>}>{practice.name} told you by telephone</PageHeading>
      {refusal || nothing ? (
        <InsetNote>
          {refusal ?? nothing} <a href={back}>Back to the practice</a>
        </InsetNote>
      ) : (
        <WithNotes
          notes={[
            'It is marked as told by telephone for good.',
            'Everybody in the practice is told by mail that something was recorded, not what.',
            'The practice can take it back for 14 days.',
          ]}
        >
          <Form method="post" noValidate>
            <SeenField now={seen} shown={Boolean(answer?.errors[''])} />
            <ToldFields {...{ actions, shares, returned, first, undecided }} />
            <ButtonRow>
              <Button>Record it</Button>
              <a href={back}>Back without recording</a>
            </ButtonRow>
          </Form>
        </WithNotes>
      )}
    </FormState>
  )
}
