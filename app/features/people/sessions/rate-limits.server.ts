import ipaddr from 'ipaddr.js'
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import { keyedHash } from '#app/platform/sealing.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { addPoints, type Points, pointsOf, removeOldPoints } from './sessions.sql.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * How many failures are allowed in which time (seconds), for the reasons in decision 8. A whole hospital or region can share one
 * address of the health network, so a source alone gets many. An address is protected by the pair of both, and by its own total
 * for strangers.
 */
export const RATE_LIMITS = {
  source: { points: 100, duration: 15 * MINUTE },
  'address-and-source': { points: 10, duration: 15 * MINUTE },
  address: { points: 50, duration: 24 * HOUR },
  'known-device': { points: 10, duration: HOUR },
  'second-factor': { points: 10, duration: HOUR },
  'known-device-factor': { points: 10, duration: HOUR },
  'own-password': { points: 10, duration: 15 * MINUTE },
  'reset-source': { points: 20, duration: HOUR },
  'reset-address': { points: 3, duration: HOUR },
  'join-source': { points: 20, duration: HOUR },
  'passkey-source': { points: 200, duration: 15 * MINUTE },
  'calendar-feed': { points: 60, duration: HOUR },
  'calendar-source': { points: 100, duration: 15 * MINUTE },
} as const
export type Limit = keyof typeof RATE_LIMITS

/** Counted at once, written a moment later: nobody waits for it, and several servers on one file add to the same row. */
const collected = collectedWrites<Points>('points', (tx, key, { points, expire }) => {
  const now = Date.now()
  if (expire <= now) return
  if (!pointsOf(tx).get(key)) removeOldPoints(tx).run()
  addPoints(tx).run({ key, points, expire, now })
})

/** The library's limiter, counting stored and collected points together. */
class CollectingLimiter extends RateLimiterSQLite {
  readonly #db: Db

  constructor(db: Db, limit: Limit) {
    const table = { storeClient: db.$client, storeType: 'better-sqlite3', tableName: 'rate_limits', tableCreated: true } as const
    super({ ...table, keyPrefix: limit, ...RATE_LIMITS[limit] })
    this.#db = db
  }

  /** Called by the library to add points (negative to give back) to a key, whose prefix names the limit. */
  async _upsert(key: string, points: number, milliseconds: number): Promise<Points> {
    const now = Date.now()
    const alive = (row: Points | undefined) => (row && row.expire > now ? row : undefined)
    const before = alive(pointsOf(this.#db).get(key))
    const waiting = alive(collected.waiting(this.#db, key))
    const expire = before?.expire ?? waiting?.expire ?? now + milliseconds
    collected.put(this.#db, key, { points: points + (waiting?.points ?? 0), expire })
    return { points: points + (waiting?.points ?? 0) + (before?.points ?? 0), expire }
  }
}

const limiters = prepared(
  (db) =>
    Object.fromEntries(Object.keys(RATE_LIMITS).map((limit) => [limit, new CollectingLimiter(db, limit as Limit)])) as Record<
      Limit,
      CollectingLimiter
    >,
)

/** A point taken. `free`: within the limit; `retryAfter`: seconds until the next; `giveBack` undoes it. */
export type Taken = { free: boolean; retryAfter: number; giveBack: () => Promise<void> }

/**
 * Takes one point from a limit before the try it pays for, so that simultaneous tries cannot overtake it; a success gives it
 * back. Stored in the database, so a restart forgets nothing. The library reads the system's clock. Only a keyed hash of `whose`
 * is stored.
 */
export async function takePoint(db: Db, limit: Limit, whose: string, key: Buffer): Promise<Taken> {
  const limiter = limiters(db)[limit]
  const name = keyedHash(key, `rate limit ${limit}`, whose)
  const giveBack = async () => void (await limiter.reward(name))
  try {
    const { msBeforeNext } = await limiter.consume(name)
    return { free: true, retryAfter: Math.ceil(msBeforeNext / 1000), giveBack }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { free: false, retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)), giveBack }
  }
}

/** One source: an IPv4 address, or the first 64 bits of an IPv6 address, which one household or host has to itself. */
export function sourceOf(ip: string | undefined): string {
  if (!ip || !ipaddr.isValid(ip)) return ip || 'unknown'
  const address = ipaddr.process(ip)
  if (!(address instanceof ipaddr.IPv6)) return address.toString()
  const household = address.parts.slice(0, 4)
  return household.map((part) => part.toString(16)).join(':')
}
