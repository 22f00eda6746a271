import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedWords } from '#app/features/open-letters/pages/open-letter-view.tsx'
import { allOpenLetters } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { signaturesOf } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction = () => [{ title: 'Open letters · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  return {
    letters: allOpenLetters(db).map(({ slug, title, addressee, publishedOn, withdrawn }) => {
      const words = signedWords(signaturesOf(db, slug, today))
      return { slug, title, addressee, publishedOn, withdrawn: withdrawn?.on ?? null, words }
    }),
  }
}

export default function OpenLetters() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="Letters of the committee that LMCs sign, each in its own name. Which LMCs signed, and since when, is public.">
        Open letters
      </PageHeading>
      {letters.length === 0 ? <p>The committee has published no open letter.</p> : null}
      <h2 className="spoken">Letters</h2>
      <ItemList>
        {letters.map(({ slug, title, addressee, publishedOn, withdrawn, words }) => (
          <Item key={slug} title={<a href={`/open-letters/${slug}`}>{title}</a>}>
            <p>
              To {addressee}, since {longDay(publishedOn)}. {words}.{withdrawn ? ` Withdrawn on ${longDay(withdrawn)}.` : ''}
            </p>
          </Item>
        ))}
      </ItemList>
    </>
  )
}
