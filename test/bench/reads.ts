import { addDays } from '#app/platform/time.ts'
import { type Served, serveConcert, serveFloor } from './child.ts'
import { CLOCK } from './england.ts'
import { type Ask, ask, loadOnce, median, medianRun, quantile, type Run } from './load.ts'
import { inTurn, type Scene } from './scene.ts'
import type { Usage } from './usage.ts'

/**
 * Duration (seconds) and number of rounds. V8 needs some hundred requests of a page before its cost settles: that is the warm-up.
 */
export type Effort = { warmUp: number; rounds: number; seconds: number; roundsAlone: number; secondsAlone: number }
/** With 10 connections and with 1. */
export type Measured = { at10: Run; at1: Run }
export type ReadKey =
  | 'national'
  | 'past-now'
  | 'past-then'
  | 'desk'
  | 'lmc'
  | 'home'
  | 'menu'
  | 'menu-fresh'
  | 'dispute'
  | 'dispute-fresh'
  | 'ballots'
  | 'timeline'
  | 'floor-national'
  | 'floor-desk'
  | 'floor-menu'
  | 'floor-dispute'
  | 'floor-ballots'
  | 'floor-timeline'
/** Kept pages that stand beside a bare server with their bytes. */
const OVER_A_FLOOR: readonly ReadKey[] = ['national', 'desk', 'menu', 'dispute', 'ballots', 'timeline']
export type Reads = { pages: Record<ReadKey, Measured>; bytes: Record<ReadKey, number>; memory: Usage }

type Page = { key: ReadKey; served: Served; next: () => Ask; shows: string; bytes: number }

/** Pages requested again and again by signed-in people (home: by anyone), and the bare servers under two of them. */
export async function measureReads(scene: Scene, folder: string, effort: Effort): Promise<Reads> {
  const concert = await serveConcert(scene.copyTo(`${folder}/reads.db`), CLOCK)
  const past = scene.pastWeekEnds[scene.pastWeekEnds.length >> 1]!
  const committee = (search = ''): (() => Ask) => {
    const asked = { path: `/committee${search}`, cookie: scene.member }
    return () => asked
  }
  const partner = inTurn(scene.settled.slice(0, 200))
  const officer = { path: `/lmc/${scene.officer.lmcSlug}`, cookie: scene.officer.cookie }
  const pages: Page[] = [
    { key: 'national', served: concert, next: committee(), shows: 'National roll-up', bytes: 0 },
    { key: 'past-now', served: concert, next: committee(`?as-at=${past}`), shows: 'National roll-up', bytes: 0 },
    {
      key: 'past-then',
      served: concert,
      next: committee(`?as-at=${past}&known=${addDays(past, 1)}`),
      shows: 'National roll-up',
      bytes: 0,
    },
    { key: 'desk', served: concert, next: () => deskOf(partner()), shows: 'This week', bytes: 0 },
    { key: 'lmc', served: concert, next: () => officer, shows: 'LMC', bytes: 0 },
    { key: 'home', served: concert, next: () => ({ path: '/' }), shows: 'Concert', bytes: 0 },
    { key: 'menu', served: concert, next: () => ({ path: '/menu' }), shows: 'Menu', bytes: 0 },
    { key: 'dispute', served: concert, next: () => ({ path: '/disputes/primary-care-support' }), shows: 'demands', bytes: 0 },
    { key: 'ballots', served: concert, next: () => ({ path: '/ballots' }), shows: 'compared', bytes: 0 },
    { key: 'timeline', served: concert, next: () => ({ path: '/timeline' }), shows: 'Timeline', bytes: 0 },
    // A request with a cookie, even of an ended session, never gets a cached page.
    {
      key: 'menu-fresh',
      served: concert,
      next: () => ({ path: '/menu', cookie: `concert=${'o'.repeat(40)}` }),
      shows: 'Menu',
      bytes: 0,
    },
    {
      key: 'dispute-fresh',
      served: concert,
      next: () => ({ path: '/disputes/primary-care-support', cookie: `concert=${'o'.repeat(40)}` }),
      shows: 'demands',
      bytes: 0,
    },
  ]
  for (const page of pages) {
    const answer = await ask(page.served.port, undefined, page.next())
    if (answer.status !== 200 || !answer.body.includes(page.shows)) throw new Error(`${page.key} answers ${answer.status}`)
    page.bytes = Buffer.byteLength(answer.body)
    if (OVER_A_FLOOR.includes(page.key)) {
      const served = await serveFloor(answer.body)
      pages.push({ ...page, key: `floor-${page.key}` as ReadKey, served, next: () => ({ path: '/' }) })
    }
  }
  const check =
    ({ key, bytes }: Page) =>
    (answer: { status: number; body: string }) => {
      if (answer.status !== 200 || answer.body.length < bytes / 2) throw new Error(`${key} answers ${answer.status} under load`)
    }
  const load = (page: Page, connections: number, seconds: number) =>
    loadOnce(page.served, { connections, seconds, next: page.next, check: check(page) })
  for (const page of pages) await load(page, 10, effort.warmUp)
  const runs = new Map(pages.map((page) => [page.key, { at10: [] as Run[], at1: [] as Run[] }]))
  for (let round = 0; round < effort.rounds; round++)
    for (const page of pages) {
      runs.get(page.key)!.at10.push(await load(page, 10, effort.seconds))
      if (round < effort.roundsAlone) runs.get(page.key)!.at1.push(await load(page, 1, effort.secondsAlone))
    }
  const memory = await concert.usage()
  for (const served of new Set(pages.map((page) => page.served))) await served.stop()
  const each = <T>(of: (page: Page) => T) => Object.fromEntries(pages.map((page) => [page.key, of(page)])) as Record<ReadKey, T>
  return {
    pages: each(({ key }) => ({ at10: medianRun(runs.get(key)!.at10), at1: medianRun(runs.get(key)!.at1) })),
    bytes: each((page) => page.bytes),
    memory,
  }
}

