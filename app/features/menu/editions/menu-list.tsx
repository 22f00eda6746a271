import { longDay } from '#app/platform/dates-in-words.ts'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { MenuPage } from './menu-page-queries.server.ts'
import { type Offer, offerStatusWords } from './menu-rules.ts'

/** The actions of an edition by position, each linked to its page. `inDoubt`: the slugs of those that may have left. */
export function MenuList({ offers, inDoubt = [] }: { offers: MenuPage['offers']; inDoubt?: string[] }) {
  return (
    <ItemList>
      {offers.map((offer) => (
        <Item
          key={offer.actionSlug}
          title={offer.title}
          href={`/actions/${offer.actionSlug}`}
          tags={<OfferTags offer={offer} inDoubt={inDoubt.includes(offer.actionSlug)} />}
        >
          <ProseLine html={offer.wordingHtml} /> {offer.reasonHtml ? <ProseLine html={offer.reasonHtml} /> : null}
        </Item>
      ))}
    </ItemList>
  )
}

/** Tags for an offer; none for one that is simply on the menu. */
export function OfferTags({
  offer,
  inDoubt = false,
}: {
  offer: Pick<Offer, 'status' | 'scope' | 'offeredUntil'>
  inDoubt?: boolean
}) {
  const gone = offer.status === 'withdrawn' || offer.status === 'superseded' || offer.status === 'contractual'
  if (offer.status === 'offered' && offer.scope === 'practice' && !offer.offeredUntil && !inDoubt) return null
  return (
    <>
      {offer.status === 'offered' ? null : (
        <Tag kind={gone ? 'no-longer-offered' : 'plain'}>{offerStatusWords[offer.status]}</Tag>
      )}
      {offer.scope === 'pcn' ? <Tag kind="plain">Decided by the PCN</Tag> : null}
      {inDoubt ? <Tag kind="plain">May have left the list</Tag> : null}
      {offer.offeredUntil ? <Tag kind="plain">Until {longDay(offer.offeredUntil)}</Tag> : null}
    </>
  )
}
