import { existsSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { MIGRATIONS, openDatabase } from '#db/client.server.ts'
import { copyRegister } from '#db/copy-register.server.ts'
import { migrationsDueOf, NewerFile } from '#db/shape.server.ts'
import { checked } from '../operator-audit.ts'
import { type CommandAlone, refuse } from '../operator-command.ts'

/** Upgrades a copy, checks it and removes it: the register itself is only read. Says what it takes in time and space. */
export const upgradeCheckCommand: CommandAlone = {
  usage: `upgrade-check
    upgrades a copy beside the file and checks it: says what this version changes, and the time and space it takes`,
  runAlone(words, { databasePath }) {
    parseArgs({ args: words, options: {} })
    if (!databasePath || !existsSync(databasePath)) refuse('DATABASE_PATH names no file.')
    const due = migrationsOf(databasePath)
    if (due.length === 0) return console.log('The file has the shape of this version: nothing would be changed.')
    const size = statSync(databasePath).size
    const folder = dirname(resolve(databasePath))
    const { bavail, bsize } = statfsSync(folder)
    // The copy this command makes and what its upgrade writes; a start makes the same copy and upgrades the file.
    const needed = 3 * size
    if (bavail * bsize < needed)
      refuse(`${megabytes(needed)} free are needed in ${folder}, and ${megabytes(bavail * bsize)} are there.`)
    const beside = mkdtempSync(join(folder, '.upgrade-check-'))
    try {
      const copy = join(beside, 'copy.db')
      const copying = timed(() => copyRegister(databasePath, copy))
      let faults: string[] = []
      const upgrading = timed(() => {
        const db = openDatabase(copy)
        faults = checked(db).faults
        db.$client.close()
      })
      for (const fault of faults.slice(0, 20)) console.error(fault)
      if (faults.length > 0) refuse('The upgraded copy is not whole: do not upgrade. Nothing was changed.')
      console.log(`${due.length} changes of shape would be made: ${due.map(({ tag }) => tag).join(', ')}.`)
      console.log(`The copy took ${copying} s, the upgrade with its check ${upgrading} s. The start takes about as long.`)
      console.log(`It needs ${megabytes(needed)} free; a copy of today's file is made first. Nothing was changed.`)
    } finally {
      rmSync(beside, { recursive: true, force: true })
    }
  },
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`

function timed(work: () => void): string {
  const began = performance.now()
  work()
  return ((performance.now() - began) / 1000).toFixed(1)
}

function migrationsOf(path: string) {
  try {
    return migrationsDueOf(path, MIGRATIONS)
  } catch (error) {
    if (error instanceof NewerFile) refuse(error.message)
    throw error
  }
}
