import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CompareForm } from '#app/features/menu/editions/compare-form.tsx'
import { type ListedEdition, publishedEditions } from '#app/features/menu/editions/edition-queries.server.ts'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Tag } from '#app/ui/tag.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: { ahead: true } }
export const meta: MetaFunction = () => [
  { title: 'Editions of the menu · Concert' },
  { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: 'Editions of the menu', href: '/menu/editions.atom' },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  return { rounds: publishedEditions(db, at) }
}

export default function Editions() {
  const { rounds } = useLoaderData<typeof loader>()
  const all = rounds.flatMap(({ editions }) => editions)
  return (
    <>
      <PageHeading
        above={<a href="/menu">Menu</a>}
        lead="Every menu that was published, and what is known of it. A published edition is never changed; a mistake is mended by the next."
      >
        Editions of the menu
      </PageHeading>
      {all.length === 0 ? <p>No menu is published yet.</p> : null}
      {rounds.map(({ round, editions }) => (
        <section key={round.slug}>
          <SectionHeading
            beside={`from ${longDay(round.beganOn)}${round.endedOn && round.ended ? ` to ${longDay(round.endedOn)}` : ''}`}
          >
            {round.title}
          </SectionHeading>
          <ItemList>
            {editions.map((edition, index) => {
              const before = editions[index + 1]
              return (
                <Item
                  key={edition.slug}
                  title={edition.title}
                  href={`/menu/editions/${edition.slug}`}
                  tags={edition.inForce ? <Tag kind="reported">In force</Tag> : null}
                  action={
                    before ? (
                      <a href={`/menu/compare?from=${before.slug}&to=${edition.slug}`}>
                        What changed<span className="spoken"> with {edition.title}</span>
                      </a>
                    ) : null
                  }
                >
                  Edition {edition.number} of the round, {publishedWords(edition)}, by {edition.publishedBy}.{' '}
                  {listedInWords(edition)}
                </Item>
              )
            })}
          </ItemList>
        </section>
      ))}
      {all.length > 1 ? (
        <>
          <SectionHeading>Compare any two</SectionHeading>
          <CompareForm editions={all} from={all[1]?.slug} to={all[0]?.slug} />
        </>
      ) : null}
      <p>
        To follow: <a href="/menu/editions.atom">Atom feed</a> · <a href="/menu/editions.json">JSON</a>
      </p>
    </>
  )
}

function listedInWords({ onTheMenu, counted }: ListedEdition): string {
  if (onTheMenu === 0) return 'Nothing is on the menu.'
  return counted === null ? `${onTheMenu} on the menu.` : `${onTheMenu} listed here; one source counts ${counted}.`
}
