import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** A service line of a dispute by name. `runs`: something new may be logged on it. */
export type ServiceLine = {
  dispute: string
  key: string
  name: string
  title: string
  contractor: string
  counterparty: string
  runs: boolean
}

/**
 * The service lines of disputes about a contractor's service. Nothing made up stands in a real dispute: a demonstration has the lines of
 * its own dispute alone.
 */
export const serviceLines = (db: Db, today: Day): ServiceLine[] =>
  disputesOn(db, today).flatMap(({ slug, title, contractor, counterparty, origin, ended, lines }) =>
    contractor === null || origin === 'beside'
      ? []
      : lines.map(({ key, name, state }) => ({
          dispute: slug,
          ...{ key, name, title, contractor, counterparty },
          runs: ended === null && state?.state !== 'not-ours',
        })),
  )

export const lineNamed = (lines: readonly ServiceLine[], { dispute, key }: { dispute: string; key: string }) =>
  lines.find((line) => line.dispute === dispute && line.key === key)
