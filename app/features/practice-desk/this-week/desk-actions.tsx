import type { ReactNode } from 'react'
import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import type { UptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { UptakeCell, uptakeHead } from '#app/features/figures/pictures/uptake-line.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { requestToTakers } from '#app/features/menu/editions/menu-rules.ts'
import { FlagTag } from '#app/features/menu/local-notes/local-note-view.tsx'
import type { StepsDone } from '#app/features/practice-desk/checklists/step-rules.ts'
import { NextStep, StepsMark } from '#app/features/practice-desk/checklists/steps-mark.tsx'
import type { Day } from '#app/platform/time.ts'
import type { DeskAction } from './desk-queries.server.ts'
import { NotApplicableLink } from './local-note-here.tsx'
import { UndoButton } from './undo-button.tsx'

type DeskActionsProps = {
  /** Names the table, for those who do not see where it stands. */
  label: string
  actions: DeskAction[]
  practiceCode: string
  uptake: UptakeHere | null
  marks: (actionSlug: string) => ReactNode
  /** How far each checklist is, by action. */
  steps: Readonly<Record<string, StepsDone>>
  today: Day
  /** Stands under another table of the same columns, whose heads say enough. */
  under?: boolean
}

/** Actions of a desk, a row each: the state since when, what was last said, how many others take it, and the way to change it. */
export function DeskActions({ label, actions, practiceCode, uptake, marks, steps, today, under }: DeskActionsProps) {
  // A reason that all of them share is said once.
  const reasons = new Set(actions.map(({ offer }) => (offer.status === 'offered' ? null : offer.reason)))
  const shared = actions.length > 1 && reasons.size === 1 ? [...reasons][0] : null
  return (
    <>
      {shared ? <p className="soft">{shared}</p> : null}
      <table className="desk-table">
        <caption className="spoken">{label}</caption>
        <thead className={under ? 'spoken-head' : undefined}>
          <tr>
            <th scope="col" className="desk-name">
              Action
            </th>
            <th scope="col" className="desk-state">
              State
            </th>
            <th scope="col" className="desk-steps">
              Steps
            </th>
            <th scope="col">Next, and what you said last</th>
            <th scope="col" className="desk-uptake">
              {uptake ? uptakeHead(uptake) : null}
            </th>
            <th scope="col" className="desk-ways">
              <span className="spoken">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => deskRow(action, { practiceCode, sayReason: !shared, uptake, marks, steps, today }))}
        </tbody>
      </table>
    </>
  )
}

/** The states in which there are steps to take. */
const UNDER_WAY: readonly State[] = ['considering', 'planned', 'taking']

type Around = Pick<DeskActionsProps, 'practiceCode' | 'uptake' | 'marks' | 'steps' | 'today'> & { sayReason: boolean }

function deskRow(action: DeskAction, { practiceCode, sayReason, uptake, marks, steps, today }: Around): ReactNode {
  const { offer, current, localNote, open, fresh } = action
  const href = `/practice/${practiceCode}/actions/${offer.actionSlug}`
  const done = current && UNDER_WAY.includes(current.state) ? steps[offer.actionSlug] : undefined
  return (
    <tr key={offer.actionSlug}>
      <th scope="row" className="desk-name">
        <a href={href}>{offer.title}</a>
        <OfferTags offer={offer} />
        <FlagTag note={localNote} />
      </th>
      <td className="desk-state">
        <StateAndDay current={current} />
      </td>
      <td className="desk-steps">{done ? <StepsMark steps={done} href={`${href}/steps`} title={offer.title} /> : null}</td>
      <td className="desk-words soft">
        {done ? <NextStep steps={done} today={today} /> : null} {wordsUnder(action, sayReason)} {marks(offer.actionSlug)}{' '}
        <NotApplicableLink practiceCode={practiceCode} offer={offer} note={localNote} current={current} open={open} />
      </td>
      <td className="desk-uptake">{uptake ? <UptakeCell action={offer.actionSlug} uptake={uptake} /> : null}</td>
      <td className="desk-ways">
        <a href={href}>
          {current ? 'Change' : 'Decide'}
          <span className="spoken">: {offer.title}</span>
        </a>
        {fresh ? <UndoButton here={href} {...fresh} /> : null}
      </td>
    </tr>
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
