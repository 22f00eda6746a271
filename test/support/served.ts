import type { ServerBuild } from '@remix-run/node'
import { beginServing } from '#app/commands/begin-serving.ts'
import { startLoops } from '#app/commands/loops.ts'
import { figuresKeyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { buildServer } from '#app/server/server.ts'
import { openDatabase } from '#db/client.server.ts'

/**
 * The real server on a file of the test's own, content (of the folder CONTENT, if set) loaded as at every start, with a clock that the test moves: a message is the
 * new time, the answer says it holds. Each reading of the clock is a millisecond later, so no two statements share an instant.
 */

const outcome = readSettings(process.env)
if (!outcome.ok) throw new Error(outcome.message)
const { settings } = outcome
let clock = Number(process.env.CLOCK) || Date.now()
const db = openDatabase(settings.databasePath!)
const on = registerKindOf(db) === 'demonstration' ? dayOf(clock) : undefined
const content = loadContent(db, process.env.CONTENT ?? paths.content, clock, { on })
if (!content.ok) throw new Error(content.messages.join('\n'))
const build = (await import(`${paths.build}/server/index.js`)) as ServerBuild
const log = openLog('error')
const { checkpoint, end } = beginServing(db)
const documents = documentMaker({ program: `${paths.build}/server/make-documents.js`, log })
const measures = openMeasures(clock)
const server = buildServer({ db, settings, log, documents, measures, now: () => clock++, build })
const figuresKey = () => figuresKeyOf(db, () => secretKeyOf(settings))
/** In this process and on a connection of its own, at its time and not within a minute: a test does not measure how long a reader waits. */
const issueReleases = async (at: number) => {
  const writing = openDatabase(settings.databasePath!)
  issueDueReleases(writing, figuresKey(), at)
  writing.$client.close()
}
process.on('message', (time: number) => {
  clock = time
  void issueReleases(time).then(() => process.send?.({ clock }))
})
const loops = startLoops({
  db,
  log,
  now: () => clock,
  settings,
  post: openPost(settings),
  measures,
  figuresKey,
  issueReleases,
  checkpoint,
})
server.listen(settings.port, '127.0.0.1', () => process.send?.({ listening: true }))
process.once('SIGTERM', () => {
  documents.stop()
  // No loop asks a database that is closed.
  void loops
    .stop()
    .then(end)
    .finally(() => process.exit(0))
})
