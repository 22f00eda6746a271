import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NewsList } from '#app/features/help/news/news-list.tsx'
import { newsFrom, newsSince } from '#app/features/help/news/news-queries.server.ts'
import { markPublicationsSeen } from '#app/features/help/publications/mark-publications-seen.server.ts'
import { unseenPublications } from '#app/features/help/publications/publication-queries.server.ts'
import { UnseenNote } from '#app/features/help/publications/unseen-note.tsx'
import { lastVisit } from '#app/features/people/accounts/last-visit.server.ts'
import { deskOf, isOwnPath, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'What is new · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at, today } = await signedIn(visit)
  const before = lastVisit(db, person.id, today)
  const from = newsFrom(before, today)
  const role = roleAt(person, '/news')
  const unseen = unseenPublications(db, person, at)
  return { unseen, from, before: before ?? null, news: newsSince(db, role, from, at), desk: role ? deskOf(role) : null }
}

/** What the committee published is seen, as far as the form's page showed it. */
export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await signedIn(visit)
  const { seen = '', back = '' } = namedFields(await visit.request.formData(), ['seen', 'back'])
  const until = /^\d{1,15}$/.test(seen) ? Number(seen) : 0
  if (until > 0) await inSharedTransaction(db, (tx) => markPublicationsSeen(tx, until, by, at))
  return redirectSaying(visit, isOwnPath(back) ? back : '/news', {
    done: 'Noted. What the committee publishes next stands here again.',
  })
}

export default function WhatIsNew() {
  const { unseen, from, before, news, desk } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        lead={
          before
            ? `Since you were here last, on ${longDay(before)}.`
            : `This is your first visit: what came out since ${longDay(from)}.`
        }
      >
        What is new
      </PageHeading>
      <UnseenNote unseen={unseen} back="/news" />
      {news.length === 0 ? <p>Nothing is new.</p> : <NewsList news={news} />}
      <p>
        {desk ? (
          <>
            <a href={desk}>To your desk</a> ·{' '}
          </>
        ) : null}
        <a href="/menu/editions">All editions of the menu</a> · <a href="/figures/releases">All releases</a> ·{' '}
        <a href="/help">Help</a>
      </p>
    </>
  )
}
