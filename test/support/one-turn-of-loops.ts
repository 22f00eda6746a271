import { startLoops } from '#app/commands/loops.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { serveFrom } from '#db/serving.server.ts'

/** Every loop of a server does its work once, at an instant, on a connection that serves meanwhile. */
export async function oneTurnOfLoops(db: Db, now: Instant): Promise<void> {
  const read = readSettings({})
  if (!read.ok) throw new Error(read.message)
  const serving = serveFrom(db)
  const measures = openMeasures(now)
  const loops = startLoops({
    ...{ db, log: openLog('silent'), now: () => now, settings: read.settings, post: openPost(read.settings), measures },
    ...{ figuresKey: () => keyOf(Buffer.alloc(32, 7)), issueReleases: async () => {}, checkpoint: async () => {} },
  })
  await loops.stop()
  measures.stop()
  serving.stop()
}
