import { afterEach, expect, test } from 'vitest'
import { type Db, openDatabase } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { sendDueMails, takeDueMail, tryMail } from './mail-sending.server.ts'
import { putMail, sentOf } from './outbox.server.ts'
import { openPost } from './post.server.ts'

const NOW = 1_782_000_000_000
const MINUTE = 60_000
const PARTNER = 'partner@elm.example.org'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

async function mailServer(options?: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
  const server = await startMailServer(options)
  undo.push(() => server.stop())
  return server
}

const postTo = (smtpUrl: string, siteName = 'Concert') =>
  openPost({
    smtpUrl,
    mailFrom: 'mail@concert.example.org',
    siteName,
    publicAddress: 'https://concert.example.org',
    databasePath: undefined,
  })

const invite = (db: Db, to = PARTNER, inviter = 'Borsetshire LMC', now = NOW) =>
  putMail(
    db,
    {
      message: 'invitation',
      to,
      values: {
        inviter,
        role: 'partner of Elm',
        until: '6 December 2026',
        link: 'https://concert.example.org/invitation/Tok3n',
      },
      askedBy: 'officer-1',
    },
    now,
  )
const theMail = (db: Db) => db.select().from(mails).get()!
const wiped = { toEmail: null, subject: null, text: null, html: null, nextTryAt: null }

