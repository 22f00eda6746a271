import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { mailboxIsOpen, mailInFolder, mailLines } from '#app/platform/mail/mailbox.server.ts'
import { mailFolderOf } from '#app/platform/mail/post.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.mail.subject ?? 'Mail'} · Mailbox · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const mail = mailboxIsOpen(settings, registerKindOf(db))
    ? await mailInFolder(db, mailFolderOf(settings), visit.params.mail ?? '')
    : undefined
  if (!mail) throw notFound()
  return { mail, paragraphs: mailLines(mail.text, settings.publicAddress) }
}

export default function Mail() {
  const { mail, paragraphs } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading above={<a href="/mailbox">Mailbox</a>}>{mail.subject}</PageHeading>
      <SummaryList
        rows={[
          { term: 'From', value: mail.from },
          { term: 'To', value: mail.to },
          { term: 'Written', value: moment(mail.at) },
        ]}
      />
      <Panel>
        {paragraphs.map(({ key, lines }) => (
          <p key={key}>
            {lines.map(({ key, text, path }) => (
              <Fragment key={key}>
                {key > 0 ? <br /> : null}
                {path ? <a href={path}>{text}</a> : text}
              </Fragment>
            ))}
          </p>
        ))}
      </Panel>
      <p>
        <a href={`/mailbox/${mail.name}/file`}>The mail as a file</a>, as it would have been sent: text and HTML.
      </p>
    </>
  )
}
