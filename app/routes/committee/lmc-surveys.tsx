import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openLmcSurvey, sendBackLmcSurvey } from '#app/features/lmc-desk/surveys/ask-lmc-survey.server.ts'
import { askedNow, lmcSurveysPage, lmcSurveysWaiting } from '#app/features/lmc-desk/surveys/lmc-survey-queries.server.ts'
import { REQUEST_REFUSALS } from '#app/features/lmc-desk/surveys/lmc-survey-rules.ts'
import { AskedWords, opensInWords } from '#app/features/lmc-desk/surveys/lmc-surveys.tsx'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'

const WORD = 300

export const meta: MetaFunction = () => [{ title: 'Questions of LMCs to read first · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = await committeeEditor(visit)
  const named = (slug: string) => lmcBySlug(db, slug, today)?.name ?? slug
  const running = (slug: string) => askedNow(lmcSurveysPage(db, slug).surveys, at)
  const shown = (one: ReturnType<typeof lmcSurveysWaiting>[number]) => ({
    ...{ ...one, lmcName: named(one.lmcSlug), running: running(one.lmcSlug) },
  })
  return { waiting: lmcSurveysWaiting(db).map(shown) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await committeeEditor(visit)
  const form = await visit.request.formData()
  const { do: wish, request: id = '' } = namedFields(form, ['do', 'request'])
  // Each LMC's box has a name of its own: what was typed for one is given back in no other's.
  const field = `word-${id}`
  const values = namedFields(form, [field])
  const refused = (control: string, words: string) => data({ errors: { [control]: words }, values }, { status: 422 })
  const read = freeText(WORD).safeParse(values[field] ?? '')
  if (!read.success) return refused(field, read.error.issues[0]!.message)
  const open = wish === 'open'
  const outcome = await inSharedTransaction(db, (tx) =>
    open ? openLmcSurvey(tx, id, by, at) : sendBackLmcSurvey(tx, { id, word: read.data }, by, at),
  )
  if (!outcome.ok) {
    const refusal = REQUEST_REFUSALS[outcome.reason]
    return refused(refusal.field ? field : '', refusal.words)
  }
  return redirectSaying(visit, '/committee/lmc-surveys', {
    done: !open
      ? 'Sent back with your word.'
      : outcome.opensAt === undefined
        ? 'Its practices are asked from now on.'
        : `Read. They open by themselves on ${longDay(dayOf(outcome.opensAt))}.`,
  })
}

export default function LmcSurveys() {
  const { waiting } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href="/committee/records">Records</a>}
        lead="An LMC may ask its practices about the menu, obstacles and services lost. Appetite and start days are the committee’s. What one editor opens is asked at once, or once the LMC’s earlier questions have closed."
      >
        {waiting.length === 0
          ? 'No LMC waits for its questions to be read'
          : `${waiting.length} to read before practices are asked`}
      </PageHeading>
      {waiting.map(({ id, lmcName, topic, fields, askedAt, waits, running }) => (
        <section key={id} aria-labelledby={`of-${id}`}>
          <SectionHeading id={`of-${id}`} beside={`${lmcName}, ${moment(askedAt)}`}>
            {fields.title}
          </SectionHeading>
          <AskedWords topic={topic} fields={fields} />
          {running ? (
            <p>
              {waits
                ? `${opensInWords(running)} The LMC chose that.`
                : `The LMC chose to ask them beside “${running.title}”, which is open until the end of ${longDay(dayOf(running.closesAt - 1))}.`}
            </p>
          ) : null}
          <Form method="post">
            <input type="hidden" name="request" value={id} />
            <Textarea name={`word-${id}`} label="What to change, where you send it back" limit={WORD} rows={2} optional />
            <ButtonRow>
              <Button name="do" value="open">
                {waits && running ? 'Let it open on that day' : 'Open it to the LMC’s practices'}
              </Button>
              <Button name="do" value="send-back" variant="quiet">
                Send it back
              </Button>
            </ButtonRow>
          </Form>
        </section>
      ))}
    </FormState>
  )
}