test('a mail is sent as text and HTML, says who wrote it and that nobody waits for an answer, and is wiped', async () => {
  const server = await mailServer()
  const db = freshDatabase()
  const id = invite(db)
  const outcomes = await sendDueMails(db, postTo(server.url, 'Konzert “K”'), () => NOW)
  expect(outcomes).toEqual([{ id, message: 'invitation', tries: 1, sent: true }])
  const [mail] = server.mails
  expect(mail).toMatchObject({
    from: 'mail@concert.example.org',
    to: [PARTNER],
    email: {
      subject: 'Borsetshire LMC invites you to Konzert “K”',
      from: { name: 'Konzert “K”', address: 'mail@concert.example.org' },
      to: [{ address: PARTNER, name: '' }],
      messageId: `<${id}@concert.example.org>`,
      date: new Date(NOW).toISOString(),
    },
    link: 'https://concert.example.org/invitation/Tok3n',
  })
  const headers = mail!.email.headers.map(({ key, value }) => `${key}: ${value}`)
  expect(headers).toContain('auto-submitted: auto-generated')
  expect(headers.filter((line) => /^(list-|x-mailer|precedence|cc|bcc|reply-to)/.test(line))).toEqual([])
  expect(mail!.email.text).toContain('invites you to Konzert “K”, the portal')
  expect(mail!.email.html).toContain('invites you to Konzert “K”, the portal')
  expect(mail!.email.html).toContain('prefers-color-scheme:dark')
  expect(mail!.email.html).not.toMatch(/<(img|link|script|iframe|form)|url\(|@import|\{\{/i)
  expect(mail!.raw).not.toMatch(/[^\r]\n/)
  expect(theMail(db)).toMatchObject({ ...wiped, sentAt: NOW, givenUpAt: null, tries: 1 })
  expect(sentOf(db, { askedBy: 'officer-1' })).toMatchObject([{ state: 'sent', tries: 1, lastFailure: null }])
})

test('a mail that was sent is not sent again', async () => {
  const server = await mailServer()
  const db = freshDatabase()
  invite(db)
  await sendDueMails(db, postTo(server.url), () => NOW)
  expect(await sendDueMails(db, postTo(server.url), () => NOW + 1e9)).toEqual([])
  expect(server.mails).toHaveLength(1)
})

test.each([
  ['to', 550, 'The mail server refused the address (550).'],
  ['data', 554, 'The mail server refused the message (554).'],
] as const)(
  'refused for good at "%s": given up at once, wiped, and whoever asked sees why without the address',
  async (stage, code, words) => {
    const server = await mailServer()
    server.refuse(stage, code)
    const db = freshDatabase()
    invite(db)
    expect(await sendDueMails(db, postTo(server.url), () => NOW)).toMatchObject([{ sent: false, final: true, words }])
    expect(theMail(db)).toMatchObject({ ...wiped, givenUpAt: NOW, sentAt: null })
    expect(sentOf(db, { askedBy: 'officer-1' })).toMatchObject([{ state: 'failed', tries: 1, lastFailure: words }])
  },
)

test('put off by the server, a mail is tried after 1, 5 and 30 minutes, 2 and 12 hours, never before, then given up and wiped', async () => {
  const server = await mailServer()
  server.refuse('to', 451)
  const db = freshDatabase()
  invite(db)
  const post = postTo(server.url)
  let at = NOW
  for (const [index, minutes] of [0, 1, 5, 30, 120, 720].entries()) {
    const due = at + minutes * MINUTE
    if (minutes > 0) expect(await sendDueMails(db, post, () => due - 1)).toEqual([])
    expect(theMail(db).toEmail).toBe(PARTNER)
    expect(await sendDueMails(db, post, () => due)).toMatchObject([{ tries: index + 1, sent: false }])
    at = due
  }
  expect(theMail(db)).toMatchObject({
    ...wiped,
    givenUpAt: at,
    tries: 6,
    lastFailure: 'The mail server asked to try later (451).',
  })
  expect(await sendDueMails(db, post, () => at + 1e10)).toEqual([])
  expect(server.mails).toEqual([])
})

test('once the server takes mail again, the next try sends it', async () => {
  const server = await mailServer()
  server.refuse('data', 452)
  const db = freshDatabase()
  invite(db)
  await sendDueMails(db, postTo(server.url), () => NOW)
  server.refuse('data')
  await sendDueMails(db, postTo(server.url), () => NOW + MINUTE)
  expect(server.mails).toHaveLength(1)
  expect(sentOf(db, { askedBy: 'officer-1' })).toMatchObject([{ state: 'sent', tries: 2, lastFailure: null }])
})

test('no server there: the mail waits, and the reason names no address', async () => {
  const server = await mailServer()
  const { url } = server
  await server.stop()
  const db = freshDatabase()
  invite(db)
  expect(await sendDueMails(db, postTo(url), () => NOW)).toMatchObject([
    { sent: false, final: false, words: 'The mail server could not be reached (ECONNREFUSED).' },
  ])
  expect(theMail(db)).toMatchObject({ toEmail: PARTNER, nextTryAt: NOW + MINUTE })
})

test('a server that turns everybody away, or refuses our name, our sender or our password, loses no mail', async () => {
  const server = await mailServer({ user: ['concert', 'se cret@'] })
  const db = freshDatabase()
  invite(db)
  const wrong = `smtp://concert:wrong@127.0.0.1:${server.port}`
  const words = async (url: string, at: number) => (await sendDueMails(db, postTo(url), () => at))[0]
  expect(await words(wrong, NOW)).toMatchObject({
    final: false,
    words: 'The mail server refused the name and password of SMTP_URL (535).',
  })
  server.refuse('from', 553)
  expect(await words(server.url, NOW + MINUTE)).toMatchObject({
    final: false,
    words: 'The mail server refused the sender, MAIL_FROM (553).',
  })
  server.refuse('from')
  server.refuse('connect', 554)
  expect(await words(server.url, NOW + 10 * MINUTE)).toMatchObject({ final: false })
  server.refuse('connect')
  expect(await words(server.url, NOW + 60 * MINUTE)).toMatchObject({ sent: true, tries: 4 })
})

test.each([
  ['offers no TLS', true, 'The mail server offered no safe connection (TLS).'],
  ['has a certificate nobody vouches for', false, 'The certificate of the mail server is not one to trust'],
])('a server elsewhere that %s gets nothing, unless the setting says so', async (_what, withoutTls, words) => {
  const server = await mailServer({ withoutTls })
  const db = freshDatabase()
  invite(db)
  // Not a loopback name, although it leads to this machine.
  const elsewhere = `smtp://0.0.0.0:${server.port}`
  expect(await sendDueMails(db, postTo(elsewhere), () => NOW)).toMatchObject([
    { sent: false, final: false, words: expect.stringContaining(words) },
  ])
  expect(server.mails).toEqual([])
  await sendDueMails(db, postTo(`${elsewhere}?tls=none`), () => NOW + MINUTE)
  expect(server.mails).toHaveLength(1)
})

test('two processes on one file never take the same mail for one try', async () => {
  const server = await mailServer()
  const folder = testFolder()
  const [one, other] = [openDatabase(`${folder}/c.db`), openDatabase(`${folder}/c.db`)]
  undo.push(
    () => one.$client.close(),
    () => other.$client.close(),
  )
  for (let index = 0; index < 30; index++) invite(one, `p${index}@elm.example.org`)
  const post = postTo(server.url)
  const both = await Promise.all([sendDueMails(one, post, () => NOW), sendDueMails(other, post, () => NOW)])
  expect(both.every(({ length }) => length > 5)).toBe(true)
  expect(server.mails).toHaveLength(30)
  expect(new Set(server.mails.map(({ to }) => to[0])).size).toBe(30)
})

test('killed before the server heard of it, a mail is sent at its next try', async () => {
  const server = await mailServer()
  const db = freshDatabase()
  invite(db)
  takeDueMail(db, NOW)
  expect(await sendDueMails(db, postTo(server.url), () => NOW + MINUTE - 1)).toEqual([])
  await sendDueMails(db, postTo(server.url), () => NOW + MINUTE)
  expect(server.mails).toHaveLength(1)
})

test('killed between sending and marking, a mail may come twice, with the same Message-ID, and is not lost', async () => {
  const server = await mailServer()
  const db = freshDatabase()
  invite(db)
  await postTo(server.url).deliver(takeDueMail(db, NOW)!.letter)
  await sendDueMails(db, postTo(server.url), () => NOW + MINUTE)
  expect(server.mails).toHaveLength(2)
  expect(server.mails[0]!.email.messageId).toBe(server.mails[1]!.email.messageId)
  expect(theMail(db)).toMatchObject({ ...wiped, tries: 1, interruptedTries: 1 })
})

test('however often the process dies in its tries, a mail waits longer each time and is never given up; then it is sent', async () => {
  const server = await mailServer()
  const db = freshDatabase()
  invite(db)
  let at = NOW
  const pauses: number[] = []
  for (let interrupted = 0; interrupted < 20; interrupted++) {
    expect(takeDueMail(db, at)?.tries).toBe(1)
    const due = theMail(db).nextTryAt!
    pauses.push((due - at) / MINUTE)
    at = due
  }
  expect(pauses.slice(0, 7)).toEqual([1, 5, 30, 120, 720, 720, 720])
  expect(theMail(db)).toMatchObject({ toEmail: PARTNER, givenUpAt: null, sentAt: null, tries: 0, interruptedTries: 19 })
  await sendDueMails(db, postTo(server.url), () => at)
  expect(server.mails).toHaveLength(1)
  expect(theMail(db)).toMatchObject({ ...wiped, sentAt: at, tries: 1, interruptedTries: 20 })
})

test('tries that ended in a crash leave the six that may fail untouched', async () => {
  const server = await mailServer()
  server.refuse('to', 451)
  const db = freshDatabase()
  invite(db)
  let at = NOW
  for (let tries = 1; tries <= 6; tries++) {
    takeDueMail(db, at)
    at = theMail(db).nextTryAt!
    expect(await sendDueMails(db, postTo(server.url), () => at)).toMatchObject([{ tries, sent: false, final: false }])
    if (tries < 6) at = theMail(db).nextTryAt!
  }
  expect(theMail(db)).toMatchObject({ ...wiped, givenUpAt: at, tries: 6, interruptedTries: 6 })
})

test('a slow try that fails after the next one sent the mail changes nothing', async () => {
  const server = await mailServer()
  const db = freshDatabase()
  invite(db)
  const slow = takeDueMail(db, NOW)!
  await sendDueMails(db, postTo(server.url), () => NOW + MINUTE)
  server.refuse('to', 550)
  await tryMail(db, postTo(server.url), slow, () => NOW + 2 * MINUTE)
  expect(theMail(db)).toMatchObject({ sentAt: NOW + MINUTE, givenUpAt: null, lastFailure: null })
})

test('a forgotten password is sent before a list of invitations that was put first', () => {
  const db = freshDatabase()
  for (let index = 0; index < 5; index++) invite(db, `p${index}@elm.example.org`)
  const values = { until: '10:00', link: 'https://concert.example.org/reset/x' }
  putMail(db, { message: 'password-reset', to: PARTNER, values, askedBy: 'concert' }, NOW + 1)
  expect(takeDueMail(db, NOW + 1)?.message).toBe('password-reset')
})
