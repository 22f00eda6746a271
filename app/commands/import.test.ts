import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { changed, fixture } from '#test/fixtures/register/importing.ts'
import { testFolder } from '#test/support/test-folder.ts'

function command(args: string[], databasePath: string | undefined) {
  const { DATABASE_PATH: _, ...env } = process.env
  const environment = databasePath ? { ...env, DATABASE_PATH: databasePath } : env
  const run = spawnSync(process.execPath, [`${paths.root}app/commands/import.ts`, ...args], {
    env: environment,
    encoding: 'utf8',
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}
const newFile = () => `${testFolder()}/register.db`
const trial = (map: string) => ['register', '--map', map, '--details', fixture('details'), '--allow', 'small']

test('the command line: dry run, then applied, then nothing left to change', () => {
  const path = newFile()
  const dry = command(trial(fixture('map')), path)
  expect(dry).toMatchObject({ code: 0, err: '' })
  expect(dry.out).toMatch(/24 practices would be added[\s\S]*24 open practices on 1 August 2026[\s\S]*nothing was written/)
  expect(existsSync(path)).toBe(false)
  expect(command([...trial(fixture('map')), '--apply'], path).out).toMatch(/24 practices were added/)
  expect(command([...trial(fixture('map')), '--apply'], path).out).toMatch(/Nothing changed/)
})

test('the command line: a refusal names file and line, and ends with 1', () => {
  const path = newFile()
  const map = changed('map', (text) => text.replace('01Aug2026', '01Foo2026'))
  const run = command([...trial(map), '--apply'], path)
  expect(run.code).toBe(1)
  expect(run.err).toContain('Nothing was changed.\npractice-map-2026-08.csv, line 2: EXTRACT_DATE ‘01Foo2026’ is not a date')
  expect(existsSync(path)).toBe(false)
})

test('the command line: what is missing or misspelt is told, and ends with 1', () => {
  expect(command(['register'], undefined)).toMatchObject({ code: 1, err: expect.stringContaining('--map is missing') })
  expect(command([...trial(fixture('map')), '--aply'], undefined)).toMatchObject({
    code: 1,
    err: expect.stringContaining("'--aply'"),
  })
  expect(command([...trial(fixture('map')), '--allow', 'everything'], undefined)).toMatchObject({
    code: 1,
    err: expect.stringContaining('--allow everything: there is nothing of this name to allow. It is one of closures,'),
  })
  expect(command([...trial(fixture('map')), '--apply'], undefined)).toMatchObject({
    code: 1,
    err: expect.stringContaining('DATABASE_PATH is not set'),
  })
})
