import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { answerQuestion } from '#app/features/practice-desk/asked-by-lmc/answer-question.server.ts'
import { QuestionCards } from '#app/features/practice-desk/asked-by-lmc/question-cards.tsx'
import { QUESTION_DAYS } from '#app/features/practice-desk/asked-by-lmc/question-rules.ts'
import { questionsShown } from '#app/features/practice-desk/asked-by-lmc/questions-page-queries.server.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { numberInWords } from '#app/platform/numbers-in-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'What your LMC’s list says · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { desk, db, at } = await practiceDesk(visit)
  return { details: desk.details, questions: questionsShown(db, desk, at) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const values = namedFields(await visit.request.formData(), ['do', 'question', 'seen'])
  const { question: actionSlug = '', seen = '' } = values
  if (values.do !== 'right' && values.do !== 'not-right')
    return data({ errors: { '': 'Press the answer to one of the questions.' } }, { status: 422 })
  const answer = { practiceCode, actionSlug, right: values.do === 'right', seen }
  const outcome = await inSharedTransaction(db, (tx) => answerQuestion(tx, answer, by, at))
  if (!outcome.ok) return data({ errors: { [outcome.useForm ? actionSlug : '']: outcome.words } }, { status: 422 })
  const done = outcome.recorded
    ? recordedNow(db, { practiceCode, actionSlugs: [actionSlug] }, outcome.recorded, at)
    : 'The question is gone. Nothing was recorded, and your LMC is not told what you answered.'
  const here = `/practice/${practiceCode}`
  const more = questionsShown(db, deskPage(db, practiceCode, at)!, at).length > 0
  return redirectSaying(visit, more ? `${here}/lmc-questions` : here, { done })
}

export default function LmcQuestions() {
  const { details, questions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lmcName = details.lmc?.name ?? 'Your LMC'
  const count = questions.length
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={count > 0 ? LEAD : undefined}>
        {count === 0
          ? 'Your LMC asks nothing now'
          : `${lmcName} asks you about ${count === 1 ? 'one action' : `${numberInWords(count)} actions`}`}
      </PageHeading>
      {count === 0 ? (
        <p>
          Nothing of its list waits for you. <a href={`/practice/${details.code}`}>Back to this week</a>
        </p>
      ) : (
        <>
          <QuestionCards practiceCode={details.code} lmcName={lmcName} questions={questions} />
          <p className="soft">
            The list is your LMC’s own. A line of it counts nowhere and is seen by nobody but you. It becomes your statement only
            if you say that it is right, and then makes this week’s return as any statement does; what is not answered within{' '}
            {QUESTION_DAYS} days is deleted.
          </p>
        </>
      )}
    </>
  )
}

const LEAD = 'It brought its old list into Concert. You say what is right of it; nothing is recorded before.'
