import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { inTransaction, openDatabase } from '#db/client.server.ts'
import { smallEngland } from '#test/support/england.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { mailCirculars } from './mail-circulars.server.ts'
import { queueCircular } from './queue-circular.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const PEOPLE = 1200

test('a circular whose server is killed with -9 in the middle of it reaches everybody, and nobody twice', async () => {
  const { folder, remove } = ownFolder()
  const path = join(folder, 'concert.db')
  const world = smallEngland()
  const person = world.$client.prepare(
    "insert into persons (id, name, email, password_hash, created_at) values (?, ?, ?, '!', 0)",
  )
  inTransaction(world, (tx) => {
    for (let index = 0; index < PEOPLE; index++) {
      const id = `p${String(index).padStart(5, '0')}`
      person.run(id, id, `${id}@example.org`)
      addRole(tx, { personId: id, role: 'practice-manager', practiceCode: 'Y00001' }, 'operator', NOW)
    }
  })
  const values = { edition: 'Menu of July', committee: 'GPC England', link: 'https://concert.example/menu' }
  queueCircular(world, { id: 'edition-july', message: 'menu-changed', values }, NOW)
  writeFileSync(path, world.$client.serialize())
  world.$client.close()
  // Killed after its second slice: in the middle of the one that follows.
  const child = spawn(process.execPath, ['test/support/mail-circulars-until-killed.ts', path, String(NOW)])
  let said = 0
  for await (const _slice of createInterface({ input: child.stdout })) if (++said === 2) break
  child.kill('SIGKILL')
  await once(child, 'exit')
  const db = openDatabase(path)
  const soFar = db.$client.prepare('select count(*) from mails').pluck().get() as number
  expect([soFar > 0, soFar < PEOPLE]).toEqual([true, true])
  while (mailCirculars(db, NOW) > 0);
  const told = db.$client.prepare('select to_email from mails order by to_email').pluck().all()
  expect([told.length, new Set(told).size]).toEqual([PEOPLE, PEOPLE])
  db.$client.close()
  remove()
}, 90_000)
