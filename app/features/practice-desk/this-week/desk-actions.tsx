import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { askedOfTakers } from '#app/features/menu/editions/menu-rules.ts'
import { FlagTag, LocalNoteLine } from '#app/features/menu/local-notes/local-note-view.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { DeskAction } from './desk-queries.server.ts'
import { OneClick } from './local-note-here.tsx'

/** The actions of a desk with how the practice stands to each, and the way to say something else. */
export function DeskActions({ actions, practiceCode }: { actions: DeskAction[]; practiceCode: string }) {
  return (
    <ItemList>
      {actions.map((action) => {
        const { offer, said, localNote, open } = action
        const href = `/practice/${practiceCode}/actions/${offer.actionSlug}`
        return (
          <Item
            key={offer.actionSlug}
            title={offer.title}
            href={href}
            tags={
              <>
                <StateTag said={said} />
                <OfferTags offer={offer} />
                <FlagTag note={localNote} />
              </>
            }
            action={
              <>
                <a href={href}>
                  {said ? 'Change' : 'Decide'}
                  <span className="spoken">: {offer.title}</span>
                </a>
                <OneClick practiceCode={practiceCode} offer={offer} note={localNote} said={said} open={open} />
              </>
            }
          >
            {localNote ? <LocalNoteLine note={localNote} /> : null} {wordsUnder(action)}
          </Item>
        )
      })}
    </ItemList>
  )
}

function obstacleOf(said: NonNullable<DeskAction['said']>): string | null {
  const words = obstacleInWords(said)
  return words && `Obstacle: ${words}`
}

function wordsUnder({ offer, said, answered, open }: DeskAction): string | null {
  const isOver = offer.status === 'offered' && open.length > 0 && !open.includes('planned')
  const parts = [
    ...answered.map(({ label, words }) => `${label} ${words}.`),
    said?.note,
    said && obstacleOf(said),
    offer.status === 'offered' ? null : offer.reason,
    said?.state === 'taking' && open.length > 0 ? askedOfTakers(offer.status, isOver) : null,
  ]
  return parts.flatMap((part) => (part ? part.replace(/([^.?])$/, '$1.') : [])).join(' ') || null
}
