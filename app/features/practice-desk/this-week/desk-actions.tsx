import type { ReactNode } from 'react'
import type { FreshStatement } from '#app/features/adoption/progress/progress-queries.server.ts'
import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import { UptakeCell } from '#app/features/figures/pictures/uptake-line.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { FlagTag } from '#app/features/menu/local-notes/local-note-view.tsx'
import { StepsMark } from '#app/features/practice-desk/checklists/steps-mark.tsx'
import { MarkTallyLine } from '#app/features/practice-desk/decisions/mark-tally.tsx'
import type { DeskRow } from './desk-row-rules.ts'
import { NotApplicableLink } from './local-note-here.tsx'
import { UndoButton } from './undo-button.tsx'

type DeskActionsProps = {
  /** Names the table, for those who do not see where it stands. */
  label: string
  /** Why none of them is on offer, where all share it. */
  reason: string | null
  /** Head of the column of figures; null = there are none yet. */
  uptake: string | null
  /** Stands under another table of the same columns, whose heads say enough. */
  under?: boolean
  /** Its rows. */
  children: ReactNode
}

/** Actions of a desk, a row each: the state since when, what was last said, how many others take it, and the way to change it. */
export function DeskActions({ label, reason, uptake, under, children }: DeskActionsProps) {
  return (
    <>
      {reason ? <p className="soft">{reason}</p> : null}
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
              {uptake}
            </th>
            <th scope="col" className="desk-ways">
              <span className="spoken">Change</span>
            </th>
          </tr>
        </thead>
        {children}
      </table>
    </>
  )
}

/** The cells of a row. `fresh`: what can be taken back with one press. */
export function DeskCells({ fresh, ...row }: DeskRow & { fresh?: FreshStatement | null }) {
  const { practiceCode, offer, flag, current, open, steps, next, words, marks, uptake } = row
  const href = `/practice/${practiceCode}/actions/${offer.actionSlug}`
  return (
    <>
      <th scope="row" className="desk-name">
        <a href={href}>{offer.title}</a>
        <OfferTags offer={offer} />
        <FlagTag note={flag} />
      </th>
      <td className="desk-state">
        <StateAndDay current={current} />
      </td>
      <td className="desk-steps">{steps ? <StepsMark steps={steps} href={`${href}/steps`} title={offer.title} /> : null}</td>
      <td className="desk-words soft">
        {next ? <span className="next-step">{next}.</span> : null} {words} {marks ? <MarkTallyLine tally={marks} /> : null}{' '}
        <NotApplicableLink practiceCode={practiceCode} offer={offer} note={flag} current={current} open={open} />
      </td>
      <td className="desk-uptake">{uptake ? <UptakeCell action={offer.actionSlug} uptake={uptake} /> : null}</td>
      <td className="desk-ways">
        <a href={href}>
          {current ? 'Change' : 'Decide'}
          <span className="spoken">: {offer.title}</span>
        </a>
        {fresh ? <UndoButton here={href} {...fresh} /> : null}
      </td>
    </>
  )
}
