import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DraftOrder, positionsOf } from '#app/features/menu/draft-publishing/draft-order.tsx'
import { OldWords, PublicationDay } from '#app/features/menu/draft-publishing/publish-forms.tsx'
import { orderFields, parseOrder } from '#app/features/menu/draft-writing/draft-form.ts'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { saveOrder } from '#app/features/menu/draft-writing/save-order.server.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { ComparisonView } from '#app/features/menu/editions/comparison-view.tsx'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { draftVisit } from './draft-visit.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.page.draft.title || 'A draft of the menu'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { page, here } = await draftVisit(visit)
  const { html } = previewMarkdown(page.draft.summary)
  return { page, here, seen: seenOf(page.draft, 'order'), summaryHtml: html }
}

export async function action(visit: ActionFunctionArgs) {
  const { db, at, page, by, here } = await draftVisit(visit)
  const slugs = page.lines.filter(({ status }) => onTheMenu(status)).map(({ action: slug }) => slug)
  const values = namedFields(await visit.request.formData(), orderFields(slugs))
  const form = parseOrder(values, slugs)
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 })
  const order = { draftId: page.draft.id, seen: values.seen ?? '', order: form.value.order }
  const outcome = await inSharedTransaction(db, (tx) => saveOrder(tx, order, by, at))
  if (!outcome.ok) return data({ errors: { '': DRAFT_REFUSALS[outcome.reason] }, values }, { status: 409 })
  return redirect(`${here}#menu`)
}

export default function DraftOverview() {
  const { page, here, seen, summaryHtml } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { draft, round, base, number, lines, comparison, refusals, state, open, savedBy, approved, approvedBy } = page
  return (
    <FormState values={refused?.values} start={positionsOf(lines)} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={
          <>
            <a href="/committee/menu">Edit the menu</a> · {round.title}
          </>
        }
        beside={<Tag kind="plain">{state}</Tag>}
        lead={`${open ? `To be edition ${number} of the round, ` : ''}${base ? `begun from ${base.title}` : 'the first of its round'}. Last saved by ${savedBy} on ${moment(draft.savedAt)}${approved && approvedBy ? `, approved by ${approvedBy}` : ''}.`}
      >
        {draft.title || 'A draft without a title'}
      </PageHeading>
      <Columns
        sideLabel="About the draft"
        side={
          <>
            {open ? (
              <InsetNote readFirst={refusals.length > 0}>
                {refusals.length > 0 ? (
                  <>
                    <p>Put this right before it can be published:</p>
                    <ul>
                      {refusals.map(({ href, message }) => (
                        <li key={`${href} ${message}`}>
                          <a href={href}>{message}</a>
                        </li>
                      ))}
                    </ul>
                  </>
                ) : (
                  <p>It is ready to publish.</p>
                )}
                <PublicationDay publishFrom={page.publishFrom} early={page.early} here={here} />
                <OldWords oldWords={page.oldWords} />
                <LinkButton href={`${here}/publish`}>Approve, publish or discard</LinkButton>
              </InsetNote>
            ) : null}
            <SectionHeading beside={open ? <a href={`${here}/words`}>Change title, summary and sources</a> : null}>
              Summary
            </SectionHeading>
            {draft.summary ? <Prose html={summaryHtml} /> : <p>Not written yet.</p>}
            <SectionHeading beside={base ? `from ${base.title}` : null}>What changes, as readers will see it</SectionHeading>
            <ComparisonView comparison={comparison} level={3} />
          </>
        }
      >
        <SectionHeading id="menu">The draft menu</SectionHeading>
        <DraftOrder
          key={draft.version}
          lines={lines}
          here={here}
          seen={seen}
          changed={Boolean(refused?.errors[''])}
          open={open}
        />
      </Columns>
    </FormState>
  )
}
