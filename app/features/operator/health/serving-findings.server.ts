import { moment } from '#app/platform/dates-in-words.ts'
import type { Measures } from '#app/platform/measures.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Finding } from './health-findings.server.ts'

/** A write is tried twice a minute; two in a row that are missing are one too many. */
const WRITE_WITHIN = 90_000

type Read = ReturnType<Measures['read']>

/** So few requests, and a share below a half, may be somebody who makes the header up. */
const WORTH_TELLING = 20

/** What only the serving process knows of itself: the write it tried last, and the jobs whose last turn failed. By the machine's clock. */
export function servingFindings({ write, failing, proxy, answers }: Read, startedAt: Instant, now: Instant): Finding[] {
  return [writing(write, startedAt, now), jobs(failing), visitors(proxy, answers)]
}

function writing(write: Read['write'], startedAt: Instant, now: Instant): Finding {
  const about = 'writing'
  if (write?.fault) return { about, words: `the write tried last failed: ${write.fault}`, fault: true }
  const seconds = Math.max(0, Math.round((now - (write?.at ?? startedAt)) / 1000))
  if (now - (write?.at ?? startedAt) > WRITE_WITHIN)
    return { about, words: `no write succeeded for ${seconds} seconds`, fault: true }
  return { about, words: write ? `a write succeeded ${seconds} seconds ago` : 'none was tried yet', fault: false }
}

function visitors(proxy: Read['proxy'], answers: Read['answers']): Finding {
  const about = 'visitors'
  const all = Object.values(answers).reduce((sum, one) => sum + one, 0)
  const many = (count: number) => count >= WORTH_TELLING && count > all / 2
  if (many(proxy['not-trusted']))
    return { about, words: 'count as one: they come through a proxy that TRUST_PROXY does not name', fault: true }
  if (many(proxy['names-nobody'])) return { about, words: 'count as one: the proxy sets no X-Forwarded-For', fault: true }
  return { about, words: 'are told apart', fault: false }
}

function jobs(failing: Read['failing']): Finding {
  if (failing.length === 0) return { about: 'jobs', words: 'none failed in its last turn', fault: false }
  const each = failing.map(({ loop, since }) => `${loop} since ${moment(since)}`)
  return { about: 'jobs', words: `failed in their last turn: ${each.join('; ')}`, fault: true }
}
