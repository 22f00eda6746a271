import { beginServing } from '#app/commands/begin-serving.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { openDatabase } from '#db/client.server.ts'

/**
 * A process that writes to a register as a server does, many at once, until it is killed. It tells of each statement once its write is
 * confirmed, and never before; of each that failed, why; and, asked `read`, how many entries it reads. Arguments: the file, the clock,
 * and how many write at once.
 */

const [path = '', clock, writers] = process.argv.slice(2)
const ACTIONS = ['cap', 'notice']
const PRACTICES = ['ZZ001', 'ZZ002', 'ZZ003']
const tell = (message: object) => void process.send?.(message)
let now = Number(clock)

const db = openDatabase(path)
const { checkpoint } = beginServing(db)
process.on('message', () => tell({ read: db.$client.prepare('select count(*) from adoption_entries').pluck().get() }))
process.on('disconnect', () => process.exit(0))

async function writeOn(writer: number): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const note = newId()
    const [practiceCode, actionSlug] = [PRACTICES[writer % 3]!, ACTIONS[turn % 2]!]
    const taking = { state: 'taking', extent: 'full', effectiveOn: '2024-09-10', plannedFor: null, obstacle: null } as const
    try {
      await inSharedTransaction(db, (tx) => {
        const outcome = recordAdoption(tx, { practiceCode, actionSlug, note, ...taking }, { personId: 'partner' }, now++)
        if (!outcome.ok) throw new Error(outcome.reason)
      })
      tell({ wrote: note })
    } catch (error) {
      tell({ failed: (error as Error).message })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** More often than a server does, so that kills fall into checkpoints too. */
async function checkpointOn(): Promise<void> {
  for (;;) {
    await checkpoint().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

tell({ ready: true })
for (let writer = 0; writer < Number(writers); writer += 1) void writeOn(writer)
void checkpointOn()
