import { expect, test } from 'vitest'
import { readSettings } from './settings.server.ts'

test('nothing set is a demonstration on port 3000 of this machine', () => {
  const outcome = readSettings({})
  expect(outcome).toMatchObject({
    ok: true,
    settings: {
      port: 3000,
      databasePath: undefined,
      publicAddress: 'http://localhost:3000',
      publicAddressIsLoopback: true,
      secureCookies: false,
    },
  })
})

test('every bad setting is named in one message', () => {
  const outcome = readSettings({ PORT: 'eighty', PUBLIC_ADDRESS: 'concert.example.org/', LOG_LEVEL: 'loud' })
  expect(outcome.ok).toBe(false)
  for (const name of ['PORT', 'PUBLIC_ADDRESS', 'LOG_LEVEL']) expect(!outcome.ok && outcome.message).toContain(name)
})

test('a configuration with every setting wrong at once is one message that names each once, in plain words, and repeats no secret', () => {
  const wrong = {
    ...{ NODE_ENV: 'live', PORT: '0x50', HOST: 'a b', PUBLIC_ADDRESS: 'concert', TRUST_PROXY: '0.0.0.0/0', SITE_NAME: ' ' },
    ...{ CONTROLLER: 'x'.repeat(301), RETENTION_MONTHS: '1.5', SECOND_EDITOR: 'no', LOG_LEVEL: 'loud', SECRET_KEY: 'hunter2' },
    ...{ WATCH_TOKEN: 'hunter2', SMTP_URL: 'mail:hunter2', MAIL_FROM: 'Concert <concert@example.org>' },
  }
  const outcome = readSettings(wrong)
  if (outcome.ok) throw new Error('taken')
  const [first, ...lines] = outcome.message.split('\n')
  expect(first).toBe('Concert does not start: these settings are wrong.')
  expect(lines.map((line) => line.match(/^ {2}([A-Z_]+): (is|are) /)?.[1])).toEqual(Object.keys(wrong))
  expect(outcome.message).not.toMatch(/hunter2|expected|received|NaN|Invalid/)
  const alone = readSettings({ SMTP_URL: 'smtps://mail.example.org', PORT: 'eighty' })
  expect(!alone.ok && alone.message.split('\n').length).toBe(3)
})

test.each([
  'https://concert.example.org/',
  'https://concert.example.org/portal',
  'ftp://concert.example.org',
  'concert.example.org',
])('%s is no public address', (address) => expect(readSettings({ PUBLIC_ADDRESS: address }).ok).toBe(false))

test('an https address asks for secure cookies', () => {
  expect(readSettings({ PUBLIC_ADDRESS: 'https://concert.example.org' })).toMatchObject({
    settings: { secureCookies: true, publicAddressIsLoopback: false },
  })
})

test.each([
  'relay.example.net',
  'http://mail.example.org',
  'smtp://mail.example.org/inbox',
  'smtp://name@mail.example.org',
  'smtp://mail.example.org?tls=maybe',
  'smtp://mail.example.org:587?requireTLS=false',
  'smtps://name:pass word@mail.example.org',
  'smtps://name:%zz@mail.example.org',
])('%s is no mail server, and the message names SMTP_URL without repeating it', (url) => {
  const outcome = readSettings({ SMTP_URL: url, MAIL_FROM: 'concert@example.org' })
  expect(!outcome.ok && outcome.message).toContain('SMTP_URL: is a mail server')
  expect(!outcome.ok && outcome.message).not.toContain(url)
})

test('a mail server needs to be told the address mail comes from', () => {
  const outcome = readSettings({ SMTP_URL: 'smtps://mail.example.org' })
  expect(!outcome.ok && outcome.message).toContain('MAIL_FROM')
})

test.each(['Concert <concert@example.org>', 'concert', 'a@example.org, b@example.org', 'concert@exаmple.org'])(
  'mail does not come from %j',
  (from) => {
    const outcome = readSettings({ SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: from })
    expect(!outcome.ok && outcome.message).toContain('MAIL_FROM')
  },
)

test('without a mail server, mail comes from the host of the public address', () => {
  expect(readSettings({ PUBLIC_ADDRESS: 'https://concert.example.org' })).toMatchObject({
    settings: { smtpUrl: undefined, mailFrom: 'concert@concert.example.org' },
  })
})

const trusted = (text?: string) => {
  const outcome = readSettings({ TRUST_PROXY: text })
  return outcome.ok ? outcome.settings.trustProxy : outcome.message
}

test('the proxies that are believed are those on this machine, nobody, or the addresses and ranges that are named', () => {
  expect([trusted(), trusted('loopback'), trusted('none')]).toEqual([['loopback'], ['loopback'], []])
  expect(trusted('loopback, 10.0.3.7,10.0.4.0/24, 2001:db8:5::/48, ::1')).toEqual([
    'loopback',
    '10.0.3.7',
    '10.0.4.0/24',
    '2001:db8:5::/48',
    '::1',
  ])
})

test.each([
  'true',
  'all',
  'loopback, none',
  'proxy.example.org',
  '10.0.0.256',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '0.0.0.0/0',
  '2001:db8::/129',
  '::/0',
  'fe80::1%eth0',
  '10.0.0.1,',
  '10.0.0.1 10.0.0.2',
  '::ffff:0:0/96',
  '::ffff:10.0.0.0/103',
  '::/16',
  '::/80',
])('%j is nobody to believe: the start stops with a message that names TRUST_PROXY', (text) => {
  expect(trusted(text)).toContain('TRUST_PROXY: is none, or loopback, addresses and ranges')
})

test('a second editor is required unless the setting says otherwise, and no other word is taken', () => {
  const second = (text?: string) => {
    const outcome = readSettings({ SECOND_EDITOR: text })
    return outcome.ok ? outcome.settings.secondEditor : outcome.message
  }
  expect([second(), second('required'), second('not-required')]).toEqual([true, true, false])
  expect(second('no')).toContain('SECOND_EDITOR')
})
