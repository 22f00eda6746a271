import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Instant } from './time.ts'

/** Upper bounds of the times of answers that are counted, in seconds. */
export const BOUNDS = [0.01, 0.05, 0.25, 1, 5] as const

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION = 20

export type SignInRefusal = 'password' | 'code' | 'passkey' | 'too-many-tries' | 'busy'
export type MailOutcome = 'sent' | 'failed' | 'given-up'
/** `busy`: answered 503 on purpose. `fault`: any other answer from 500 on. */
export type AnswerKind = 'answered' | 'moved' | 'refused' | 'busy' | 'fault'

/** A write tried in the background: when it began, and why it failed. */
export type WriteTry = { at: Instant; fault?: string }

/** Requests that came by way of a proxy in one of two ways that make all of England one visitor. */
export type ProxyFault = 'not-trusted' | 'names-nobody'

const kindOf = (status: number): AnswerKind => {
  if (status < 300) return 'answered'
  if (status < 400) return 'moved'
  if (status < 500) return 'refused'
  return status === 503 ? 'busy' : 'fault'
}

function counter<K extends string>(...names: K[]) {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>
  const add = (name: K) => {
    counts[name] += 1
  }
  return { counts, add }
}

/**
 * What one process counts of itself since its start, for those who watch it. The names are closed lists: no practice, person, address or
 * page is among them. `startedAt`: by the machine's clock.
 */
export function openMeasures(startedAt: Instant) {
  const answers = counter<AnswerKind>('answered', 'moved', 'refused', 'busy', 'fault')
  const refusals = counter<SignInRefusal>('password', 'code', 'passkey', 'too-many-tries', 'busy')
  const mails = counter<MailOutcome>('sent', 'failed', 'given-up')
  const proxy = counter<ProxyFault>('not-trusted', 'names-nobody')
  const within = BOUNDS.map(() => 0)
  const failing = new Map<string, Instant>()
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  let loopDelay = { median: 0, p99: 0, longest: 0 }
  let seconds = 0
  let failures = 0
  let slow = 0
  let write: WriteTry | undefined

  return {
    startedAt,
    answered(status: number, lasted: number) {
      answers.add(kindOf(status))
      seconds += lasted
      const bound = BOUNDS.findIndex((most) => lasted <= most)
      if (bound !== -1) within[bound] = (within[bound] ?? 0) + 1
    },
    slow() {
      slow += 1
    },
    signInRefused: refusals.add,
    mail: mails.add,
    proxy: proxy.add,
    /** A turn of a loop ended. */
    turn(loop: string, { failed, at }: { failed: boolean; at: Instant }) {
      if (!failed) failing.delete(loop)
      else {
        failures += 1
        if (!failing.has(loop)) failing.set(loop, at)
      }
    },
    wrote(tried: WriteTry) {
      write = tried
    },
    /** Closes a minute of the delays of the event loop. */
    minute() {
      // Node measures from one look to the next, so its own pause between them is taken off.
      const inSeconds = (nanoseconds: number) => Math.max(0, (nanoseconds || 0) / 1e9 - RESOLUTION / 1000)
      loopDelay = {
        median: inSeconds(delay.percentile(50)),
        p99: inSeconds(delay.percentile(99)),
        longest: inSeconds(delay.max),
      }
      delay.reset()
    },
    read: () => ({
      answers: answers.counts,
      refusals: refusals.counts,
      mails: mails.counts,
      proxy: proxy.counts,
      /** Of each bound: answers that took so long or less. */
      within: within.map((_, index) => within.slice(0, index + 1).reduce((sum, one) => sum + one, 0)),
      seconds,
      slow,
      failures,
      /** The loops whose last turn failed, each since when. */
      failing: [...failing].map(([loop, since]) => ({ loop, since })),
      /** Seconds late, in the last whole minute. */
      loopDelay,
      write,
    }),
    stop: () => void delay.disable(),
  }
}
export type Measures = ReturnType<typeof openMeasures>
