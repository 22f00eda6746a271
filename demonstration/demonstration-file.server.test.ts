import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { EARLIEST_DAY } from './day-rules.ts'
import { makeDemonstrationFile } from './demonstration-file.server.ts'

/** The earliest day: few releases to make. */
const now = instantOf(EARLIEST_DAY, '09:30')
const wishes = { seed: 1, today: EARLIEST_DAY, weeks: 2, contentFolder: paths.content, again: false }

test('the demonstration is one whole file, left alone the second time and replaced when asked; what a killed making left is cleared away', async () => {
  const path = join(testFolder(), 'data', 'demonstration.db')
  mkdirSync(dirname(path))
  writeFileSync(`${path}.making-999999999`, 'half')
  expect(await makeDemonstrationFile(path, wishes, now)).toMatchObject({ ok: true, made: { openPractices: 6128 } })
  expect(readdirSync(join(path, '..'))).toEqual(['demonstration.db'])
  const before = readFileSync(path)

  expect(await makeDemonstrationFile(path, wishes, now)).toEqual({ ok: false, reason: 'exists' })
  expect(readFileSync(path).equals(before)).toBe(true)

  const db = openDatabase(path)
  expect(registerKindOf(db)).toBe('demonstration')
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(await makeDemonstrationFile(path, { ...wishes, again: true }, now)).toEqual({ ok: false, reason: 'in-use' })
  db.$client.close()

  expect(await makeDemonstrationFile(path, { ...wishes, seed: 5, again: true }, now)).toMatchObject({ ok: true })
  const other = openDatabase(path)
  expect(other.$client.prepare('select detail from register_kind').pluck().get()).toContain('"seed":5')
  other.$client.close()
}, 120_000)

test('a making that fails leaves no file', async () => {
  const folder = testFolder()
  const path = join(folder, 'demonstration.db')
  await expect(makeDemonstrationFile(path, { ...wishes, contentFolder: folder }, now)).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
}, 120_000)
