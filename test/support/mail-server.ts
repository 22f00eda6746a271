import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as received. `link`: the first address in its text that ends its line. */
export type ReceivedMail = { from: string; to: string[]; raw: string; email: Email; link: string | undefined }
/** Where a conversation can be refused: at the greeting, the sign-in, the sender, the recipient, or after the words. */
export type Stage = 'connect' | 'auth' | 'from' | 'to' | 'data'

export type MailServer = {
  /** For SMTP_URL; MAIL_FROM is to be set too. */
  url: string
  port: number
  /** In order of arrival. */
  mails: ReceivedMail[]
  /** Answers every conversation with this code at this stage, until told otherwise; without a code it accepts again. */
  refuse: (stage: Stage, code?: number) => void
  /** Delays the acceptance of a mail until the promise resolves. */
  holdUntil: (promise: Promise<unknown>) => void
  /** The latest mail to an address; waits up to 10 seconds for one after the first `after`. */
  mailTo: (address: string, after?: number) => Promise<ReceivedMail>
  stop: () => Promise<void>
}

type Options = { port?: number; user?: [name: string, password: string]; withoutTls?: boolean }

/**
 * A real SMTP server in the test's own process. With `user`, it asks for that name and password. Its TLS certificate is not
 * trusted by anybody.
 */
export async function startMailServer({ port = 0, user, withoutTls }: Options = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const refusals = new Map<Stage, number>()
  let hold: Promise<unknown> = Promise.resolve()
  const refusal = (stage: Stage, about = '') => {
    const responseCode = refusals.get(stage)
    return responseCode ? Object.assign(new Error(`not now, not ${about}`), { responseCode }) : null
  }
  const server = new SMTPServer({
    logger: false,
    authOptional: !user,
    disabledCommands: withoutTls ? ['STARTTLS'] : [],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_session, done) => done(refusal('connect')),
    onAuth: (auth, _session, done) =>
      auth.username === user?.[0] && auth.password === user?.[1] ? done(null, { user: auth.username }) : done(new Error('no')),
    onMailFrom: ({ address }, _session, done) => done(refusal('from', address)),
    onRcptTo: ({ address }, _session, done) => done(refusal('to', address)),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const refused = refusal('data')
        if (refused) return done(refused)
        const raw = Buffer.concat(chunks).toString('latin1')
        const email = await PostalMime.parse(Buffer.concat(chunks))
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ from, to, raw, email, link: email.text?.match(/^https?:\/\/\S+$/m)?.[0] })
        await hold
        done(null, 'taken')
      })
    },
  })
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const taken = (listening.address() as AddressInfo).port
  return {
    url: `smtp://${user ? `${user.map(encodeURIComponent).join(':')}@` : ''}127.0.0.1:${taken}`,
    port: taken,
    mails,
    refuse: (stage, code) => void (code ? refusals.set(stage, code) : refusals.delete(stage)),
    holdUntil: (promise) => {
      hold = promise
    },
    mailTo: async (address, after = 0) => {
      const until = Date.now() + 10_000
      for (;;) {
        const theirs = mails.filter(({ to }) => to.includes(address))
        if (theirs.length > after) return theirs.at(-1)!
        if (Date.now() > until) throw new Error(`No mail came to ${address}: ${mails.length} mails came.`)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
