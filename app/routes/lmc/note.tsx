import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LocalNoteFields } from '#app/features/menu/local-notes/local-note-fields.tsx'
import { LOCAL_NOTE_FIELDS, NOTE_LIMITS, parseLocalNote, valuesOfNote } from '#app/features/menu/local-notes/local-note-form.ts'
import { localNotePage } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { isPast, LOCAL_NOTE_REFUSALS } from '#app/features/menu/local-notes/local-note-rules.ts'
import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { longForm: true, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Local note: ${page?.offer.title ?? 'action'} · Concert` },
]

async function noteOf(visit: LoaderFunctionArgs) {
  const entered = await lmcOfficer(visit)
  const page = localNotePage(entered.db, entered.lmcSlug, visit.params.action ?? '', entered.at)
  if (!page) throw notFound()
  return { ...entered, page }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { page } = await noteOf(visit)
  return { ...page, filled: valuesOfNote(page.note), limits: NOTE_LIMITS }
}

const DONE = {
  written: 'Recorded. Your practices read it from now on, before they answer.',
  takenBack: 'Taken back. Your practices no longer see the note.',
  already: 'The note said so already: nothing was added.',
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at, page } = await noteOf(visit)
  const { lmc, offer } = page
  const values = namedFields(await visit.request.formData(), LOCAL_NOTE_FIELDS)
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseLocalNote(values, page.today)
  if (!form.ok) return refused(form.errors)
  const written = { ...form.value, lmcSlug: lmc.slug, actionSlug: offer.actionSlug, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => writeLocalNote(tx, written, by, at))
  if (!outcome.ok) return refused({ '': LOCAL_NOTE_REFUSALS[outcome.reason] })
  const done = outcome.already ? DONE.already : values.do === 'take-back' ? DONE.takenBack : DONE.written
  return redirectSaying(visit, `/lmc/${lmc.slug}/notes`, { done })
}

export default function LocalNotePage() {
  const { today, lmc, offer, note, seen, earlier, filled, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} start={filled} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}/notes`}>Local notes of {lmc.name}</a>}
        lead={<a href={`/actions/${offer.actionSlug}`}>What it asks, and why it is safe</a>}
      >
        {offer.title}
      </PageHeading>
      <Columns
        sideLabel="What your practices read"
        side={
          <>
            <section aria-labelledby="now">
              <SectionHeading id="now">What your practices read now</SectionHeading>
              {note && isPast(note, today) ? (
                <p>Nothing: the last day of your note is over. It stands here until you write it anew or take it back.</p>
              ) : null}
              {note ? <LocalNoteView note={note} /> : <p>There is no note yet.</p>}
            </section>
            {earlier.length > 0 ? (
              <>
                <SectionHeading>Earlier</SectionHeading>
                {earlier.map((one) => (
                  <LocalNoteView key={one.id} note={one} />
                ))}
              </>
            ) : null}
          </>
        }
      >
        <section aria-labelledby="write">
          <SectionHeading id="write">{note ? 'Change the note' : 'Write a note'}</SectionHeading>
          <Form method="post" noValidate>
            <SeenField now={seen} shown={Boolean(refused?.errors[''])} />
            <LocalNoteFields limits={limits} />
            <ButtonRow>
              <Button name="do" value="write">
                Record it
              </Button>
              {note ? (
                <Button name="do" value="take-back" variant="quiet">
                  Take the note back
                </Button>
              ) : null}
              <a href={`/lmc/${lmc.slug}/notes`}>Back without recording</a>
            </ButtonRow>
            <p className="soft">
              It is dated and signed “LMC officer, {lmc.name}”, without your name. Nothing is overwritten: what you said before
              stays on this page, where your officers see it.
            </p>
          </Form>
        </section>
      </Columns>
    </FormState>
  )
}
