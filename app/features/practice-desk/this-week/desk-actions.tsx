import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { requestToTakers } from '#app/features/menu/editions/menu-rules.ts'
import { FlagTag, LocalNoteLine } from '#app/features/menu/local-notes/local-note-view.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { DeskAction } from './desk-queries.server.ts'
import { NotApplicableLink } from './local-note-here.tsx'
import { UndoButton } from './undo-button.tsx'

/** The actions of a desk with their current states, and the way to change each. */
export function DeskActions({ actions, practiceCode }: { actions: DeskAction[]; practiceCode: string }) {
  return (
    <ItemList>
      {actions.map((action) => {
        const { offer, current, localNote, open, fresh } = action
        const href = `/practice/${practiceCode}/actions/${offer.actionSlug}`
        return (
          <Item
            key={offer.actionSlug}
            title={offer.title}
            href={href}
            tags={
              <>
                <StateTag current={current} />
                <OfferTags offer={offer} />
                <FlagTag note={localNote} />
              </>
            }
            action={
              <>
                <a href={href}>
                  {current ? 'Change' : 'Decide'}
                  <span className="spoken">: {offer.title}</span>
                </a>
                {fresh ? <UndoButton here={href} {...fresh} /> : null}
                <NotApplicableLink practiceCode={practiceCode} offer={offer} note={localNote} current={current} open={open} />
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

function obstacleOf(current: NonNullable<DeskAction['current']>): string | null {
  const words = obstacleInWords(current)
  return words && `Obstacle: ${words}`
}

function wordsUnder({ offer, current, answered, open }: DeskAction): string | null {
  const isOver = offer.status === 'offered' && open.length > 0 && !open.includes('planned')
  const parts = [
    ...answered.map(({ label, words }) => `${label} ${words}.`),
    current?.note,
    current && obstacleOf(current),
    offer.status === 'offered' ? null : offer.reason,
    current?.state === 'taking' && open.length > 0 ? requestToTakers(offer.status, isOver) : null,
  ]
  return parts.flatMap((part) => (part ? part.replace(/([^.?])$/, '$1.') : [])).join(' ') || null
}
