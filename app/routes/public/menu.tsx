import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GapNote } from '#app/features/menu/editions/gap-note.tsx'
import { MenuList } from '#app/features/menu/editions/menu-list.tsx'
import { menuPage } from '#app/features/menu/editions/menu-page-queries.server.ts'
import { onTheMenu, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'

export const handle: PageHandle = { cached: { ahead: true } }
export const meta: MetaFunction = () => [{ title: 'Menu · Concert' }]

export function loader({ context }: LoaderFunctionArgs) {
  return { menu: menuPage(context.db, context.now()) ?? null }
}

export default function Menu() {
  const { menu } = useLoaderData<typeof loader>()
  if (!menu) return <PageHeading lead="No menu is published yet.">Menu</PageHeading>
  const { round, edition, offers, gap, before } = menu
  const current = offers.filter(({ status }) => onTheMenu(status))
  const gone = offers.filter(({ status }) => !onTheMenu(status))
  return (
    <>
      <PageHeading
        above={round.title}
        lead={`${edition.title} · edition ${edition.number} of the round, published ${publishedWords(edition)}`}
      >
        Menu
      </PageHeading>
      {round.ended && round.endedOn ? (
        <InsetNote readFirst>
          This round ended on {longDay(round.endedOn)}. Concert records no new adoption of its actions.
        </InsetNote>
      ) : null}
      <GapNote gap={gap} />
      <Prose html={edition.summaryHtml} />
      <p>
        {before ? (
          <>
            <a href={`/menu/compare?from=${before.slug}&to=${edition.slug}`}>What changed since {before.title}</a>
            {' · '}
          </>
        ) : null}
        <a href="/menu/editions">All editions</a> · <a href="/menu/print">To print, two sides of A4</a>
      </p>
      <SectionHeading>
        {current.length === 0 ? 'Nothing is on the menu' : `${current.length} ${current.length === 1 ? 'action' : 'actions'}`}
      </SectionHeading>
      <MenuList offers={current} inDoubt={gap?.actions} />
      {gone.length > 0 ? (
        <>
          <SectionHeading>Left the menu with this edition</SectionHeading>
          <MenuList offers={gone} />
        </>
      ) : null}
      <InsetNote>
        The committee publishes the menu. Each practice decides for itself what it takes; no permission is needed.
      </InsetNote>
    </>
  )
}
