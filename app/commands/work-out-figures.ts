import { setPriority } from 'node:os'
import { workOutWeeks } from '#app/features/figures/releases/work-out-weeks.server.ts'
import { openDatabase } from '#db/client.server.ts'

/** A process beside a server that works out missing figures and ends. Arguments: the database and the server's time. */

const [databasePath, now] = process.argv.slice(2)
setPriority(10)
const db = openDatabase(databasePath!)
// The disk is not waited for while the server wants to write: what a power cut takes is worked out again.
db.$client.pragma('synchronous = NORMAL')
workOutWeeks(db, Number(now))
db.$client.close()
