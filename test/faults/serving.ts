import { monitorEventLoopDelay } from 'node:perf_hooks'
import { beginServing } from '#app/commands/begin-serving.ts'
import { startLoops } from '#app/commands/loops.ts'
import { figuresKeyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { tellCommittee } from '#app/features/figures/releases/tell-committee.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { openDatabase } from '#db/client.server.ts'

/**
 * What a server does beside answering: its loops, on a file that others serve too, at the clock that is its argument. A second argument: so
 * many milliseconds the machine's clock is ahead, by which mail goes. Asked anything, it tells how long its event loop was held up at most
 * since it was asked last, in milliseconds: so long a reader waited. `busy`: how much of its own time on the processor lay between two
 * turns of the loop at most, which is what the wait would be on a machine that nobody else uses.
 */

const read = readSettings(process.env)
if (!read.ok) throw new Error(read.message)
const { settings } = read
const path = settings.databasePath as string
const clock = Number(process.argv[2])
const ahead = Number(process.argv[3] ?? 0)
const machineNow = () => Date.now() + ahead
const heldUp = monitorEventLoopDelay({ resolution: 2 })
const onProcessor = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
let [busy, since] = [0, onProcessor()]
const turns = setInterval(() => {
  const now = onProcessor()
  busy = Math.max(busy, now - since)
  since = now
}, 2)
turns.unref()
process.on('message', () => {
  process.send?.({ heldUp: heldUp.max / 1e6, busy })
  heldUp.reset()
  busy = 0
})
heldUp.enable()
const db = openDatabase(path)
const { checkpoint, end } = beginServing(db)
const figuresKey = () => figuresKeyOf(db, () => secretKeyOf(settings))
const loops = startLoops({
  ...{ db, log: openLog('error'), now: () => clock, machineNow, settings, post: openPost(settings) },
  ...{ measures: openMeasures(clock), figuresKey, checkpoint },
  // On a connection of its own, as the helper beside a server has.
  issueReleases: async (at) => {
    const issuing = openDatabase(path)
    issueDueReleases(issuing, figuresKey(), at, undefined, (tx, weekEnd) =>
      tellCommittee(tx, weekEnd, settings.publicAddress, at),
    )
    issuing.$client.close()
    process.send?.({ issued: true })
  },
})
process.once(
  'SIGTERM',
  () =>
    void loops
      .stop()
      .then(end)
      .then(() => process.exit(0)),
)
