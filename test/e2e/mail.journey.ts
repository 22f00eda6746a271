import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { putMail, sentOf } from '#app/platform/mail/outbox.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { smallEngland } from '#test/support/england.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { runStart, serveWithClock, startServer } from '#test/support/server.ts'

const CLOCK = instantOf('2026-06-17', '10:00')
const MAIL_FROM = 'mail@concert.example.org'

let temporary: ReturnType<typeof ownFolder>
let post: MailServer
let databasePath: string
let db: Db
test.beforeEach(async () => {
  temporary = ownFolder()
  post = await startMailServer()
  databasePath = join(temporary.folder, 'concert.db')
  writeFileSync(databasePath, smallEngland().$client.serialize())
  db = openDatabase(databasePath)
})
test.afterEach(async () => {
  db.$client.close()
  await post.stop()
  temporary.remove()
})

const put = (to: string, now = CLOCK) =>
  putMail(db, { message: 'account-deleted', to, values: { when: '17 June 2026' }, askedBy: 'concert' }, now)
const states = () => sentOf(db, { askedBy: 'concert' }).map(({ state }) => state)

test('a mail put by another process is sent by the running server within seconds', async () => {
  const server = await serveWithClock(databasePath, CLOCK, { SMTP_URL: post.url, MAIL_FROM })
  put('partner@elm.example.org')
  expect((await post.mailTo('partner@elm.example.org')).from).toBe(MAIL_FROM)
  await expect.poll(states).toEqual(['sent'])
  await server.stop()
})

test('a server killed while it sends loses no mail: after the next start it goes out, if need be a second time', async () => {
  post.holdUntil(new Promise(() => {}))
  const killed = await serveWithClock(databasePath, CLOCK, { SMTP_URL: post.url, MAIL_FROM })
  put('partner@elm.example.org')
  const first = await post.mailTo('partner@elm.example.org')
  killed.child.kill('SIGKILL')
  expect(states()).toEqual(['waiting'])
  post.holdUntil(Promise.resolve())
  const server = await serveWithClock(databasePath, CLOCK + 61_000, { SMTP_URL: post.url, MAIL_FROM })
  const second = await post.mailTo('partner@elm.example.org', 1)
  expect(second.email.messageId).toBe(first.email.messageId)
  await expect.poll(states).toEqual(['sent'])
  await server.stop()
})

test('two servers on one file send each mail once', async () => {
  for (let index = 0; index < 20; index++) put(`p${index}@elm.example.org`)
  const env = { SMTP_URL: post.url, MAIL_FROM }
  const servers = await Promise.all([serveWithClock(databasePath, CLOCK, env), serveWithClock(databasePath, CLOCK, env)])
  await expect.poll(states).toEqual(Array(20).fill('sent'))
  expect(post.mails.map(({ to }) => to[0]).sort()).toEqual([...new Set(post.mails.map(({ to }) => to[0]))].sort())
  expect(post.mails).toHaveLength(20)
  await Promise.all(servers.map((server) => server.stop()))
})

test('a stop lets the mail in hand arrive and be marked', async () => {
  let letGo = () => {}
  post.holdUntil(
    new Promise<void>((resolve) => {
      letGo = resolve
    }),
  )
  recordingTime(db, Date.now())
  const server = await startServer({ DATABASE_PATH: databasePath, SMTP_URL: post.url, MAIL_FROM })
  put('partner@elm.example.org', Date.now())
  await post.mailTo('partner@elm.example.org')
  const stopped = server.stop()
  setTimeout(letGo, 300)
  await stopped
  expect(states()).toEqual(['sent'])
})

test('without a mail server the start says where mail lands, and it lands there', async () => {
  recordingTime(db, Date.now())
  const server = await startServer({ DATABASE_PATH: databasePath })
  expect(server.output()).toContain(`Mail is not sent: it lands in the folder ${join(temporary.folder, 'mail')}`)
  put('partner@elm.example.org', Date.now())
  await expect.poll(states).toEqual(['sent'])
  expect(readdirSync(join(temporary.folder, 'mail'))).toHaveLength(1)
  expect((await fetch(`${server.address}/mailbox`)).status).toBe(404)
  await server.stop()
})

test('a mail server that is set wrongly stops the start, and the password is not repeated', async () => {
  const { output, code } = await runStart({
    SMTP_URL: 'smtp://concert:s3cret@mail.example.org/inbox',
    DATABASE_PATH: databasePath,
  })
  expect(code).toBe(1)
  expect(output).toContain('SMTP_URL: ')
  expect(output).not.toContain('s3cret')
  expect((await runStart({ SMTP_URL: 'smtps://mail.example.org', DATABASE_PATH: databasePath })).output).toContain('MAIL_FROM: ')
})
