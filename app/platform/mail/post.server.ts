import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openedOnce } from '../opened-once.ts'
import { paths } from '../paths.server.ts'
import type { Settings } from '../settings.server.ts'
import type { Instant } from '../time.ts'
import { framed } from './mail-frame.server.ts'
import type { MailWords } from './message-html.server.ts'
import { smtpAddressOf } from './smtp-address.ts'

/**
 * One mail being sent. `id` makes its Message-ID, the same in every try, so that a duplicate can be recognised. `at`: its Date.
 */
export type Letter = MailWords & { id: string; to: string; at: Instant }
/** The destination of mail. `deliver` rejects with nodemailer's error when it was not accepted. */
export type Post = { deliver: (letter: Letter) => Promise<void>; destination: string }

type MailSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'siteName' | 'publicAddress' | 'databasePath'>

/** The folder for mail without a mail server: `mail` beside the database. */
export const mailFolderOf = ({ databasePath }: Pick<Settings, 'databasePath'>) =>
  join(dirname(databasePath ?? paths.demonstration), 'mail')

/** The mail server of SMTP_URL, or the folder. */
export function openPost(settings: MailSettings): Post {
  return settings.smtpUrl ? smtpPost(settings.smtpUrl, settings) : folderPost(mailFolderOf(settings), settings)
}

const messageOf = ({ id, to, at, ...words }: Letter, { mailFrom, siteName, publicAddress }: MailSettings) => ({
  from: { name: siteName, address: mailFrom },
  to: { name: '', address: to },
  envelope: { from: mailFrom, to: [to] },
  messageId: `<${id}@${mailFrom.slice(mailFrom.lastIndexOf('@') + 1)}>`,
  date: new Date(at),
  // Automatic mail: asks for no out-of-office replies. It is no list, so there is nothing to unsubscribe from.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  ...framed(words, { name: siteName, address: publicAddress }),
  disableFileAccess: true,
  disableUrlAccess: true,
  xMailer: false as const,
})

/** Milliseconds. A try ends well before the next try of the same mail. */
const TRY_ENDS_AFTER = 45_000

// nodemailer is loaded when the first mail goes out: it takes 17 MB.

function smtpPost(smtpUrl: string, settings: MailSettings): Post {
  const address = smtpAddressOf(smtpUrl)
  if (!address) throw new Error('SMTP_URL is not the address of a mail server.')
  const { host, port, tls, user } = address
  const transport = openedOnce(async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      host,
      port,
      secure: tls === 'from-the-start',
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'none',
      auth: user && { user: user.name, pass: user.password },
      name: new URL(settings.publicAddress).hostname,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      dnsTimeout: 10_000,
    })
  })
  return {
    destination: `the mail server ${host}:${port}`,
    deliver: async (letter) => {
      await withinTime((await transport()).sendMail(messageOf(letter, settings)))
    },
  }
}

async function withinTime<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), TRY_ENDS_AFTER)
  })
  return Promise.race([sending, late]).finally(() => clearTimeout(timer))
}

/** Writes each mail as a file `<instant>-<id>.eml`, readable only by the server's account. */
function folderPost(folder: string, settings: MailSettings): Post {
  const transport = openedOnce(async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  })
  return {
    destination: `the folder ${folder}`,
    deliver: async (letter) => {
      const { message } = await (await transport()).sendMail(messageOf(letter, settings))
      const name = `${new Date(letter.at).toISOString().replace(/[:.]/g, '-')}-${letter.id}.eml`
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(join(folder, `${name}.part`), message as Buffer, { mode: 0o600 })
        await rename(join(folder, `${name}.part`), join(folder, name))
      } catch (error) {
        throw Object.assign(new Error('folder'), { code: 'FOLDER', originalCode: (error as NodeJS.ErrnoException).code })
      }
    },
  }
}
