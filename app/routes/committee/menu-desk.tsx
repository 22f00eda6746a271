import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type DeskRound, menuDesk } from '#app/features/menu/draft-publishing/draft-queries.server.ts'
import { DRAFT_REFUSALS } from '#app/features/menu/drafts/draft-rules.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { Table } from '#app/ui/table.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'
import { DRAFT_DONE } from './draft-visit.server.ts'

export const meta: MetaFunction = () => [{ title: 'Edit the menu · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = await committeeEditor(visit)
  return { rounds: menuDesk(db, at) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await committeeEditor(visit)
  const { round = '' } = namedFields(await visit.request.formData(), ['round'])
  const outcome = await inSharedTransaction(db, (tx) => startDraft(tx, round, by, at))
  if (!outcome.ok) return data({ errors: { '': DRAFT_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirectSaying(visit, `/committee/menu/${outcome.draft.id}`, { done: DRAFT_DONE.begun })
}

export default function MenuDesk() {
  const { rounds } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading lead="Draft an edition here. A second editor approves it, and it is published at once or at a set time. A published edition never changes: the next one puts a mistake right.">
        Edit the menu
      </PageHeading>
      {rounds.length === 0 ? <p>There is no round yet. Rounds come with the content that Concert ships.</p> : null}
      {rounds.map((one) => (
        <RoundOnDesk key={one.round.slug} {...one} />
      ))}
    </>
  )
}

function RoundOnDesk({ round, edition, onMenu, open, published }: DeskRound) {
  return (
    <section aria-labelledby={`round-${round.slug}`}>
      <SectionHeading
        id={`round-${round.slug}`}
        beside={round.ended && round.endedOn ? `ended on ${longDay(round.endedOn)}` : null}
      >
        {round.title}
      </SectionHeading>
      <p>
        {edition
          ? `In force: ${edition.title}, edition ${edition.number}, published ${publishedWords(edition)}, with ${onMenu === 0 ? 'no' : onMenu} ${onMenu === 1 ? 'action' : 'actions'} on the menu.`
          : 'No edition is in force.'}
      </p>
      {open ? (
        <p>
          Draft: <a href={`/committee/menu/${open.id}`}>{open.title || 'without a title yet'}</a>. {open.state}
          {open.publishAt ? ` (${moment(open.publishAt)}, London time)` : ''}. Last saved by {open.savedBy} on{' '}
          {moment(open.savedAt)}.
        </p>
      ) : (
        <Form method="post">
          <input type="hidden" name="round" value={round.slug} />
          <Button variant={round.ended ? 'quiet' : 'main'}>
            {edition ? 'Start a draft from the edition in force' : 'Start the first edition'}
          </Button>
        </Form>
      )}
      {published.length > 0 ? (
        <Table
          caption={`Published from the desk for ${round.title}`}
          columns={[
            { key: 'edition', label: 'Edition' },
            { key: 'at', label: 'Published' },
            { key: 'saved', label: 'Last saved by' },
            { key: 'approved', label: 'Approved by' },
          ]}
          rows={published.map(({ edition: slug, title, at, savedBy, approvedBy }) => ({
            key: slug,
            cells: [
              <a key={slug} href={`/menu/editions/${slug}`}>
                {title}
              </a>,
              moment(at),
              savedBy,
              approvedBy ?? 'nobody: the setting asks for no second editor',
            ],
          }))}
        />
      ) : null}
    </section>
  )
}
