import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import { ROUTE_STATES, SCHEME_STATES } from '#app/features/disputes/file/dispute-words.ts'
import { type When, whenWords } from '#app/features/disputes/file/when-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** Support for going to law in a dispute, as its file last knows it. `lines`: the service lines whose legal route is named or used. */
export type LegalRoute = {
  dispute: string
  title: string
  carriedBy: string
  said: string
  lines: { name: string; said: string }[]
}

const dated = (state: string, when: When | null, words: string | null) =>
  [[state.toLowerCase(), when && whenWords(when)].filter(Boolean).join(', '), words].filter(Boolean).join('. ')

/** The disputes about a contractor's service that support a legal route, in general or for a line. */
export const legalRoutes = (db: Db, today: Day): LegalRoute[] =>
  disputesOn(db, today).flatMap(({ slug, title, carriedBy, contractor, origin, ended, legal, ladder }) => {
    const lines = ladder.flatMap(({ name, cells: { legal: cell } }) =>
      cell.state === 'used' || cell.state === 'announced'
        ? [{ name, said: dated(ROUTE_STATES[cell.state], cell.when, cell.words) }]
        : [],
    )
    const last = legal.at(-1)
    if (contractor === null || origin === 'beside' || ended || (!last && lines.length === 0)) return []
    const said = last ? dated(SCHEME_STATES[last.state], last.when, last.words) : 'not known beyond the lines below'
    return [{ dispute: slug, title, carriedBy, said, lines }]
  })
