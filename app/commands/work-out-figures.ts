import { setPriority } from 'node:os'
import { workOutWeeks } from '#app/features/figures/releases/work-out-weeks.server.ts'
import { openDatabase } from '#db/client.server.ts'

/** A process beside a server that works out missing figures and ends. Arguments: the database and the server's time. */

const [databasePath, now] = process.argv.slice(2)
setPriority(10)
const db = openDatabase(databasePath!)
workOutWeeks(db, Number(now))
db.$client.close()
