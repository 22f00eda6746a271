import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { lawInWords } from '#app/features/disputes/claims/claim-rules.ts'
import { failuresOf } from '#app/features/disputes/failures/failure-queries.server.ts'
import { legalRoutes } from '#app/features/disputes/failures/legal-routes.server.ts'
import { serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { PackTable } from './evidence-data.ts'

/** A service line of a dispute in which a legal route is supported. `key`: `dispute/line`; `said`: what its own route says, if it has one. */
export type LegalLine = {
  key: string
  name: string
  said: string | null
  failures: number
  claims: number
  /** How far the practice's claims of this line went to law. */
  law: string[]
}
export type LegalDispute = { dispute: string; title: string; carriedBy: string; said: string; lines: LegalLine[] }

/**
 * The disputes in which a legal route is supported, with the lines whose route is named and those on which this practice logged or claims
 * something.
 */
export function legalOverview(db: Db, practiceCode: string, today: Day): LegalDispute[] {
  const routes = legalRoutes(db, today)
  if (routes.length === 0) return []
  const failures = failuresOf(db, practiceCode).map(({ line }) => `${line.dispute}/${line.key}`)
  const claims = claimsOf(db, { practiceCode })
  const known = serviceLines(db, today)
  return routes.map(({ dispute, title, carriedBy, said, lines }) => ({
    ...{ dispute, title, carriedBy, said },
    lines: known
      .filter((line) => line.dispute === dispute)
      .map(({ key, name }): LegalLine => {
        const whole = `${dispute}/${key}`
        const own = claims.filter(({ line }) => line === whole)
        return {
          ...{ key: whole, name, said: lines.find((line) => line.name === name)?.said ?? null },
          failures: failures.filter((one) => one === whole).length,
          claims: own.length,
          law: own.flatMap((claim) => {
            const far = lawInWords(claim)
            return far ? `${far.words}, ${longDay(far.on)}` : []
          }),
        }
      })
      .filter((line) => line.said !== null || line.failures + line.claims > 0),
  }))
}

/** Legal support in the evidence pack: line by line what is supported, and how far the practice went. */
export const packLegal = (db: Db, practiceCode: string, today: Day): PackTable => ({
  head: ['Dispute', 'Service line', 'Support', 'Of our claims'],
  widths: [2, 2, 3.4, 3],
  rows: legalOverview(db, practiceCode, today).flatMap(({ title, said, lines }) =>
    lines.map((line) => [title, line.name, line.said ?? said, line.law.join('; ') || 'nothing recorded']),
  ),
})
