import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { checked } from '#app/commands/operator-audit.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { someone } from '#test/support/england.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { everyone, recordStatements, twoRegions } from '#test/support/two-regions.ts'
import { answeredFor, bundled, LONG } from './writers.ts'

const MAILS = LONG ? 600 : 30
const TUESDAY = instantOf('2024-11-05', '12:00')

let folder: string
beforeAll(async () => {
  folder = await bundled()
}, 60_000)

test(
  'two servers on one file send each mail once and issue each release once, and tell of it once',
  async () => {
    const england = twoRegions()
    recordStatements(england, { report: everyone })
    for (const role of ['committee-member', 'committee-editor'] as const) someone(england, role)
    for (let n = 0; n < MAILS; n += 1)
      putMail(england, { message: 'mail-test', to: `n${n}@example.org`, values: {}, askedBy: 'operator' }, TUESDAY)
    answeredFor(england, TUESDAY - 60_000)
    const path = join(testFolder(), 'england.db')
    writeFileSync(path, england.$client.serialize())
    const mail = await startMailServer({ withoutTls: true })
    onTestFinished(mail.stop)
    const env = {
      ...{ ...process.env, DATABASE_PATH: path, SECRET_KEY: 'k'.repeat(40), MAIL_FROM: 'concert@example.org' },
      SMTP_URL: mail.url,
    }
    const servers = [1, 2].map(() => fork(`${folder}/serving.js`, [String(TUESDAY)], { env, execArgv: [], silent: true }))
    const ends = servers.map((server) => once(server, 'exit'))
    let said = ''
    for (const server of servers) server.stderr?.on('data', (text) => (said += text))
    const expected = MAILS + 2
    const until = Date.now() + (LONG ? 300_000 : 180_000)
    while (mail.mails.length < expected && Date.now() < until && said === '')
      await new Promise((resolve) => setTimeout(resolve, 50))
    // Time for a mail too many to come.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    for (const server of servers) server.kill('SIGTERM')
    await Promise.all(ends)
    expect(said).toBe('')
    const ids = mail.mails.map(({ email }) => email.messageId)
    expect([ids.length, new Set(ids).size]).toEqual([expected, expected])
    const db = openDatabase(path)
    onTestFinished(() => void db.$client.close())
    const one = (sql: string) => db.$client.prepare(sql).pluck().get()
    expect([one('select count(*) from releases'), one('select count(distinct week_end) from releases')]).toEqual([14, 14])
    expect(one("select count(*) from audit_events where action = 'release.issued'")).toBe(14)
    expect(one('select count(*) from mails where sent_at is not null')).toBe(expected)
    expect(checked(db).faults).toEqual([])
    console.log(`two servers on one file: ${expected} mails once each, 14 releases once each`)
  },
  LONG ? 400_000 : 240_000,
)
