import { redirect } from '@remix-run/node'
import { personOfEndedSession } from '#app/features/people/sessions/open-session.server.ts'
import {
  deleteUnsentForm,
  isDrawnForAnother,
  storeUnsentForm,
  UNSENT,
  type UnsentForm,
  unsentForm,
} from '#app/features/people/sessions/unsent-forms.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { type Asking, contextOf, type Visit } from './context-of-visit.server.ts'

/** The form of a request, beside the action that reads it: from the bytes as they were sent, since a request is read once. */
async function sentForm(visit: Visit): Promise<FormData | undefined> {
  const { request } = visit
  if (request.method !== 'POST') return undefined
  const { sent } = contextOf(visit)
  if (sent && isPlainForm(sent.type)) return plainForm(sent.bytes)
  return request
    .clone()
    .formData()
    .catch(() => undefined)
}

const isPlainForm = (type: string) => type.toLowerCase().startsWith('application/x-www-form-urlencoded')

function plainForm(bytes: Buffer): FormData {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(bytes.toString())) form.append(name, value)
  return form
}

/** The requested path with its query, as a person would type it. */
export const pathAsked = ({ request }: Asking) => {
  const { pathname, search } = new URL(request.url)
  return pathname.replace(/\.data$/, '') + search
}

/** Where the form is sent again: the requested path, without the name of an earlier form that filled it. */
function pathToSendTo(visit: Visit): string {
  const [path = '', search] = pathAsked(visit).split('?')
  const asked = new URLSearchParams(search)
  asked.delete(UNSENT)
  return asked.size > 0 ? `${path}?${asked}` : path
}

/** A form sent after its session ended is stored for its person; the sign-in page leads them to it. */
export async function formOfEndedSession(visit: Visit): Promise<Response | undefined> {
  const asked = contextOf(visit)
  const { db, at, cookieHeader, secure } = asked
  const personId = visit.request.method === 'POST' && personOfEndedSession(db, cookieHeader, secure)
  const form = personId ? await sentForm(visit) : undefined
  if (!personId || !form) return undefined
  const of = { personId, why: 'session-over', path: pathToSendTo(visit) } as const
  const id = await inSharedTransaction(db, (tx) => storeUnsentForm(tx, of, form, asked.key(), at))
  return redirect(`/sign-in?to=${encodeURIComponent(`/unsent/${id}`)}`)
}

/** The stored form that the address names (`?unsent=`), where it belongs to this page and this person. */
export function unsentInAddress(visit: Visit, personId: string): (UnsentForm & { id: string }) | undefined {
  const { pathname, searchParams } = new URL(visit.request.url)
  const id = searchParams.get(UNSENT)
  if (!id) return undefined
  const { db, at, key } = contextOf(visit)
  const found = unsentForm(db, { id, personId }, key(), at)
  const own = found?.path.split('?')[0] === pathname.replace(/\.data$/, '')
  return found && own ? { id, ...found } : undefined
}

/** A page filled again may hold other forms too (a button): only one with all the stored fields takes its place. */
function sentFromFilledPage(visit: Visit, form: FormData, personId: string): string | undefined {
  const unsent = unsentInAddress(visit, personId)
  return unsent?.fields.every(([name]) => form.has(name)) ? unsent.id : undefined
}

/** Whether a form comes from the person it was drawn for, still signed in: for what a script sends, which is not stored. */
export async function isTheirs(visit: Visit, person: { id: string } | undefined): Promise<boolean> {
  const form = await sentForm(visit)
  return person !== undefined && form !== undefined && !isDrawnForAnother(contextOf(visit).key(), form, person.id)
}

/** A form drawn for somebody else is stored, and its sender is asked first. One sent after that question is deleted. */
export async function formOfAnother(visit: Visit, personId: string): Promise<Response | undefined> {
  const form = await sentForm(visit)
  if (!form) return undefined
  const { db, at, key } = contextOf(visit)
  if (!isDrawnForAnother(key(), form, personId)) {
    const id = form.get(UNSENT) ?? sentFromFilledPage(visit, form, personId)
    if (typeof id === 'string') await inSharedTransaction(db, (tx) => deleteUnsentForm(tx, { id, personId }))
    return undefined
  }
  const of = { personId, why: 'other-person', path: pathToSendTo(visit) } as const
  const id = await inSharedTransaction(db, (tx) => storeUnsentForm(tx, of, form, key(), at))
  return redirect(`/unsent/${id}`)
}
