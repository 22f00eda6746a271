import type { Logger } from 'pino'
import type { Db } from '#db/client.server.ts'
import type { Instant } from '../time.ts'
import { takeDueMail, tryMail } from './mail-sending.server.ts'
import type { Post } from './post.server.ts'

export type MailWorker = { stop: () => Promise<void> }

const LOOKS_EVERY = 1000
const AT_A_TIME = 3
const STOP_WAITS = 5000

/**
 * Sends what waits in the outbox while the server runs: looks once a second, three mails at a time. `stop` takes no new mail and waits
 * up to five seconds for those in hand; one still in hand then is tried again after the next start. The log names a mail by its id.
 */
export function startMailWorker(house: { db: Db; post: Post; log: Logger; now: () => Instant }): MailWorker {
  const { db, post, log, now } = house
  const inHand = new Set<Promise<void>>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const look = () => {
    try {
      while (!stopped && inHand.size < AT_A_TIME) {
        const taken = takeDueMail(db, now())
        if (!taken) break
        const trying = tryMail(db, post, taken, now)
          .then((outcome) => {
            const { id, message, tries } = outcome
            if (outcome.sent) log.info({ mail: id, message, tries }, 'a mail was sent')
            else log.warn({ mail: id, message, tries, why: outcome.words }, 'a mail was not sent')
          })
          .catch((error: Error) => log.error({ mail: taken.id, why: error.message }, 'a try could not be written down'))
          .finally(() => {
            inHand.delete(trying)
            if (!stopped) look()
          })
        inHand.add(trying)
      }
    } catch (error) {
      log.error({ why: (error as Error).message }, 'the outbox could not be read')
    }
  }
  const again = () => {
    look()
    if (!stopped) timer = setTimeout(again, LOOKS_EVERY).unref()
  }
  again()

  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      const enough = new Promise((resolve) => setTimeout(resolve, STOP_WAITS).unref())
      await Promise.race([Promise.all(inHand), enough])
    },
  }
}
