import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NewsList } from '#app/features/help/news/news-list.tsx'
import { newsFrom, newsSince } from '#app/features/help/news/news-queries.server.ts'
import { lastVisit } from '#app/features/people/accounts/last-visit.server.ts'
import { deskOf, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { signedIn } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'What is new · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const person = await signedIn(visit)
  const { db, now } = visit.context
  const today = dayOf(now())
  const before = lastVisit(db, person.id, today)
  const from = newsFrom(before, today)
  const role = roleAt(person, '/news')
  return { from, before: before ?? null, news: newsSince(db, role, from, now()), desk: role ? deskOf(role) : null }
}

export default function WhatIsNew() {
  const { from, before, news, desk } = useLoaderData<typeof loader>()
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