const deskOf = ({ practiceCode, cookie }: { practiceCode: string; cookie: string }): Ask => ({
  path: `/practice/${practiceCode}`,
  cookie,
})

export type Cold = { weeks: number; cpuMs: number; p50: number; worst: number }

/**
 * The national table of each past week's end, each requested once: nobody has asked before, or (`again`) somebody has, and the
 * server was restarted since. The server is warm from other pages.
 */
export async function measureFirstAsked(
  scene: Scene,
  folder: string,
  known: 'now' | 'then',
): Promise<{ first: Cold; again: Cold }> {
  const path = scene.copyTo(`${folder}/first-asked-${known}.db`)
  // By today's knowledge only the last few weeks are worked out ahead; the earlier half is not.
  const weekEnds = known === 'then' ? scene.pastWeekEnds : scene.pastWeekEnds.slice(0, scene.pastWeekEnds.length >> 1)
  const pass = async (): Promise<Cold> => {
    const served = await serveConcert(path, CLOCK)
    const warm = { path: '/committee', cookie: scene.member }
    const check = () => {}
    await loadOnce(served, { connections: 10, seconds: 1, next: () => warm, check })
    const cpu: number[] = []
    const latency: number[] = []
    for (const weekEnd of weekEnds) {
      const before = await served.usage()
      const sent = performance.now()
      const answer = await ask(served.port, undefined, {
        path: `/committee?as-at=${weekEnd}${known === 'then' ? `&known=${addDays(weekEnd, 1)}` : ''}`,
        cookie: scene.member,
      })
      latency.push(performance.now() - sent)
      if (answer.status !== 200) throw new Error(`${weekEnd} answers ${answer.status}`)
      cpu.push((await served.usage()).cpuMs - before.cpuMs)
    }
    await served.stop()
    return { weeks: cpu.length, cpuMs: median(cpu), p50: median(latency), worst: quantile(latency, 1) }
  }
  return { first: await pass(), again: await pass() }
}
