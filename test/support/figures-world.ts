import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { type Instant, instantOf, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actionText, roundText } from './content.ts'
import { everywhere, first, recordStatements, takes, twoRegions } from './two-regions.ts'

/** A Thursday: the last release is that of Monday 18 November 2024. */
export const FIGURES_NOW: Instant = instantOf('2024-11-21', '10:00')
/** The LMC that chose to be shown to everybody; no other did. */
export const SHOWN = 'north-1'
/** An LMC that is not shown to everybody. */
export const HIDDEN = 'north-0'
/** An LMC with under twelve reporters. */
export const SMALL = 'north-3'

/** Two regions in which all report and two thirds take the one action, with a release for every week since August 2024. */
export function figuresWorld(): Db {
  const db = twoRegions()
  markRegister(db, 'real', {}, startOfDay('2024-07-01'))
  const all = [...everywhere(12), ...first(HIDDEN, 20), ...first(SHOWN, 20), ...first('north-2', 15)]
  const everybody = [...new Set(all)]
  recordStatements(db, { report: everybody, entries: everybody.filter((_, i) => i % 3 > 0).map((code) => takes(code)) })
  db.$client
    .prepare('insert into lmc_publicity_choices (lmc_slug, is_shown, recorded_at, recorded_by) values (?, 1, ?, ?)')
    .run(SHOWN, startOfDay('2024-08-01'), 'somebody')
  db.$client.exec('update lmcs set hex_q = rowid, hex_r = 1')
  db.$client.prepare('update rounds set body = ?').run(roundText('2024-08-01', 'null'))
  db.$client
    .prepare("insert into guidances (hash, action_slug, body, recorded_at) values ('', 'cap', ?, 0)")
    .run(actionText('Cap'))
  issueDueReleases(db, demonstrationKey, FIGURES_NOW)
  return db
}
