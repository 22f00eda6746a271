import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { copyRegister } from '#db/copy-register.server.ts'

/** A process that does one long work on a register and ends, or is killed in it. Arguments: which, the file, where to, the clock. */

const [work, path = '', to = '', clock] = process.argv.slice(2)
process.send?.('ready')
if (work === 'copy') copyRegister(path, to)
else {
  const db = openDatabase(path)
  if (work === 'release') issueDueReleases(db, keyOf(Buffer.alloc(32, 7)), Number(clock))
  db.$client.close()
}
process.disconnect?.()
