import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupChoice } from '#app/features/lmc-desk/groups/group-list.tsx'
import { reminderPreview } from '#app/features/lmc-desk/reminders/mail-preview.server.ts'
import { NotJoinedTable } from '#app/features/lmc-desk/reminders/not-joined-table.tsx'
import { RemindFields } from '#app/features/lmc-desk/reminders/remind-fields.tsx'
import { parseWord, remindValues, tickedIn } from '#app/features/lmc-desk/reminders/remind-form.ts'
import { LeftOutNote, leftOutInWords } from '#app/features/lmc-desk/reminders/remind-table.tsx'
import { BASE_WORD, REMIND_REFUSALS } from '#app/features/lmc-desk/reminders/reminder-rules.ts'
import { remindersPage } from '#app/features/lmc-desk/reminders/reminders-page-queries.server.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { SentReminders } from '#app/features/lmc-desk/reminders/sent-reminders.tsx'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Reminders of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc, db, at, settings } = await lmcPage(visit)
  const query = new URL(visit.request.url).searchParams
  const all = query.get('also') === 'not-yet'
  const page = remindersPage(db, lmcSlug, { all, group: query.get('group') ?? '' }, at)
  const preview = reminderPreview({ lmc: lmc.name, word: BASE_WORD }, settings)
  return { lmc, all, page, preview }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, lmc, db, at, settings } = await lmcPage(visit)
  const values = remindValues(await visit.request.formData())
  const refused = (errors: Record<string, string>, rest = {}) =>
    data({ errors, values, leftOut: [], preview: null, ...rest }, { status: 422 })
  const form = parseWord(values)
  if (!form.ok) return refused(form.errors)
  const preview = reminderPreview({ lmc: lmc.name, word: form.word }, settings)
  if (values.do === 'show') return data({ errors: {}, values, leftOut: [], preview }, { status: 200 })
  const wanted = { lmcSlug, practices: tickedIn(values), word: form.word }
  const outcome = await inSharedTransaction(db, (tx) => sendReminder(tx, wanted, by, at))
  if (!outcome.ok) return refused({ '': REMIND_REFUSALS[outcome.reason] }, { leftOut: outcome.leftOut, preview })
  const who = outcome.queued === 1 ? 'one practice' : `${outcome.queued} practices`
  const done = `The reminder goes to ${who}. ${leftOutInWords(outcome.leftOut)}`.trim()
  return redirectSaying(visit, `/lmc/${lmcSlug}/reminders`, { done })
}

export default function Reminders() {
  const { lmc, all, page, preview } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const here = `/lmc/${lmc.slug}`
  const { notJoined, sent, start } = page
  const ticked = Object.keys(start).length
  return (
    <FormState values={answer?.values} start={start} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={here}>{lmc.name}</a>}
        lead="At most one reminder per practice a day. A practice that has made its return is not reminded: Concert checks again before the mail goes."
      >
        {ticked === 0 ? 'Nobody is to be reminded' : `Remind ${ticked === 1 ? 'one practice' : `${ticked} practices`}`}
        {page.group ? ` of ${page.group.name}` : null}
      </PageHeading>
      <GroupChoice groups={page.groups} chosen={page.group?.id ?? ''} page={`${here}/reminders`} here={here} />
      <LeftOutNote leftOut={answer?.leftOut ?? []} />
      <Form method="post" noValidate>
        <RemindFields here={here} page={page} all={all} preview={answer?.preview ?? preview} sentBefore={answer !== undefined} />
      </Form>
      <SectionHeading id="sent" beside="delivered: their mail server took it">
        Sent before
      </SectionHeading>
      <SentReminders sent={sent} here={here} />
      <SectionHeading id="not-joined" beside="no mail reaches them">
        Nobody has joined: {notJoined.length}
      </SectionHeading>
      <NotJoinedTable practices={notJoined} here={here} />
    </FormState>
  )
}
