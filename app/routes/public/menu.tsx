import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MenuList } from '#app/features/menu/menu-list.tsx'
import { onTheMenu, publishedWords } from '#app/features/menu/menu-rules.ts'
import { menuPage } from '#app/features/menu/menu-words.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'

export const handle: PageHandle = { still: true }
export const meta: MetaFunction = () => [{ title: 'Menu · Concert' }]

export function loader({ context }: LoaderFunctionArgs) {
  return { menu: menuPage(context.db, context.now()) ?? null }
}

export default function Menu() {
  const { menu } = useLoaderData<typeof loader>()
  if (!menu) return <PageHeading lead="No menu is published yet.">Menu</PageHeading>
  const { round, edition, offers } = menu
  const current = offers.filter(({ standing }) => onTheMenu(standing))
  const gone = offers.filter(({ standing }) => !onTheMenu(standing))
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
      <Prose html={edition.summaryHtml} />
      <SectionHeading>
        {current.length} {current.length === 1 ? 'action' : 'actions'}
      </SectionHeading>
      <MenuList offers={current} />
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
