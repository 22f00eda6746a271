import { setPriority } from 'node:os'
import { workOutWeeks } from '#app/features/figures/releases/work-out-weeks.server.ts'
import { openDatabase } from '#db/client.server.ts'

/** Beside a server, in a process of its own: works out figures that are not kept yet, and ends. Given the database and the server's time. */

const [databasePath, now] = process.argv.slice(2)
setPriority(10)
const db = openDatabase(databasePath!)
workOutWeeks(db, Number(now))
db.$client.close()
