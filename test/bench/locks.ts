import { fork } from 'node:child_process'
import { once } from 'node:events'
import Database from 'better-sqlite3'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { announcePurge } from '#app/features/retention/purging/announce-purge.server.ts'
import { removalSteps } from '#app/features/retention/purging/purge-round.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { inTransaction, openDatabase } from '#db/client.server.ts'
import { makeDemonstrationFile } from '#demonstration/demonstration-file.server.ts'
import { killedWithUs, serveConcert } from './child.ts'
import { CLOCK } from './england.ts'
import { type Ask, ask, quantile } from './load.ts'
import { inTurn, type Scene } from './scene.ts'

/** Latencies in milliseconds. */
export type Latency = { requests: number; p50: number; p99: number; worst: number }
export type Locked = {
  seconds: number
  read: Record<'livez' | 'menu' | 'desk' | 'national', Latency>
  forms: Latency
  taken: number
}

/**
 * What is answered while another process holds the database: pages one after the other, and a form a second, each of which is given
 * up after two. Throws where a page is not a page, a form is answered otherwise than 503, or anything comes after the lock was let
 * go. `taken`: milliseconds until a form sent just before that is saved.
 */
export async function measureLocked(scene: Scene, folder: string, seconds: number): Promise<Locked> {
  const path = scene.copyTo(`${folder}/locked.db`)
  const served = await serveConcert(path, CLOCK)
  const partner = inTurn(scene.settled.slice(0, 50))
  const pages: Record<keyof Locked['read'], () => Ask> = {
    livez: () => ({ path: '/livez' }),
    menu: () => ({ path: '/menu' }),
    desk: () => pageOf(partner()),
    national: () => ({ path: '/committee', cookie: scene.member }),
  }
  const form = (): Ask => ({ ...pageOf(partner()), form: 'week=2025-01-13' })
  for (let i = 0; i < 200; i++) for (const next of Object.values(pages)) await ask(served.port, undefined, next())

  const holder = killedWithUs(fork(`${import.meta.dirname}/holder.ts`, [path]))
  await once(holder, 'message')
  let held = true
  const until = performance.now() + seconds * 1000
  const latencies: Record<string, number[]> = { forms: [] }
  const timed = async (name: string, asked: Ask, status: number) => {
    const sent = performance.now()
    const answer = await ask(served.port, undefined, asked)
    if (answer.status !== status || !held) throw new Error(`${asked.path}, with the database held, answers ${answer.status}`)
    latencies[name] = [...(latencies[name] ?? []), performance.now() - sent]
  }
  const readers = Object.entries(pages).map(async ([name, next]) => {
    for (; performance.now() < until; await pause(5)) await timed(name, next(), 200)
  })
  const writer = async () => {
    const sent: Promise<void>[] = []
    for (; performance.now() < until - 2500; await pause(1000)) sent.push(timed('forms', form(), 503))
    await Promise.all(sent)
  }
  await Promise.all([...readers, writer()])
  const sent = performance.now()
  const last = ask(served.port, undefined, form())
  await pause(50)
  held = false
  holder.send('let go')
  const { status } = await last
  if (status !== 302) throw new Error(`A form that waited for a moment answers ${status}`)
  const taken = performance.now() - sent
  await served.stop()
  const of = (name: string) => latencyOf(latencies[name] ?? [])
  const read = { livez: of('livez'), menu: of('menu'), desk: of('desk'), national: of('national') }
  return { seconds, read, forms: of('forms'), taken }
}

const pageOf = ({ practiceCode, cookie }: { practiceCode: string; cookie: string }) => ({
  path: `/practice/${practiceCode}`,
  cookie,
})
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const latencyOf = (values: number[]): Latency => ({
  requests: values.length,
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
  worst: quantile(values, 1),
})

export type Held = { what: string; times: number; p99: number; worst: number }

/**
 * How long the removal of the demonstration's two rounds holds the database at a time (the second is ended for it); of each round the
 * first `most` transactions.
 */
export async function measureRetention(folder: string, most: number): Promise<Held> {
  const path = `${folder}/retention.db`
  const wishes = { seed: 1, today: '2026-11-26', contentFolder: paths.content, again: false }
  const made = await makeDemonstrationFile(path, wishes, instantOf('2026-11-26', '10:00'))
  if (!made.ok) throw new Error(`The demonstration was not made: ${made.reason}`)
  const db = openDatabase(path)
  db.$client.exec(
    `insert into round_ends (round_slug, ended_on, recorded_at)
     select slug, '2026-11-26', ${instantOf('2026-11-26', '10:00')} from rounds where slug not in (select round_slug from round_ends)`,
  )
  db.$client.pragma('synchronous = NORMAL')
  const [told, now] = [instantOf('2028-01-10', '10:00'), instantOf('2028-04-10', '10:00')]
  // Nothing is removed while a release is due.
  issueDueReleases(db, demonstrationKey, now)
  const times: number[] = []
  const rounds = db.$client.prepare('select slug from rounds order by began_on').pluck().all() as string[]
  for (const slug of rounds) {
    announcePurge(db, slug, { retentionMonths: 12, publicAddress: 'http://localhost:3000' }, told)
    const begun = removalSteps(db, slug, { retentionMonths: 12, actor: 'concert' }, now)
    if (!begun.ok) throw new Error(`${slug} is not removed: ${begun.reason}`)
    let left = most
    for (const write of begun.steps) {
      if (!write) continue
      const began = performance.now()
      inTransaction(db, write)
      times.push(performance.now() - began)
      if (--left === 0) break
    }
  }
  db.$client.close()
  return {
    what: `a removal of ${rounds.length} rounds`,
    times: times.length,
    p99: quantile(times, 0.99),
    worst: quantile(times, 1),
  }
}

/** Notes how long others hold a database at a time, from a millisecond on, until it is ended. */
export function watchLock(path: string): { end: (what: string) => Held } {
  const client = new Database(path, { timeout: 0 })
  const held: number[] = []
  let free = performance.now()
  const look = () => {
    try {
      client.exec('begin immediate; rollback')
    } catch {
      return
    }
    const now = performance.now()
    if (now - free > 5) held.push(now - free)
    free = now
  }
  const timer = setInterval(look, 1)
  return {
    end: (what) => {
      clearInterval(timer)
      client.close()
      return { what, times: held.length, p99: quantile([0, ...held], 0.99), worst: quantile([0, ...held], 1) }
    },
  }
}
