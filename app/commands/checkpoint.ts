import { takeCheckpoint } from '#db/checkpoints.server.ts'

/** A process beside a server that takes one checkpoint and ends. Arguments: the database, and `empty` where the log is to be emptied too. */

const [databasePath, how] = process.argv.slice(2)
takeCheckpoint(databasePath!, how === 'empty')
