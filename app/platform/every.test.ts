import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { loggedTo } from '#test/support/logged-to.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { every, type Turn } from './every.ts'
import { openMeasures } from './measures.server.ts'

const NOW = 1_782_000_000_000

/** A loop with a turn a second, a clock moved by the test, and a log to read. */
function loopOf(work: Turn) {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const lines: string[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) })
  let clock = NOW
  const loop = every('a loop', 1000, work, { log, now: () => clock++ })
  onTestFinished(() => void loop.stop())
  return {
    loop,
    seconds: (count: number) => vi.advanceTimersByTimeAsync(count * 1000),
    logged: () => lines.map((line) => JSON.parse(line)),
  }
}

test('a loop works at once and once in each period, by the clock it is given', async () => {
  const turns: number[] = []
  const { seconds } = loopOf((now) => void turns.push(now))
  expect(turns).toEqual([NOW])
  await seconds(3)
  expect(turns).toEqual([NOW, NOW + 1, NOW + 2, NOW + 3])
})

test('a turn that fails reaches nobody who started it, is logged once for each fault in a row, and the next comes', async () => {
  const faults = ['full', 'full', 'torn', undefined, undefined, 'full']
  const { seconds, logged } = loopOf(() => {
    const fault = faults.shift()
    if (fault) throw new Error(fault)
  })
  await seconds(5)
  expect(faults).toEqual([])
  expect(logged().map(({ loop, err, msg }) => [loop, err?.message ?? msg])).toEqual([
    ['a loop', 'full'],
    ['a loop', 'torn'],
    ['a loop', 'a loop works again'],
    ['a loop', 'full'],
  ])
})

test('a turn that is refused later counts as one that fails', async () => {
  let turns = 0
  const { seconds, logged } = loopOf(async () => {
    turns++
    await Promise.resolve()
    throw new Error('late')
  })
  await seconds(2)
  expect([turns, logged().length]).toEqual([3, 1])
})

test('a turn that takes longer than a period is never overtaken by the next', async () => {
  let [running, most, turns] = [0, 0, 0]
  const { seconds } = loopOf(async () => {
    most = Math.max(most, ++running)
    turns++
    await new Promise((done) => setTimeout(done, 2500))
    running--
  })
  await seconds(7)
  expect([most, turns]).toEqual([1, 3])
})

test('a stop tells the turn in hand, waits for it, and no other comes', async () => {
  const seen: string[] = []
  const { loop, seconds } = loopOf(async (_now, stopping) => {
    seen.push('begun')
    await new Promise((done) => setTimeout(done, 500))
    seen.push(stopping.aborted ? 'told' : 'not told')
  })
  const stopped = loop.stop().then(() => seen.push('stopped'))
  expect(seen).toEqual(['begun'])
  await seconds(5)
  await stopped
  expect(seen).toEqual(['begun', 'told', 'stopped'])
})

test('while another process writes, a loop that writes fails and goes on, and does its work once it may', async () => {
  const file = join(testFolder(), 'concert.db')
  const [ours, theirs] = [openDatabase(file), openDatabase(file)]
  onTestFinished(() => [ours, theirs].forEach((db) => void db.$client.close()))
  ours.$client.exec('create table turns (at integer); pragma busy_timeout = 0')
  theirs.$client.exec('begin immediate')
  const { seconds, logged } = loopOf((now) => ours.$client.prepare('insert into turns values (?)').run(now))
  await seconds(2)
  expect(logged().map(({ err }) => err?.code)).toEqual(['SQLITE_BUSY'])
  theirs.$client.exec('rollback')
  await seconds(1)
  expect(ours.$client.prepare('select at from turns').pluck().all()).toEqual([NOW + 3])
})

test('turns are counted as failed until one works, and what a turn did is logged as a number', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { log, lines } = loggedTo()
  const measures = openMeasures(NOW)
  const turns: (() => number)[] = [
    () => {
      throw new Error('full')
    },
    () => 0,
    () => 12,
  ]
  const loop = every('a loop', 1000, () => turns.shift()!(), { log, now: () => NOW, measures })
  await vi.advanceTimersByTimeAsync(0)
  expect(measures.read().failing).toEqual([{ loop: 'a loop', since: NOW }])
  await vi.advanceTimersByTimeAsync(2000)
  await loop.stop()
  measures.stop()
  expect([measures.read().failing, measures.read().failures]).toEqual([[], 1])
  expect(lines().at(-1)).toMatchObject({ loop: 'a loop', done: 12, msg: 'a job was done' })
})
