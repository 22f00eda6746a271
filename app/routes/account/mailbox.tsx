import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { mailboxIsOpen, mailsInFolder } from '#app/platform/mail/mailbox.server.ts'
import { mailFolderOf } from '#app/platform/mail/post.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Table } from '#app/ui/table.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Mailbox · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  if (!mailboxIsOpen(settings, registerKindOf(db))) throw notFound()
  const before = new URL(visit.request.url).searchParams.get('before') ?? undefined
  return { ...(await mailsInFolder(db, mailFolderOf(settings), before)), before, sends: settings.smtpUrl !== undefined }
}

export default function Mailbox() {
  const { mails, earlier, before, sends } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="Mail that Concert wrote here and did not send. Only a demonstration, or a server in development, shows it.">
        Mailbox
      </PageHeading>
      {sends ? <InsetNote>A mail server is set: mail written since then went there and is not in this list.</InsetNote> : null}
      <Table
        inLines
        caption="Mails, the latest first"
        columns={[
          { key: 'subject', label: 'Subject' },
          { key: 'to', label: 'To', phoneLabel: 'to' },
          { key: 'at', label: 'Written', phoneLabel: '' },
        ]}
        rows={mails.map(({ name, subject, to, at }) => ({
          key: name,
          cells: [
            <a key="open" href={`/mailbox/${name}`}>
              {subject}
            </a>,
            to,
            moment(at),
          ],
        }))}
        empty="No mail yet. An invitation or a forgotten password writes one within seconds."
      />
      {earlier || before ? (
        <p>
          {earlier ? <a href={`/mailbox?before=${earlier}`}>Earlier mails</a> : null}
          {earlier && before ? ' · ' : null}
          {before ? <a href="/mailbox">The latest</a> : null}
        </p>
      ) : null}
    </>
  )
}
