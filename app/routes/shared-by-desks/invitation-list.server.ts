import { type ActionFunctionArgs, data } from '@remix-run/node'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { LONGEST_LIST_TEXT, type ReadList } from '#app/features/people/invitations/invitation-form.ts'
import type { ListAnswer } from '#app/features/people/invitations/invitation-list.tsx'
import {
  checkInvitationList,
  type JudgeLine,
  type ReadOne,
  sendInvitationList,
} from '#app/features/people/invitations/send-invitation-list.server.ts'
import { contextOf } from './context-of-visit.server.ts'

/** The list as pasted, or from the chosen file. */
async function listIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const pasted = form.get('list')
  const text = typeof pasted === 'string' && pasted.trim() ? pasted : file && typeof file !== 'string' ? await file.text() : ''
  return text.slice(0, LONGEST_LIST_TEXT + 1)
}

const CUT_OFF = 'The list came in part only, so nothing was checked or sent. Choose the file again, or paste the list.'
const NOTHING: ListAnswer = { errors: {}, values: {}, checked: null, sent: null }

type Desk<R> = { person: Person; read: (text: string) => ReadList<R>; judge: JudgeLine<R> }

/** Checks a list of people to invite, or sends it. */
export async function invitationListAction<R extends ReadOne>(visit: ActionFunctionArgs, { person, read, judge }: Desk<R>) {
  const { db, at, log, settings } = contextOf(visit)
  const answer = (change: Partial<ListAnswer>, status = 200) => data<ListAnswer>({ ...NOTHING, ...change }, { status })
  const form = await visit.request.formData().catch(() => undefined)
  if (!form) return answer({ errors: { list: CUT_OFF } }, 400)
  const list = await listIn(form)
  const lines = read(list)
  if (!lines.ok) return answer({ errors: { list: lines.message }, values: { list } }, 422)
  if (form.get('intent') !== 'send')
    return answer({ values: { list }, checked: await checkInvitationList(db, lines.lines, judge, person, at) })
  const sending = { judge, by: person, publicAddress: settings.publicAddress }
  const { brokenOff, ...sent } = await sendInvitationList(db, lines.lines, sending, at)
  if (brokenOff) log.error({ err: brokenOff }, 'a list of invitations was sent in part')
  return answer({ values: { list: brokenOff ? list : '' }, sent })
}
