import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { type Offer, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { localNotesPage } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { FlagTag, LocalNoteLine, ReviewTag } from '#app/features/menu/local-notes/local-note-view.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Local notes of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, at } = await lmcOfficer(visit)
  const page = localNotesPage(db, lmcSlug, at)
  if (!page) throw notFound()
  return page
}

export default function LocalNotes() {
  const { today, lmc, menu, onMenu, offMenu } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="Your practices read these notes beside an action before they answer. The practice decides: a note changes no answer and no figure."
      >
        Local notes
      </PageHeading>
      <SectionHeading beside={menu ? <a href="/menu">{`${menu.edition.title}, ${publishedWords(menu.edition)}`}</a> : null}>
        On the menu
      </SectionHeading>
      {onMenu.length > 0 ? <Notes lmcSlug={lmc.slug} listed={onMenu} today={today} /> : <p>No menu is published yet.</p>}
      {offMenu.length > 0 ? (
        <>
          <SectionHeading>No longer on the menu</SectionHeading>
          <Notes lmcSlug={lmc.slug} listed={offMenu} today={today} />
        </>
      ) : null}
    </>
  )
}

type NotesProps = { lmcSlug: string; listed: { offer: Offer; note: LocalNote | null }[]; today: string }

function Notes({ lmcSlug, listed, today }: NotesProps) {
  return (
    <ItemList>
      {listed.map(({ offer, note }) => {
        const href = `/lmc/${lmcSlug}/notes/${offer.actionSlug}`
        return (
          <Item
            key={offer.actionSlug}
            title={offer.title}
            href={`/actions/${offer.actionSlug}`}
            tags={
              <>
                <ReviewTag note={note} today={today} />
                <FlagTag note={note} />
                <OfferTags offer={offer} />
              </>
            }
            action={
              <a href={href}>
                {note ? 'Change the note' : 'Write a note'}
                <span className="spoken">: {offer.title}</span>
              </a>
            }
          >
            {note ? <LocalNoteLine note={note} /> : null}
          </Item>
        )
      })}
    </ItemList>
  )
}
