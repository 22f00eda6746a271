import type { LoaderFunctionArgs } from '@remix-run/node'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { mailboxIsOpen, mailFile } from '#app/platform/mail/mailbox.server.ts'
import { mailFolderOf } from '#app/platform/mail/post.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

/** A mail of the mailbox as a file for a mail program. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const name = visit.params.mail ?? ''
  const file = mailboxIsOpen(settings, registerKindOf(db)) ? mailFile(mailFolderOf(settings), name) : undefined
  if (!file) throw notFound()
  const headers = { 'Content-Type': 'message/rfc822', 'Content-Disposition': `attachment; filename="${name}.eml"` }
  return new Response(new Uint8Array(file), { headers })
}
