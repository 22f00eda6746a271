import type { ReactNode } from 'react'
import { CalledAgainLine } from '#app/features/menu/called-again/called-again-note.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { onTheMenu, type Round } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { LocalNoteName } from '#app/features/menu/local-notes/local-note-view.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Drawing } from '#app/ui/draw.server.ts'
import { DrawnItems } from '#app/ui/drawn.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import { EffortMark } from './effort-mark.tsx'
import type { MenuRow } from './menu-rows-queries.server.ts'

/** The rows of a menu as they were drawn before, under the heads of their columns. */
type MenuRowsProps = { rows: Drawing; withOwn: boolean; withUptake: boolean }

export function MenuRows({ rows, withOwn, withUptake }: MenuRowsProps) {
  return (
    <div className={['menu-rows', withOwn && 'with-own', withUptake && 'with-uptake'].filter(Boolean).join(' ')}>
      <p className="menu-rows-head" aria-hidden="true">
        <span>Action and what it asks</span>
        <span>Effort</span>
        <span>First, last day</span>
        {withUptake ? <span>How many take it</span> : null}
        {withOwn ? <span>We</span> : null}
      </p>
      <DrawnItems drawing={rows} />
    </div>
  )
}

export type MenuRowProps = { row: MenuRow; round: Pick<Round, 'beganOn' | 'endedOn'>; inDoubt: boolean }

/** What a row says to everybody: what the action asks, effort, first and last day. `uptake`: how many take it, in one line. */
export function MenuRowCells({ row, round, inDoubt, uptake }: MenuRowProps & { uptake: ReactNode }) {
  const isOn = onTheMenu(row.status)
  return (
    <>
      <div className="menu-row-asks">
        <h3 className="item-title">
          <a href={`/actions/${row.actionSlug}`}>{row.title}</a>
        </h3>
        <p>{row.summary ?? <ProseLine html={row.wordingHtml} />}</p>
        {row.again ? (
          <p className="small soft">
            <CalledAgainLine again={row.again} />
          </p>
        ) : null}
        <OfferTags offer={row} inDoubt={inDoubt} />
        {row.reasonHtml && row.status !== 'offered' ? (
          <p>
            <ProseLine html={row.reasonHtml} />
          </p>
        ) : null}
      </div>
      <p className="menu-row-effort">
        <span className="spoken">Effort: </span>
        <EffortMark size={row.effort} />
      </p>
      <p className="menu-row-days">
        {isOn ? (
          <>
            <span className="spoken">First day: </span>
            {longDay(row.offeredFrom ?? round.beganOn)}
            <span className="soft">{lastDay(row.offeredUntil ?? round.endedOn)}</span>
          </>
        ) : null}
      </p>
      {uptake === null ? null : <div className="menu-row-uptake">{uptake}</div>}
    </>
  )
}

/** What the reader's own practice says of the action of a row: its state and the way to record or change it. */
export function OwnCells({ state, button }: { state: ReactNode; button: ReactNode }) {
  return (
    <>
      <div className="menu-row-own">
        <span className="spoken">We: </span>
        {state}
      </div>
      <p className="menu-row-button">{button}</p>
    </>
  )
}

/** What the reader's LMC says of the action of a row. */
export function MenuRowNote({ note }: { note: LocalNote }) {
  return (
    <p className="row-note">
      <LocalNoteName note={note} /> {[note.reason, note.advice].filter(Boolean).join(' ')}{' '}
      <span className="soft">{longDay(dayOf(note.recordedAt))}</span>
    </p>
  )
}

const lastDay = (day: string | null) => (day === null ? 'no last day' : `to ${longDay(day)}`)
