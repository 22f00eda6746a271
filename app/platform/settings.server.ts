import { z } from 'zod'
import { checkMailAddress } from './mail/mail-address.ts'
import { smtpAddressOf } from './mail/smtp-address.ts'
import { trustedProxies } from './trusted-proxies.ts'

const loopback = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/** A whole number in digits: `Number` would take an empty text, a hexadecimal and a decimal point. */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      message: `is a whole number from ${least} to ${most}`,
    })
    .transform(Number)
const words = (most: number) =>
  z
    .string()
    .trim()
    .refine((text) => text.length >= 1 && text.length <= most, { message: `is words of at most ${most} characters` })
const oneOf = <const T extends string>(...words: T[]) => z.enum(words, { message: `is one of ${words.join(', ')}` })

const schema = z.object({
  NODE_ENV: oneOf('production', 'development', 'test').default('production'),
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { message: 'is an address or a name of this machine, such as 127.0.0.1' })
    .default('127.0.0.1'),
  DATABASE_PATH: z.string().min(1).optional(),
  PUBLIC_ADDRESS: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text, {
      message: 'is an address such as https://concert.example.org, without a path or a slash at the end',
    })
    .optional(),
  TRUST_PROXY: z
    .string()
    .default('loopback')
    .transform((text, context) => {
      const proxies = trustedProxies(text)
      if (proxies.ok) return proxies.value
      context.addIssue({ code: 'custom', message: proxies.message })
      return z.NEVER
    }),
  SITE_NAME: words(40).default('Concert'),
  CONTROLLER: words(300).optional(),
  RETENTION_MONTHS: wholeNumber(1, 120).default(12),
  SECOND_EDITOR: oneOf('required', 'not-required').default('required'),
  LOG_LEVEL: oneOf('silent', 'error', 'warn', 'info', 'debug').default('info'),
  SECRET_KEY: z
    .string()
    .min(32, { message: 'is a secret of 32 characters or more, such as `openssl rand -base64 32` prints' })
    .optional(),
  WATCH_TOKEN: z
    .string()
    .regex(/^\S{32,200}$/, {
      message: 'is a secret of 32 to 200 characters without spaces, such as `openssl rand -hex 32` prints',
    })
    .optional(),
  SMTP_URL: z
    .string()
    .refine((text) => smtpAddressOf(text) !== undefined, {
      message:
        'is a mail server such as smtps://name:password@mail.example.org:465 or smtp://…:587, name and password percent-encoded',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => checkMailAddress(text).ok, { message: 'is one e-mail address such as concert@example.org, without a name' })
    .optional(),
})

/** The checked settings of the environment. `databasePath` undefined = the demonstration's own file. */
export type Settings = {
  mode: 'production' | 'development' | 'test'
  port: number
  host: string
  databasePath: string | undefined
  /** The origin that people use, without a trailing slash; where unset, the loopback address of the port. */
  publicAddress: string
  publicAddressIsLoopback: boolean
  /** Cookies are Secure when people use https. */
  secureCookies: boolean
  /** The proxies trusted to name the source of a request: addresses, ranges and `loopback`; empty = none. */
  trustProxy: string[]
  siteName: string
  /** The data controller with an address for questions, for the privacy notice; undefined: not named. */
  controller: string | undefined
  /** Months after a round's last day for which answers of single practices are stored. */
  retentionMonths: number
  /** Whether an edition from the desk needs a second editor's approval. */
  secondEditor: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Seals authenticator secrets and keys the hashes of codes; undefined: a key file beside the database. Never to be logged or shown. */
  secretKey: string | undefined
  /** Opens /healthz and /metrics to programs on other machines; undefined: to this machine alone. Never to be logged or shown. */
  watchToken: string | undefined
  /** The mail server, with its password; undefined: mail lands as files in a folder. Never to be logged or shown. */
  smtpUrl: string | undefined
  /** The address mail comes from. */
  mailFrom: string
}

/** What the log says of the settings: no secret, no address of a person, and whether those are set. */
export function settingsInLog(settings: Settings): Record<string, string | number | boolean> {
  const isSet = (value: string | undefined) => (value === undefined ? 'not set' : 'set')
  const { port, host, publicAddress, trustProxy, siteName, retentionMonths, secondEditor, logLevel } = settings
  return {
    ...{ port, host, publicAddress, siteName, retentionMonths, secondEditor, logLevel },
    trustProxy: trustProxy.join(', ') || 'none',
    secretKey: isSet(settings.secretKey),
    watchToken: isSet(settings.watchToken),
    smtpUrl: isSet(settings.smtpUrl),
    controller: isSet(settings.controller),
  }
}

export type SettingsOutcome = { ok: true; settings: Settings } | { ok: false; message: string }

/** Reads the settings once, at start. A bad one stops the start: the message names every wrong setting. */
export function readSettings(environment: Record<string, string | undefined>): SettingsOutcome {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(present)
  const lacksSender = present.SMTP_URL !== undefined && present.MAIL_FROM === undefined
  if (!parsed.success || lacksSender) {
    const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    const lines = lacksSender ? [...wrong, '  MAIL_FROM: is needed with SMTP_URL: the address mail comes from'] : wrong
    return { ok: false, message: `Concert does not start: these settings are wrong.\n${lines.join('\n')}` }
  }
  const env = parsed.data
  const publicAddress = env.PUBLIC_ADDRESS ?? `http://localhost:${env.PORT}`
  const address = new URL(publicAddress)
  return {
    ok: true,
    settings: {
      mode: env.NODE_ENV,
      port: env.PORT,
      host: env.HOST,
      databasePath: env.DATABASE_PATH,
      publicAddress,
      publicAddressIsLoopback: loopback(address),
      secureCookies: address.protocol === 'https:',
      trustProxy: env.TRUST_PROXY,
      siteName: env.SITE_NAME,
      controller: env.CONTROLLER,
      retentionMonths: env.RETENTION_MONTHS,
      secondEditor: env.SECOND_EDITOR === 'required',
      logLevel: env.LOG_LEVEL,
      secretKey: env.SECRET_KEY,
      watchToken: env.WATCH_TOKEN,
      smtpUrl: env.SMTP_URL,
      mailFrom: env.MAIL_FROM ?? `concert@${address.hostname}`,
    },
  }
}
