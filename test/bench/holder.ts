import { openDatabase } from '#db/client.server.ts'

/** Another process that keeps a database from every writer: from its first message until it is told to let go. */

const db = openDatabase(process.argv[2]!)
db.$client.exec('begin immediate')
process.once('message', () => {
  db.$client.exec('commit')
  db.$client.close()
  process.disconnect()
})
process.on('disconnect', () => process.exit(0))
process.send?.('held')
