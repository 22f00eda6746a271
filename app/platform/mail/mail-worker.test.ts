import { readdirSync, readFileSync, statSync } from 'node:fs'
import { pino } from 'pino'
import PostalMime from 'postal-mime'
import { afterEach, expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import { freshDatabase } from '#test/support/database.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { openLog } from '../log.server.ts'
import { startMailWorker } from './mail-worker.server.ts'
import { putMail, sentOf } from './outbox.server.ts'
import { openPost } from './post.server.ts'

const NOW = 1_782_000_000_000
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const settings = {
  smtpUrl: undefined,
  mailFrom: 'mail@concert.example.org',
  siteName: 'Concert',
  publicAddress: 'https://concert.example.org',
  databasePath: undefined,
}
const invite = (db: Db, to: string) =>
  putMail(db, { message: 'account-deleted', to, values: { when: '21 June 2026' }, askedBy: 'concert' }, NOW)
const states = (db: Db) => sentOf(db, { askedBy: 'concert' }).map(({ state }) => state)
const work = (db: Db, smtpUrl: string) => {
  const worker = startMailWorker({ db, post: openPost({ ...settings, smtpUrl }), log: openLog('silent'), now: () => NOW })
  undo.push(worker.stop)
  return worker
}

test('what is put while the server runs is sent within seconds, a list of thirty too', async () => {
  const server = await startMailServer()
  undo.push(server.stop)
  const db = freshDatabase()
  work(db, server.url)
  for (let index = 0; index < 30; index++) invite(db, `p${index}@elm.example.org`)
  for (let index = 0; index < 30; index++) await server.mailTo(`p${index}@elm.example.org`)
  await expect.poll(() => states(db).every((state) => state === 'sent')).toBe(true)
})

test('a stop waits for the mail in hand, marks it sent, and takes no other', async () => {
  const server = await startMailServer()
  undo.push(server.stop)
  const db = freshDatabase()
  let letGo = () => {}
  server.holdUntil(new Promise<void>((resolve) => (letGo = resolve)))
  for (let index = 0; index < 5; index++) invite(db, `p${index}@elm.example.org`)
  const worker = work(db, server.url)
  await expect.poll(() => server.mails.length).toBe(3)
  const stopped = worker.stop()
  setTimeout(letGo, 100)
  await stopped
  expect(states(db).sort()).toEqual(['sent', 'sent', 'sent', 'waiting', 'waiting'])
  expect(server.mails).toHaveLength(3)
})

test('a database that cannot be read stops no worker: it says so and looks again', async () => {
  const server = await startMailServer()
  undo.push(server.stop)
  const db = freshDatabase()
  db.$client.exec('alter table mails rename to elsewhere')
  work(db, server.url)
  db.$client.exec('alter table elsewhere rename to mails')
  invite(db, 'p@elm.example.org')
  await server.mailTo('p@elm.example.org')
})

test('the log names no address and no words of a mail, sent or refused', async () => {
  const server = await startMailServer()
  undo.push(server.stop)
  server.refuse('to', 550)
  const db = freshDatabase()
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) })
  const id = invite(db, 'p@elm.example.org')
  const worker = startMailWorker({ db, post: openPost({ ...settings, smtpUrl: server.url }), log, now: () => NOW })
  undo.push(worker.stop)
  await expect.poll(() => states(db)).toEqual(['failed'])
  await worker.stop()
  expect(logged.join()).toContain(id)
  expect(logged.join()).not.toMatch(/elm\.example|deleted on/)
})

test('without a mail server each mail becomes a file that only our own account reads', async () => {
  const folder = testFolder()
  const db = freshDatabase()
  const post = openPost({ ...settings, databasePath: `${folder}/concert.db` })
  const worker = startMailWorker({ db, post, log: openLog('silent'), now: () => NOW })
  undo.push(worker.stop)
  const id = invite(db, 'p@elm.example.org')
  await expect.poll(() => states(db), { timeout: 5000 }).toEqual(['sent'])
  expect(readdirSync(`${folder}/mail`)).toEqual([`2026-06-21T00-00-00-000Z-${id}.eml`])
  const file = `${folder}/mail/2026-06-21T00-00-00-000Z-${id}.eml`
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(`${folder}/mail`).mode & 0o777).toBe(0o700)
  expect(await PostalMime.parse(readFileSync(file))).toMatchObject({ subject: 'Your account at Concert is deleted' })
  expect(db.select().from(mails).get()?.toEmail).toBeNull()
})

test('a folder that cannot be written loses no mail', async () => {
  const db = freshDatabase()
  const post = openPost({ ...settings, databasePath: '/dev/null/concert.db' })
  const worker = startMailWorker({ db, post, log: openLog('silent'), now: () => NOW })
  undo.push(worker.stop)
  invite(db, 'p@elm.example.org')
  await expect
    .poll(() => sentOf(db, { askedBy: 'concert' })[0], { timeout: 5000 })
    .toMatchObject({
      state: 'waiting',
      lastFailure: 'The folder for mail could not be written (ENOTDIR).',
    })
})
