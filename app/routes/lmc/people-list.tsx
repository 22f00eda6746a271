import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RightLines, WrongLines } from '#app/features/people/invitations/checked-list-table.tsx'
import { LONGEST_LIST_TEXT, readInvitationList } from '#app/features/people/invitations/invitation-form.ts'
import { LONGEST_LIST } from '#app/features/people/invitations/invitation-rules.ts'
import { checkInvitationList, sendInvitationList } from '#app/features/people/invitations/send-invitation-list.server.ts'
import { LIST_NOTES } from '#app/features/people/invitations/welcome-words.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary, SuccessNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, longForm: 'or a file' }
export const meta: MetaFunction = () => [{ title: 'Invite from a list · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug } = await lmcOfficer(visit, visit.params.lmc)
  const lmc = lmcBySlug(visit.context.db, lmcSlug)
  if (!lmc) throw notFound()
  return { lmc: { slug: lmc.slug, name: lmc.name } }
}

/** The list as pasted, or from the chosen file. */
async function listIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const pasted = form.get('list')
  const text = typeof pasted === 'string' && pasted.trim() ? pasted : file && typeof file !== 'string' ? await file.text() : ''
  return text.slice(0, LONGEST_LIST_TEXT + 1)
}

const CUT_OFF = 'The list came in part only, so nothing was checked or sent. Choose the file again, or paste the list.'

export async function action(visit: ActionFunctionArgs) {
  const { person, lmcSlug } = await lmcOfficer(visit, visit.params.lmc)
  const { db, log, now, settings } = visit.context
  const form = await visit.request.formData().catch(() => undefined)
  if (!form) return data({ errors: { list: CUT_OFF }, values: {}, checked: null, sent: null }, { status: 400 })
  const list = await listIn(form)
  const read = readInvitationList(list)
  if (!read.ok) return data({ errors: { list: read.message }, values: { list }, checked: null, sent: null }, { status: 422 })
  if (form.get('intent') !== 'send') {
    const checked = await checkInvitationList(db, read.lines, lmcSlug, person, now())
    return data({ errors: {}, values: { list }, checked, sent: null })
  }
  const by = { lmcSlug, by: person, publicAddress: settings.publicAddress }
  const { brokenOff, ...sent } = await sendInvitationList(db, read.lines, by, now())
  if (brokenOff) log.error({ err: brokenOff }, 'a list of invitations was sent in part')
  return data({ errors: {}, values: { list: brokenOff ? list : '' }, checked: null, sent })
}

export default function InviteFromList() {
  const { lmc } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const right = answer?.checked?.filter((line) => line.ok).length ?? 0
  return (
    <FormState values={answer?.values} errors={answer?.errors}>
      <ErrorSummary />
      {answer?.sent ? (
        <SuccessNote title={`${answer.sent.sent} ${answer.sent.sent === 1 ? 'invitation is' : 'invitations are'} on their way.`}>
          <p>
            What became of each mail stands under <a href={`/lmc/${lmc.slug}/people#invitations`}>invitations</a>.
          </p>
        </SuccessNote>
      ) : null}
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}/people`}>{lmc.name}: people and invitations</a>}
        lead="Every line is checked first. Nothing is sent until you have seen the list."
      >
        Invite from a list
      </PageHeading>
      <WithNotes notes={LIST_NOTES}>
        {answer?.sent && answer.sent.notSent.length > 0 ? <WrongLines lines={answer.sent.notSent} caption="Not sent" /> : null}
        {answer?.checked ? (
          <>
            <RightLines lines={answer.checked} />
            <WrongLines lines={answer.checked} caption="Not to be sent" />
            {right > 0 ? (
              <form method="post">
                <input type="hidden" name="list" value={answer.values.list ?? ''} />
                <ButtonRow>
                  <Button name="intent" value="send">
                    {right === 1 ? 'Send one invitation' : `Send ${right} invitations`}
                  </Button>
                  <a href={`/lmc/${lmc.slug}/people/list`}>Begin again</a>
                </ButtonRow>
              </form>
            ) : null}
          </>
        ) : null}
        <form method="post" encType="multipart/form-data" className="narrow">
          <Textarea
            name="list"
            label={answer?.checked ? 'Correct the list' : 'The list'}
            hint={`One line for each person: the practice’s ODS code, partner or manager, the e-mail address. Up to ${LONGEST_LIST} lines.`}
            rows={8}
          />
          <div className="field">
            <label className="name" htmlFor="file">
              Or a CSV file<span className="optional"> (optional)</span>
            </label>
            <div className="hint" id="file-hint">
              Up to 450 kB.
            </div>
            <input id="file" name="file" aria-describedby="file-hint" type="file" accept=".csv,.txt,text/csv,text/plain" />
          </div>
          <ButtonRow>
            <Button variant={right > 0 ? 'quiet' : 'main'}>Check the list</Button>
          </ButtonRow>
        </form>
      </WithNotes>
    </FormState>
  )
}
