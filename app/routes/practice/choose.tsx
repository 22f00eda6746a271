import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { choiceFields, parseChoices } from '#app/features/adoption/statements/adoption-form.ts'
import { recordAdoptions } from '#app/features/adoption/statements/record-adoption.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { AnswerFields } from '#app/features/practice-desk/this-week/answer-fields.tsx'
import { type DeskAction, deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { RECORDED } from '#app/features/practice-desk/this-week/done-words.ts'
import { LocalNoteHere, OneClickForms } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceWithDay } from '#app/ui/choice-with-day.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Choose actions · Concert' }]

const canBegin = ({ open, current }: DeskAction) => open.includes('taking') && current?.state !== 'taking'

async function choices(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = visit.context.now()
  const desk = deskPage(visit.context.db, practiceCode, at)
  if (!desk) throw notFound()
  return { person, practiceCode, at, desk }
}

const takenInWords = ({ offer, current }: DeskAction) =>
  current?.takenSince ? [`${offer.title}, since ${longDay(current.takenSince)}`] : []

export async function loader(visit: LoaderFunctionArgs) {
  const { desk } = await choices(visit)
  const { details, actions } = desk
  return { details, toBegin: actions.filter(canBegin), taken: actions.flatMap(takenInWords) }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, at, desk } = await choices(visit)
  const actions = desk.actions.map(({ offer, asks }) => ({ actionSlug: offer.actionSlug, asks }))
  const values = namedFields(await visit.request.formData(), choiceFields(actions))
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseChoices(values, actions, desk.today)
  if (!form.ok) return refused(form.errors)
  const statements = form.value.map((statement) => ({ ...statement, practiceCode }))
  const outcome = await inSharedTransaction(visit.context.db, (tx) =>
    recordAdoptions(tx, statements, { personId: person.id }, at),
  )
  if (!outcome.ok) return refused({ [`since-${outcome.actionSlug}`]: REFUSALS[outcome.reason].words })
  return redirectSaying(visit, `/practice/${practiceCode}`, { done: RECORDED })
}

export default function Choose() {
  const { details, toBegin, taken } = useLoaderData<typeof loader>()
  const { code } = details
  const refused = useActionData<typeof action>()
  const errors: Record<string, string> = refused?.errors ?? {}
  const firstTick = `take-${toBegin[0]?.offer.actionSlug}`
  return (
    <FormState values={refused?.values} errors={errors}>
      <ErrorSummary formId={firstTick} />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Tick what the practice takes and say since when, also where you began before the round. Start slowly or take all: the practice decides, and no permission is needed."
      >
        Choose actions
      </PageHeading>
      {toBegin.length === 0 ? (
        <p>
          {taken.length > 0 ? 'You take every action that is on offer.' : 'No action is on offer now.'}{' '}
          <a href={`/practice/${code}`}>Back to this week</a>
        </p>
      ) : (
        <Form method="post" noValidate>
          {errors[''] ? <p className="field-error">{errors['']}</p> : null}
          {toBegin.map(({ offer, asks, current, open, localNote }) => (
            <ChoiceWithDay
              key={offer.actionSlug}
              tickName={`take-${offer.actionSlug}`}
              label={offer.title}
              hint={
                <>
                  {current ? <StateTag current={current} /> : null}{' '}
                  <a href={`/actions/${offer.actionSlug}`}>What it asks, and why it is safe</a>
                  <LocalNoteHere formApart practiceCode={code} offer={offer} note={localNote} current={current} open={open} />
                </>
              }
              dayName={`since-${offer.actionSlug}`}
              dayLabel="Taken since"
              more={asks.length > 0 && <AnswerFields asks={asks} about={offer.actionSlug} />}
            />
          ))}
          <ButtonRow>
            <Button>Record the ticked actions</Button>
            <a href={`/practice/${code}`}>Back without recording</a>
          </ButtonRow>
          <p className="soft">
            Recording also makes this week’s return. In part, planned or considered: open the action on the desk.
          </p>
        </Form>
      )}
      <OneClickForms practiceCode={code} actions={toBegin} />
      {taken.length > 0 ? <p>Taken already: {taken.join('; ')}.</p> : null}
    </FormState>
  )
}
