import { mailCirculars } from '#app/features/people/circulars/mail-circulars.server.ts'
import { openDatabase } from '#db/client.server.ts'

/** Run as a process of its own: writes the mails of a circular, slice by slice, says each on a line, and never ends by itself. */
const [path = '', now = ''] = process.argv.slice(2)
const db = openDatabase(path)
setInterval(() => console.log(mailCirculars(db, Number(now))), 1)
