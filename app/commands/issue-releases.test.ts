import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { everyone, recordStatements, twoRegions } from '#test/support/two-regions.ts'

const TUESDAY = instantOf('2024-11-05', '12:00')

test('the helper issues what is due by the server’s time, tells the committee of the latest once, and issues nothing under another key', () => {
  const england = twoRegions()
  recordStatements(england, { report: everyone })
  for (const role of ['committee-member', 'committee-editor'] as const) someone(england, role)
  someone(england, 'lmc-officer', { lmcSlug: 'north-0' })
  const path = join(testFolder(), 'england.db')
  writeFileSync(path, england.$client.serialize())
  const serving = openDatabase(path)
  onTestFinished(() => void serving.$client.close())

  const helper = (secret: string) =>
    spawnSync(process.execPath, [`${paths.root}app/commands/issue-releases.ts`, path, String(TUESDAY)], {
      encoding: 'utf8',
      env: { ...process.env, SECRET_KEY: secret.repeat(32) },
    })
  const issued = () => serving.$client.prepare('select count(*), max(week_end), max(hash_all) from releases').raw().get()
  expect(helper('a')).toMatchObject({ status: 0, stderr: '' })
  const first = issued()
  const mails = () => waitingMails(serving).map(({ message, to, text }) => [message, to, /\d+ of|\d%/.test(text)])
  const told = [
    ['figures-out', 'committee-editor@example.org', false],
    ['figures-out', 'committee-member@example.org', false],
  ]
  expect(mails().sort()).toEqual(told)
  expect(first).toMatchObject([14, '2024-11-03', expect.any(String)])
  expect(helper('a').status).toBe(0)
  expect(helper('b')).toMatchObject({ status: 3, stderr: '' })
  expect(issued()).toEqual(first)
  expect(mails().sort()).toEqual(told)
  expect(serving.$client.pragma('integrity_check', { simple: true })).toBe('ok')
})
