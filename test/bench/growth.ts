import { copyFileSync } from 'node:fs'
import type { ReleaseContent } from '#app/features/figures/disclosure/release-text.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { comparedAgain, workOutRelease } from '#app/features/figures/releases/work-out-release.server.ts'
import { knownFacts } from '#app/features/figures/tallies/facts-queries.server.ts'
import { latestWeekEnd } from '#app/features/figures/tallies/release-rules.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { CLOCK, englandFile } from './england.ts'

/** CPU in milliseconds: a Monday's release worked out, and one practice's desk read. */
export type Growth = { history: string; weeks: number; returns: number; rollUpMs: number; deskMs: number }

const HISTORIES = [
  { history: '3 months', weeks: 13 },
  { history: '2 years', weeks: 104 },
  { history: '10 years', weeks: 520 },
]
const DESKS = 200
const LATEST = latestWeekEnd(CLOCK)
const { draw } = demonstrationKey

/**
 * The same England with histories of three lengths, without the web: the release of the latest week, and desks. The three are
 * measured in turn, and the least of all rounds counts: the work is the same each time, anything above it comes from the machine.
 */
export function measureGrowth(folder: string, rounds: number): Growth[] {
  const histories = HISTORIES.map(({ history, weeks }) => {
    const path = `${folder}/growth-${weeks}.db`
    copyFileSync(englandFile({ weeks, people: weeks === 104 }), path)
    const db = openDatabase(path)
    const codes = db.$client.prepare('select code from practices order by code').pluck().all() as string[]
    const earlier = releasesBefore(db)
    const returns = db.$client.prepare('select count(*) from weekly_returns').pluck().get() as number
    return { history, weeks, returns, db, codes, earlier, rollUp: [] as number[], desk: [] as number[] }
  })
  for (let round = -1; round < rounds; round++)
    for (const { db, codes, earlier, rollUp, desk } of histories) {
      const tallied = cpuOf(() => workOutRelease({ db, draw, facts: knownFacts(db) }, LATEST, earlier))
      const read = cpuOf(() => {
        for (let i = 0; i < DESKS; i++) deskPage(db, codes[(i * 997) % codes.length]!, CLOCK)
      })
      if (round < 0) continue
      rollUp.push(tallied)
      desk.push(read / DESKS)
    }
  return histories.map(({ history, weeks, returns, db, rollUp, desk }) => {
    db.$client.close()
    return { history, weeks, returns, rollUpMs: Math.min(...rollUp), deskMs: Math.min(...desk) }
  })
}

/** The releases that the latest compares again. */
function releasesBefore(db: Db): Map<string, ReleaseContent> {
  const [earlier, facts] = [new Map<string, ReleaseContent>(), knownFacts(db)]
  for (const weekEnd of comparedAgain(LATEST)) {
    const content = workOutRelease({ db, draw, facts }, weekEnd, earlier)
    if (content) earlier.set(weekEnd, content)
  }
  return earlier
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
