import { spawnSync } from 'node:child_process'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { copyRegister } from '#db/copy-register.server.ts'
import { at } from '#test/support/adoption.ts'
import { foundInFile } from './found-in-file.ts'
import { onADisk, smallDisk } from './small-disk.ts'
import { bundled, LONG, registerToWriteTo, startWriters } from './writers.ts'

const TIMES = LONG ? 20 : 1
const NOW = at('2024-09-12')
const MB = 1_000_000

let folder: string
beforeAll(async () => {
  folder = await bundled()
}, 60_000)

onADisk(
  'on a full disk nothing that was confirmed is lost, what is there is read, and once there is room the same process writes again',
  async () => {
    let refused = 0
    let confirmed = 0
    for (let time = 1; time <= TIMES; time += 1) {
      const mounted = smallDisk(8)
      const [path, ballast] = [join(mounted, 'concert.db'), join(mounted, 'ballast')]
      writeFileSync(path, registerToWriteTo())
      writeFileSync(ballast, Buffer.alloc(3 * MB))
      const writers = startWriters(folder, path, { clock: NOW, writers: 12 })
      await writers.next(({ failed }) => failed !== undefined)
      await new Promise((resolve) => setTimeout(resolve, 200))
      const before = writers.wrote.length
      const reading = writers.next(({ read }) => read !== undefined)
      writers.child.send('read')
      expect((await reading).read).toBeGreaterThanOrEqual(before)
      expect(writers.failed.filter((why) => !/full|disk|ENOSPC/i.test(why))).toEqual([])
      rmSync(ballast)
      await writers.next(({ wrote }) => wrote !== undefined)
      await writers.kill()
      refused += writers.failed.length
      confirmed += writers.wrote.length
      expect(foundInFile(path, writers.wrote, { whole: true })).toEqual({ lost: [], faults: [] })
    }
    console.log(`disk full: ${TIMES} times, ${confirmed} writes confirmed, 0 lost, ${refused} refused`)
  },
  LONG ? 600_000 : 90_000,
)

onADisk('a disk that fills while a copy is made leaves no copy and the register as it was', () => {
  const mounted = smallDisk(4)
  const path = join(mounted, 'concert.db')
  writeFileSync(path, registerToWriteTo())
  const free = 4 * 1024 * 1024 - statSync(path).size
  writeFileSync(join(mounted, 'ballast'), Buffer.alloc(free - 200_000))
  expect(() => copyRegister(path, join(mounted, 'copy.db'))).toThrow(/full|disk/)
  expect(
    spawnSync('ls', ['-A', mounted], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((name) => name.startsWith('copy')),
  ).toEqual([])
  const db = openDatabase(path)
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
  db.$client.close()
})
