import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { toldFacts } from '#app/features/adoption/told/told-queries.server.ts'
import { tellingRefusal } from '#app/features/adoption/told/told-rules.ts'
import { OFFICE_NOTE_FIELDS, parseOfficeNote } from '#app/features/lmc-desk/office-notes/office-note-form.ts'
import { officeNotesAbout } from '#app/features/lmc-desk/office-notes/office-note-queries.server.ts'
import { OFFICE_NOTE_REFUSALS, seenOfNotes } from '#app/features/lmc-desk/office-notes/office-note-rules.ts'
import { OfficeNotesSection } from '#app/features/lmc-desk/office-notes/office-notes.tsx'
import {
  showOfficeNotes,
  takeBackOfficeNote,
  writeOfficeNote,
} from '#app/features/lmc-desk/office-notes/write-office-note.server.ts'
import { ContactList } from '#app/features/lmc-desk/practice-page/contact-list.tsx'
import { openContacts } from '#app/features/lmc-desk/practice-page/open-contacts.server.ts'
import { PracticeFacts } from '#app/features/lmc-desk/practice-page/practice-facts.tsx'
import { openLmcPractice } from '#app/features/lmc-desk/practices/open-lmc-practice.server.ts'
import { SharedStates } from '#app/features/lmc-desk/practices/shared-states.tsx'
import { reminderFactsOf } from '#app/features/lmc-desk/reminders/reminder-facts-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.opened.practice.name ?? 'Practice'} at the LMC’s desk · Concert` },
]

const codeOf = ({ params }: LoaderFunctionArgs) => (params.practice ?? '').toUpperCase()

export async function loader(visit: LoaderFunctionArgs) {
  const { by, lmcSlug, lmc, db, at, today } = await lmcPage(visit)
  const code = codeOf(visit)
  const looked = await inSharedTransaction(db, (tx) => {
    const opened = openLmcPractice(tx, lmcSlug, code, by, at)
    return opened && { opened, contacts: openContacts(tx, lmcSlug, code, by, at) }
  })
  if (!looked) throw notFound()
  const reminders = reminderFactsOf(db, [code], today).get(code)!
  const mayRecord = !tellingRefusal(toldFacts(db, lmcSlug, code, today), false)
  const tookOver = practiceByCode(db, code, today)?.predecessors ?? []
  const office = officeNotesAbout(db, lmcSlug, code)
  const seen = seenOfNotes(office.notes)
  return { lmc, ...looked, reminders, tookOver, mayRecord, office, seen }
}

const SAID = {
  write: 'The note is added.',
  'take-back': 'Taken back: it stays, struck through.',
  show: 'The practice’s partners read what was noted up to now. A later note they read once they ask again and you show it.',
}

/** Writes a note of the office, takes one back, or shows all of them to the practice that asked. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, today } = await lmcOfficer(visit)
  const practiceCode = codeOf(visit)
  const details = practiceByCode(db, practiceCode, today)
  if (!details?.open || details.lmc?.slug !== lmcSlug) throw notFound()
  const values = namedFields(await visit.request.formData(), OFFICE_NOTE_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const about = { lmcSlug, practiceCode }
  const here = `/lmc/${lmcSlug}/practices/${practiceCode}`
  if (values.do === 'take-back' || values.do === 'show') {
    const act = values.do === 'show' ? 'show' : 'take-back'
    const { note: id = '', seen = '' } = values
    const outcome = await inSharedTransaction(db, (tx) =>
      act === 'show' ? showOfficeNotes(tx, { ...about, seen }, by, at) : takeBackOfficeNote(tx, { ...about, id }, by, at),
    )
    return outcome.ok ? redirectSaying(visit, here, { done: SAID[act] }) : refused({ '': OFFICE_NOTE_REFUSALS[outcome.reason] })
  }
  const form = parseOfficeNote(values)
  if (!form.ok) return refused(form.errors)
  await inSharedTransaction(db, (tx) => writeOfficeNote(tx, { ...about, words: form.value.words }, by, at))
  return redirectSaying(visit, here, { done: SAID.write })
}

export default function Practice() {
  const { lmc, opened, contacts, reminders, tookOver, mayRecord, office } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { practice } = opened
  const here = `/lmc/${lmc.slug}`
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={here}>{lmc.name}</a>}>{practice.name}</PageHeading>
      <Columns sideLabel="About the practice" side={<PracticeFacts {...{ here, opened, reminders, tookOver, mayRecord }} />}>
        <div className="ruled-sections">
          <section aria-labelledby="does">
            <SectionHeading id="does">What it does</SectionHeading>
            <p className={practice.shared ? 'soft' : undefined}>
              {practice.shared
                ? 'It shares by name with its LMC. Each time you open this page, it sees that under “Who looked”.'
                : 'It does not share by name: its LMC sees only whether it has reported.'}
            </p>
            {practice.shared ? <SharedStates opened={opened} /> : null}
          </section>
          <ContactList contacts={contacts} here={here} />
          <OfficeNotesSection about={office} stale={Boolean(refused?.errors[''])} />
        </div>
      </Columns>
    </FormState>
  )
}
