import { NOT_POSSIBLE, takeCheckpoint } from '#db/checkpoints.server.ts'

/**
 * A process beside a server that takes one checkpoint and ends. Arguments: the database, and `empty` where the log is to be emptied too.
 * What stands in its way is said in one line, for the server's log.
 */

const [databasePath, how] = process.argv.slice(2)
try {
  if (!takeCheckpoint(databasePath!, how === 'empty')) process.exitCode = NOT_POSSIBLE
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
