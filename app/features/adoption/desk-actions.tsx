import { OfferTags } from '#app/features/menu/menu-list.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { DeskAction } from './adoption-pages.server.ts'
import { StateTag } from './state-tag.tsx'

/** The actions of a desk with how the practice stands to each, and the way to say something else. */
export function DeskActions({ actions, practiceCode }: { actions: DeskAction[]; practiceCode: string }) {
  return (
    <ItemList>
      {actions.map((action) => {
        const { offer, said } = action
        const place = `/practice/${practiceCode}/actions/${offer.actionSlug}`
        return (
          <Item
            key={offer.actionSlug}
            title={offer.title}
            href={place}
            tags={
              <>
                <StateTag said={said} />
                <OfferTags offer={offer} />
              </>
            }
            action={
              <a href={place}>
                {said ? 'Change' : 'Decide'}
                <span className="spoken">: {offer.title}</span>
              </a>
            }
          >
            {wordsUnder(action)}
          </Item>
        )
      })}
    </ItemList>
  )
}

function wordsUnder({ offer, said, answered }: DeskAction): string | null {
  const parts = [
    ...answered.map(({ label, words }) => `${label} ${words}.`),
    said?.note,
    said?.obstacle && `Obstacle: ${said.obstacle}`,
    offer.standing === 'offered' ? null : offer.reason,
  ]
  return parts.filter(Boolean).join(' ') || null
}
