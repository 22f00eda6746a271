import type { Logger } from 'pino'
import { passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { sendAddressLinks } from '#app/features/people/own-data/correct-details.server.ts'
import { sendResetLinks } from '#app/features/people/sign-in/reset-password.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** In milliseconds. Apart from the requests: what a wish costs to answer is no part of what its page takes. */
const EVERY = 2_000

type House = { db: Db; log: Logger; now: () => Instant; publicAddress: string }

/** Answers what strangers wished for, from now on until `stop`: to join, a new password, a new address. */
export function startAnsweringWishes({ db, log, now, publicAddress }: House): { stop: () => void } {
  const answers = [
    () => passOnJoinWishes(db, { publicAddress }, now()),
    () => sendResetLinks(db, publicAddress, now()),
    () => sendAddressLinks(db, publicAddress, now()),
  ]
  const look = () => {
    for (const answer of answers) {
      try {
        answer()
      } catch (error) {
        log.error({ err: error }, 'a wish could not be answered')
      }
    }
  }
  look()
  const timer = setInterval(look, EVERY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
