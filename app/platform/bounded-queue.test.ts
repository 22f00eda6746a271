import { expect, test } from 'vitest'
import { boundedQueue, QueueFull } from './bounded-queue.ts'

test('so many run, so many wait, and the next is turned away before it begins', async () => {
  const run = boundedQueue({ atOnce: 2, waiting: 1 })
  const began: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) => () => {
    began.push(n)
    return new Promise<number>((resolve) => ends.push(() => resolve(n)))
  }
  const answers = [run(work(1)), run(work(2)), run(work(3))]
  await expect(run(work(4))).rejects.toBeInstanceOf(QueueFull)
  expect(began).toEqual([1, 2])
  ends[0]!()
  expect(await answers[0]).toBe(1)
  await Promise.resolve()
  expect(began).toEqual([1, 2, 3])
  ends[1]!()
  ends[2]!()
  expect(await Promise.all(answers)).toEqual([1, 2, 3])
})

test('whoever stands in the first line goes before all others, and finds a place where the others’ line is full', async () => {
  const run = boundedQueue({ atOnce: 1, waiting: 2 })
  const done: string[] = []
  let open: () => void = () => {}
  const running = run(
    () =>
      new Promise<void>((resolve) => {
        open = resolve
      }),
  )
  const work = (name: string) => async () => void done.push(name)
  const others = [run(work('stranger 1')), run(work('stranger 2'))]
  await expect(run(work('stranger 3'))).rejects.toBeInstanceOf(QueueFull)
  const known = [run(work('known 1'), 'first'), run(work('known 2'), 'first')]
  await expect(run(work('known 3'), 'first')).rejects.toBeInstanceOf(QueueFull)
  open()
  await Promise.all([running, ...others, ...known])
  expect(done).toEqual(['known 1', 'known 2', 'stranger 1', 'stranger 2'])
})

test('work that fails gives its place back', async () => {
  const run = boundedQueue({ atOnce: 1, waiting: 0 })
  await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await run(async () => 'next')).toBe('next')
})
