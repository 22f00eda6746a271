import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS, openDatabase } from '#db/client.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { faultsBeforeStart } from './faults-before-start.ts'

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
const faults = (path: string, port = 0, secretKey?: string, host = '127.0.0.1') =>
  faultsBeforeStart({ port, host, secretKey }, path, MIGRATIONS)

function registerWithKey(): string {
  const path = join(testFolder(), 'concert.db')
  const db = openDatabase(path)
  db.$client.exec("insert into figures_key (only, check_hash, recorded_at) values (1, 'of another key', 0)")
  db.$client.close()
  return path
}

test('a start on a good machine has no faults, and nothing is made by looking', async () => {
  const path = join(testFolder(), 'concert.db')
  expect(await faults(path)).toEqual([])
  expect(await faults(registerWithKey(), 0, 's'.repeat(40))).toEqual([])
})

test('a port in use and a key that is missing are said together', async () => {
  const [path, port] = [registerWithKey(), await takenPort()]
  expect(await faults(path, port)).toEqual([
    `PORT ${port} is in use. Set PORT to another.`,
    `the key of this register is missing. Put it back as ${path}.key, or set SECRET_KEY; no new one is made.`,
  ])
})

test('a folder that is not there, a file that is no register, a later version’s, a key file without a key: each in words', async () => {
  const folder = testFolder()
  expect(await faults(join(folder, 'nowhere', 'concert.db'))).toEqual([expect.stringContaining('nowhere does not exist')])
  const letter = join(folder, 'letter.txt')
  writeFileSync(letter, 'This is a letter. '.repeat(500))
  expect(await faults(letter)).toEqual([expect.stringMatching(/letter\.txt cannot be opened\. file is not a database/)])
  const newer = join(folder, 'newer.db')
  const db = openDatabase(newer)
  db.$client.prepare("insert into __drizzle_migrations (hash, created_at) values ('next', ?)").run(Number.MAX_SAFE_INTEGER)
  db.$client.close()
  expect(await faults(newer)).toEqual([expect.stringContaining('A later version of Concert wrote this file')])
  const path = registerWithKey()
  mkdirSync(`${path}.key`)
  expect(await faults(path)).toEqual([expect.stringContaining('does not hold a key')])
})

test('a host that is none of the machine’s is named', async () => {
  expect(await faults(join(testFolder(), 'concert.db'), 0, undefined, '192.0.2.77')).toEqual([
    'HOST 192.0.2.77 is no address of this machine.',
  ])
})
