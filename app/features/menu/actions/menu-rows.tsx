import type { ReactNode } from 'react'
import { CalledAgainLine } from '#app/features/menu/called-again/called-again-note.tsx'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { onTheMenu, type Round } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { LocalNoteName } from '#app/features/menu/local-notes/local-note-view.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { ProseLine } from '#app/ui/prose.tsx'
import { EffortMark } from './effort-mark.tsx'
import type { MenuRow } from './menu-rows-queries.server.ts'

/** What the reader's own practice says of an action: its state and the way to record or change it. `waits`: nothing is said yet. */
export type OwnAnswer = { state: ReactNode; button: ReactNode; waits: boolean }

type MenuRowsProps = {
  rows: MenuRow[]
  round: Pick<Round, 'beganOn' | 'endedOn'>
  inDoubt?: string[]
  /** The notes of the reader's LMC, by action. */
  notes: Record<string, LocalNote>
  /** By action; left out for readers without a practice. */
  own?: (actionSlug: string) => OwnAnswer | undefined
  /** How many take an action, in one line. */
  uptake?: (actionSlug: string) => ReactNode
}

/** The actions of a menu, a row each: what it asks, effort, first and last day, and what the practice says of it. */
export function MenuRows({ rows, round, inDoubt = [], notes, own, uptake }: MenuRowsProps) {
  return (
    <div className={['menu-rows', own && 'with-own', uptake && 'with-uptake'].filter(Boolean).join(' ')}>
      <p className="menu-rows-head" aria-hidden="true">
        <span>Action and what it asks</span>
        <span>Effort</span>
        <span>First, last day</span>
        {uptake ? <span>How many take it</span> : null}
        {own ? <span>We</span> : null}
      </p>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.actionSlug}
            row={row}
            round={round}
            inDoubt={inDoubt.includes(row.actionSlug)}
            note={notes[row.actionSlug]}
            own={own?.(row.actionSlug)}
            uptake={uptake?.(row.actionSlug)}
          />
        ))}
      </ul>
    </div>
  )
}

type RowProps = {
  row: MenuRow
  round: MenuRowsProps['round']
  inDoubt: boolean
  note: LocalNote | undefined
  own: OwnAnswer | undefined
  uptake: ReactNode
}

function Row({ row, round, inDoubt, note, own, uptake }: RowProps) {
  const isOn = onTheMenu(row.status)
  return (
    <li className={own?.waits ? 'menu-row waits' : 'menu-row'}>
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
      {uptake === undefined ? null : <div className="menu-row-uptake">{uptake}</div>}
      {own ? (
        <>
          <div className="menu-row-own">
            <span className="spoken">We: </span>
            {own.state}
          </div>
          <p className="menu-row-button">{own.button}</p>
        </>
      ) : null}
      {note ? (
        <p className="row-note">
          <LocalNoteName note={note} /> {[note.reason, note.advice].filter(Boolean).join(' ')}{' '}
          <span className="soft">{longDay(dayOf(note.recordedAt))}</span>
        </p>
      ) : null}
    </li>
  )
}

const lastDay = (day: string | null) => (day === null ? 'no last day' : `to ${longDay(day)}`)
