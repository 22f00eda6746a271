import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sendDueMails } from '#app/platform/mail/mail-sending.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { NOW } from '#test/support/asking.ts'
import { freshDatabase } from '#test/support/database.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { LONG } from './writers.ts'

/** Answers of a mail server in turn; it cuts the connection off after the last. */
type Said = { said: string[]; last: 'cut off' | 'say nothing' }

/** A server that speaks a little SMTP and then breaks. */
async function breakingServer({ said, last }: Said): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    const answers = [...said]
    const answer = () => {
      const next = answers.shift()
      if (next !== undefined) socket.write(`${next}\r\n`)
      else if (last === 'cut off') socket.destroy()
    }
    answer()
    socket.on('data', (chunk) => String(chunk).endsWith('\r\n') && answer())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const settingsFor = (smtpUrl: string) => {
  const read = readSettings({ SMTP_URL: smtpUrl, MAIL_FROM: 'concert@example.org' })
  if (!read.ok) throw new Error(read.message)
  return read.settings
}

const HELLO = ['220 mail.example.org', '250 mail.example.org']
const cutOff: [string, Said][] = [
  ['before it greets', { said: [], last: 'cut off' }],
  ['after it greets', { said: HELLO.slice(0, 1), last: 'cut off' }],
  ['at the sender', { said: HELLO, last: 'cut off' }],
  ['at the address', { said: [...HELLO, '250 ok'], last: 'cut off' }],
  ['in the middle of the words', { said: [...HELLO, '250 ok', '250 ok', '354 go on'], last: 'cut off' }],
  // As long as a try may last: ten seconds for the greeting, twenty for anything else.
  ...(LONG
    ? ([
        ['by silence before it greets', { said: [], last: 'say nothing' }],
        ['by silence after the words', { said: [...HELLO, '250 ok', '250 ok', '354 go on'], last: 'say nothing' }],
      ] as [string, Said][])
    : []),
]

test.each(cutOff)(
  'a mail server that breaks off %s costs a try and no mail: it is sent once the server works',
  async (_when, broken) => {
    const db = freshDatabase()
    putMail(db, { message: 'mail-test', to: 'ann@example.org', values: {}, askedBy: 'operator' }, NOW)
    const port = await breakingServer(broken)
    const [outcome] = await sendDueMails(db, openPost(settingsFor(`smtp://127.0.0.1:${port}`)), () => NOW)
    expect(outcome).toMatchObject({ sent: false, final: false, tries: 1 })
    expect(outcome).not.toMatchObject({ words: expect.stringContaining('@') })
    const mail = await startMailServer({ withoutTls: true })
    onTestFinished(mail.stop)
    await sendDueMails(db, openPost(settingsFor(mail.url)), () => NOW + 60_000)
    expect(mail.mails.map(({ to }) => to)).toEqual([['ann@example.org']])
  },
  60_000,
)
