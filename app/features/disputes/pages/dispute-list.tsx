import { type DemandStanding, isOverdue } from '#app/features/disputes/file/demand-rules.ts'
import type { DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { Table } from '#app/ui/table.tsx'
import { lateWords, longestLate, stateWords } from './dispute-words-of.ts'

/** A line a dispute: what is asked, how late it is, how it stands. */
export type DisputeLine = {
  slug: string
  title: string
  with: string
  since: string
  asks: string
  late: string
  longest: string
  state: string
  madeUp: boolean
}

export const lineOf = (dispute: DisputeShown): DisputeLine => {
  const { slug, title, asks, counterparty, contractor, opened, ended } = dispute
  const demands: DemandStanding[] = dispute.demands
  return {
    slug,
    title,
    with: contractor ? `${counterparty}; ${contractor}` : counterparty,
    since: whenWords(opened.when),
    asks,
    late: ended ? `${demands.length} demands when it ended` : lateWords(demands),
    longest: ended || !demands.some(isOverdue) ? '' : longestLate(demands),
    state: stateWords(dispute),
    madeUp: dispute.origin === 'made up',
  }
}

/** `asAt`: the query of the page, for links. */
export function DisputeList({ disputes, asAt, empty }: { disputes: DisputeLine[]; asAt: string; empty: string }) {
  return (
    <div className="dispute">
      <Table
        caption="Disputes, the last begun first"
        spokenCaption
        stacked
        columns={[
          { key: 'dispute', label: 'Dispute' },
          { key: 'asks', label: 'What is asked' },
          { key: 'late', label: 'How late' },
          { key: 'state', label: 'State' },
        ]}
        rows={disputes.map(({ slug, title, with: against, since, asks, late, longest, state, madeUp }) => ({
          key: slug,
          cells: [
            <span key="dispute">
              <a href={`/disputes/${slug}${asAt}`}>{title}</a>
              {madeUp ? ', made up' : ''}
              <small>
                with {against}, begun {since}
              </small>
            </span>,
            asks,
            <span key="late">
              {late}
              {longest ? <small>{longest}</small> : null}
            </span>,
            state,
          ],
        }))}
        empty={empty}
      />
    </div>
  )
}
