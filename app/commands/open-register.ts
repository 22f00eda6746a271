import { existsSync } from 'node:fs'
import type { Logger } from 'pino'
import { takeOverRows } from '#app/features/audit/chain/take-over-rows.server.ts'
import { clockDoubt } from '#app/features/audit/chain/watch-clock.server.ts'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, MIGRATIONS, openDatabase } from '#db/client.server.ts'
import { copyBeforeUpgrade } from '#db/copy-before-upgrade.server.ts'
import { migrationsDueOf } from '#db/shape.server.ts'
import { openingFault } from './faults-before-start.ts'
import { stop } from './stop.ts'

/** The machine's clock is not believed; the message says why, and what to do. */
export class ClockInDoubt extends Error {}

/** As openRegister, for a server: refuses a clock that is far ahead of a real register, before anything is recorded under it. */
export function openRegisterToServe(path: string, machineNow: () => Instant, log: Pick<Logger, 'info'>): Db {
  const due = existsSync(path) ? migrationsDueOf(path, MIGRATIONS) : []
  const db = upgraded(path)
  if (due.length > 0) log.info({ migrations: due.map(({ tag }) => tag) }, 'the file was brought to the shape of this version')
  const doubt = registerKindOf(db) === 'real' ? clockDoubt(db, machineNow()) : undefined
  if (doubt) throw new ClockInDoubt(doubt)
  return takenOver(db, machineNow)
}

/**
 * Opens a register for a command that may write to it: in today's shape, and with every row of the record answered for by an
 * event. `machineNow`: the machine's clock.
 */
export function openRegister(path: string, machineNow: () => Instant = Date.now): Db {
  return takenOver(upgraded(path), machineNow)
}

/** As openRegister, for a command: what stands in the way is said in one message that names DATABASE_PATH, and the command ends. */
export function openRegisterOrStop(path: string): Db {
  const fault = openingFault(path, MIGRATIONS)
  if (fault) stop(fault)
  try {
    return openRegister(path)
  } catch (error) {
    return stop(`DATABASE_PATH ${path} cannot be opened. ${error instanceof Error ? error.message : error}`)
  }
}

function upgraded(path: string): Db {
  const copy = copyBeforeUpgrade(path)
  const db = openDatabase(path)
  if (copy) console.log(`The file was brought to the shape of this version. As it was before, it is kept at ${copy}.`)
  return db
}

function takenOver(db: Db, machineNow: () => Instant): Db {
  const taken = takeOverRows(db, clocksOf(db, machineNow).now())
  if (taken > 0) console.log(`${inFigures(taken)} rows of earlier versions are taken over: audit verify covers them from now on.`)
  return db
}
