import { moment } from '#app/platform/dates-in-words.ts'
import type { Measures } from '#app/platform/measures.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Finding } from './health-findings.server.ts'

/** A write is tried twice a minute; two in a row that are missing are one too many. */
const WRITE_WITHIN = 90_000

type Read = ReturnType<Measures['read']>

/** What only the serving process knows of itself: the write it tried last, and the jobs whose last turn failed. By the machine's clock. */
export function servingFindings(
  { write, failing }: Pick<Read, 'write' | 'failing'>,
  startedAt: Instant,
  now: Instant,
): Finding[] {
  return [writing(write, startedAt, now), jobs(failing)]
}

function writing(write: Read['write'], startedAt: Instant, now: Instant): Finding {
  const about = 'writing'
  if (write?.fault) return { about, words: `the write tried last failed: ${write.fault}`, fault: true }
  const seconds = Math.max(0, Math.round((now - (write?.at ?? startedAt)) / 1000))
  if (now - (write?.at ?? startedAt) > WRITE_WITHIN)
    return { about, words: `no write succeeded for ${seconds} seconds`, fault: true }
  return { about, words: write ? `a write succeeded ${seconds} seconds ago` : 'none was tried yet', fault: false }
}

function jobs(failing: Read['failing']): Finding {
  if (failing.length === 0) return { about: 'jobs', words: 'none failed in its last turn', fault: false }
  const each = failing.map(({ loop, since }) => `${loop} since ${moment(since)}`)
  return { about: 'jobs', words: `failed in their last turn: ${each.join('; ')}`, fault: true }
}
