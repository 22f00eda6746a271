import type { ReactNode } from 'react'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { requestToTakers } from '#app/features/menu/editions/menu-rules.ts'
import { FlagTag } from '#app/features/menu/local-notes/local-note-view.tsx'
import type { DeskAction } from './desk-queries.server.ts'
import { NotApplicableLink } from './local-note-here.tsx'
import { UndoButton } from './undo-button.tsx'

type DeskActionsProps = {
  actions: DeskAction[]
  practiceCode: string
  /** How many take an action, in one line under its name. */
  uptake?: (actionSlug: string) => ReactNode
}

/** Actions of a desk, a row each: the state since when, what was last said, and the way to change it. */
export function DeskActions({ actions, practiceCode, uptake }: DeskActionsProps) {
  // A reason that all of them share is said once.
  const reasons = new Set(actions.map(({ offer }) => (offer.status === 'offered' ? null : offer.reason)))
  const shared = actions.length > 1 && reasons.size === 1 ? [...reasons][0] : null
  return (
    <>
      {shared ? <p className="soft">{shared}</p> : null}
      <ul className="desk-rows">
        {actions.map((action) => (
          <DeskRow
            key={action.offer.actionSlug}
            action={action}
            practiceCode={practiceCode}
            sayReason={!shared}
            uptake={uptake?.(action.offer.actionSlug)}
          />
        ))}
      </ul>
    </>
  )
}

type DeskRowProps = { action: DeskAction; practiceCode: string; sayReason: boolean; uptake: ReactNode }

function DeskRow({ action, practiceCode, sayReason, uptake }: DeskRowProps) {
  const { offer, current, localNote, open, fresh } = action
  const href = `/practice/${practiceCode}/actions/${offer.actionSlug}`
  return (
    <li className="desk-row">
      <div>
        <h3 className="item-title">
          <a href={href}>{offer.title}</a>
        </h3>
        <OfferTags offer={offer} />
        <FlagTag note={localNote} />
        {uptake}
      </div>
      <div>
        <StateTag current={current} />
      </div>
      <p className="small soft">{wordsUnder(action, sayReason)}</p>
      <div className="desk-row-ways">
        <a href={href}>
          {current ? 'Change' : 'Decide'}
          <span className="spoken">: {offer.title}</span>
        </a>
        {fresh ? <UndoButton here={href} {...fresh} /> : null}
        <NotApplicableLink practiceCode={practiceCode} offer={offer} note={localNote} current={current} open={open} />
      </div>
    </li>
  )
}

function obstacleOf(current: NonNullable<DeskAction['current']>): string | null {
  const words = obstacleInWords(current)
  return words && `Obstacle: ${words}`
}

function wordsUnder({ offer, current, answered, open }: DeskAction, sayReason: boolean): string | null {
  const isOver = offer.status === 'offered' && open.length > 0 && !open.includes('planned')
  const parts = [
    ...answered.map(({ label, words }) => `${label} ${words}.`),
    current?.note,
    current && obstacleOf(current),
    offer.status === 'offered' || !sayReason ? null : offer.reason,
    current?.state === 'taking' && open.length > 0 ? requestToTakers(offer.status, isOver) : null,
  ]
  return parts.flatMap((part) => (part ? part.replace(/([^.?])$/, '$1.') : [])).join(' ') || null
}
