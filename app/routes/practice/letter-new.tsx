import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { FAMILY_WORDS } from '#app/features/practice-desk/letter-texts/letter-words.ts'
import { beginLetter } from '#app/features/practice-desk/letters/begin-letter.server.ts'
import { beforeLetter } from '#app/features/practice-desk/letters/letter-page-queries.server.ts'
import { LETTER_REFUSALS } from '#app/features/practice-desk/letters/letter-rules.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Begin: ${page?.letter.title ?? 'Letter'} · Concert` },
]

async function asked(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = visit.context.now()
  const followsId = new URL(visit.request.url).searchParams.get('follows')
  const wanted = { practiceCode, letterSlug: visit.params.kind ?? '', followsId }
  const page = beforeLetter(visit.context.db, wanted, at)
  if (!page) throw notFound()
  return { person, at, wanted, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page } = await asked(visit)
  const { earlier, ...shown } = page
  return { ...shown, earlier: earlier && { id: earlier.id, title: earlier.subject ?? earlier.title } }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, at, wanted } = await asked(visit)
  const outcome = await inSharedTransaction(visit.context.db, (tx) => beginLetter(tx, wanted, { personId: person.id }, at))
  if (!outcome.ok) return data({ errors: { '': LETTER_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirect(`/practice/${wanted.practiceCode}/letters/drafts/${outcome.draftId}`)
}

export default function NewLetter() {
  const { details, letter, action: belongsTo, note, others, earlier } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const at = `/practice/${details.code}/letters`
  const follows = earlier ? `?follows=${earlier.id}` : ''
  const facts = [
    { term: 'Goes to', value: (letter.to.icb && details.icb?.name) || letter.to.label },
    ...(letter.when ? [{ term: 'For', value: letter.when }] : []),
    ...(belongsTo ? [{ term: 'Belongs to', value: <a href={`/actions/${belongsTo.slug}`}>{belongsTo.title}</a> }] : []),
    ...(earlier ? [{ term: 'Answers', value: <a href={`${at}/sent/${earlier.id}`}>{earlier.title}</a> }] : []),
    ...(letter.answer ? [{ term: 'Asks for an answer', value: `in ${letter.answer.days} days` }] : []),
  ]
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading
        above={
          <>
            <a href={at}>Letters</a> · {FAMILY_WORDS[letter.family]}
          </>
        }
        lead={letter.summary}
      >
        {letter.title}
      </PageHeading>
      <Columns
        sideLabel="Which case it is"
        side={
          others.length > 0 ? (
            <>
              <SectionHeading>{letter.group}: is it another case?</SectionHeading>
              {others.map(({ slug, when }) => (
                <p key={slug}>
                  <a href={`${at}/new/${slug}${follows}`}>{when}</a>
                </p>
              ))}
            </>
          ) : (
            <p className="soft">{details.name} writes it, on its own letterhead. A manager may prepare it; a partner signs.</p>
          )
        }
      >
        <InsetNote readFirst>
          <p>
            <strong>Who learns what.</strong> {letter.tells}
          </p>
        </InsetNote>
        <SummaryList rows={facts} />
        {note ? <LocalNoteView note={note} /> : null}
        {letter.before.length > 0 ? (
          <section aria-labelledby="before">
            <SectionHeading id="before">Before you write</SectionHeading>
            <ul>
              {letter.before.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <Form method="post">
          <ButtonRow>
            <Button>Begin this letter</Button>
            <a href={at}>Back to letters</a>
          </ButtonRow>
        </Form>
        <p className="soft">Nothing is sent. You see the whole letter, fill it in and choose its parts next.</p>
      </Columns>
    </>
  )
}
