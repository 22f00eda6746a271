import { copyFileSync } from 'node:fs'
import { workOutWeeks } from '#app/features/figures/releases/work-out-weeks.server.ts'
import { latestWeekEnd } from '#app/features/figures/tallies/release-rules.ts'
import { firstTally, menuOfWeek, scopeOf } from '#app/features/figures/tallies/tally-weeks.server.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { CLOCK, englandFile } from './england.ts'

/** CPU in milliseconds: the national figures worked out anew, and one practice's desk read. */
export type Growth = { history: string; weeks: number; returns: number; rollUpMs: number; deskMs: number }

const HISTORIES = [
  { history: '3 months', weeks: 13 },
  { history: '2 years', weeks: 104 },
  { history: '10 years', weeks: 520 },
]
const DESKS = 200
const WEEK = 7 * 86_400_000

/**
 * The same England with histories of three lengths, without the web: the true tally of the latest week, and desks. The three are
 * measured in turn, and the least of all rounds counts: the work is the same each time, anything above it comes from the machine.
 */
export function measureGrowth(folder: string, rounds: number): Growth[] {
  const histories = HISTORIES.map(({ history, weeks }) => {
    const path = `${folder}/growth-${weeks}.db`
    copyFileSync(englandFile({ weeks, people: weeks === 104 }), path)
    const db = openDatabase(path)
    const codes = db.$client.prepare('select code from practices order by code').pluck().all() as string[]
    workOutWeeks(db, CLOCK - WEEK)
    const returns = db.$client.prepare('select count(*) from weekly_returns').pluck().get() as number
    return { history, weeks, returns, db, codes, rollUp: [] as number[], desk: [] as number[] }
  })
  for (let round = -1; round < rounds; round++)
    for (const { db, codes, rollUp, desk } of histories) {
      const tallied = cpuOf(() => tally(db))
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

/** Only the latest week, with the weeks before it stored as on every Monday. The roll-back removes the tally again. */
function tally(db: Db): void {
  db.$client.exec('begin')
  const weekEnd = latestWeekEnd(CLOCK)
  firstTally(db, scopeOf(menuOfWeek(db, weekEnd)!, weekEnd), CLOCK)
  db.$client.exec('rollback')
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
