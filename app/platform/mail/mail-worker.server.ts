import type { Logger } from 'pino'
import type { Db } from '#db/client.server.ts'
import { every, type Loop } from '../every.ts'
import type { Measures } from '../measures.server.ts'
import type { Instant } from '../time.ts'
import { MOST_TRIES } from './mail-rules.ts'
import { sendDueMails, type TryOutcome } from './mail-sending.server.ts'
import type { Post } from './post.server.ts'

const LOOKS_EVERY = 1000
const AT_A_TIME = 3
const STOP_WAITS = 5000

/**
 * Sends the outbox while the server runs: checks once a second, three mails at a time. `stop` takes no new mail and waits up to
 * five seconds for those in hand; unfinished ones are tried again after the next start. The log names a mail by its id.
 */
export function startMailWorker({
  db,
  post,
  log,
  now,
  measures,
}: {
  db: Db
  post: Post
  log: Logger
  now: () => Instant
  measures?: Pick<Measures, 'turn' | 'mail'>
}): Loop {
  const tell = (outcome: TryOutcome) => {
    const { id, message, tries } = outcome
    measures?.mail(outcome.sent ? 'sent' : outcome.final || tries >= MOST_TRIES ? 'given-up' : 'failed')
    if (outcome.sent) log.info({ mail: id, message, tries }, 'a mail was sent')
    else log.warn({ mail: id, message, tries, why: outcome.words }, 'a mail was not sent')
  }
  const loops = Array.from({ length: AT_A_TIME }, (_, index) =>
    every(`mail ${index + 1}`, LOOKS_EVERY, (_at, stopping) => sendDueMails(db, post, now, { tell, stopping }), {
      ...{ log, now, measures },
    }),
  )
  return {
    stop: async () => {
      const enough = new Promise((resolve) => setTimeout(resolve, STOP_WAITS).unref())
      await Promise.race([Promise.all(loops.map(({ stop }) => stop())), enough])
    },
  }
}
