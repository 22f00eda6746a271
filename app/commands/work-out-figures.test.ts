import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { everyone, recordStatements, twoRegions } from '#test/support/two-regions.ts'

const TUESDAY = instantOf('2024-11-05', '12:00')

test('the helper keeps the weeks released by the server’s time while the server has the file open, and leaves it whole', () => {
  const england = twoRegions()
  recordStatements(england, { report: everyone })
  const path = join(testFolder(), 'england.db')
  writeFileSync(path, england.$client.serialize())
  const serving = openDatabase(path)
  onTestFinished(() => void serving.$client.close())

  const helper = () =>
    spawnSync(process.execPath, [`${paths.root}app/commands/work-out-figures.ts`, path, String(TUESDAY)], { encoding: 'utf8' })
  const storedTallies = () => serving.$client.prepare('select count(*), max(week_end) from roll_up_tallies').raw().get()
  expect(helper()).toMatchObject({ status: 0, stderr: '' })
  const first = storedTallies()
  expect(first).toEqual([22, '2024-11-03'])
  expect(helper().status).toBe(0)
  expect(storedTallies()).toEqual(first)
  expect(serving.$client.pragma('integrity_check', { simple: true })).toBe('ok')
})
