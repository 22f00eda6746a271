import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { BASE_WORD } from '#app/features/lmc-desk/reminders/reminder-rules.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { practice, together } from '#test/support/register.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { answeredFor, bundled, LONG } from './writers.ts'

const PRACTICES = LONG ? Number(process.env.FAULTS_REMINDERS ?? 6000) : 24
/** At how many mails a server is killed: the first time lines are still queued. */
const KILLS = LONG ? [1, PRACTICES / 4, PRACTICES / 2, (PRACTICES * 3) / 4] : [1, 12]
/** Mails that one server has in hand at once. */
const IN_HAND = 3
const FRIDAY = instantOf('2026-06-19', '11:40')
const codeOf = (nth: number) => `Z${String(nth).padStart(5, '0')}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let folder: string
beforeAll(async () => {
  folder = await bundled()
}, 60_000)

/** A register in which every practice of an LMC is silent, and its office has reminded all of them. */
function remindedRegister(): Buffer {
  const england = smallEngland()
  const codes = Array.from({ length: PRACTICES }, (_, nth) => codeOf(nth))
  const facts = codes.map((code) => practice({ code, name: `Practice ${code}`, lmc: 'borsetshire', since: '1974-04-01' }))
  addToRegister(england, together(...facts), REGISTERED_AT)
  for (const practiceCode of codes) someone(england, 'practice-manager', { practiceCode })
  const outcome = sendReminder(
    england,
    { lmcSlug: 'borsetshire', practices: codes, word: BASE_WORD },
    { personId: 'officer' },
    FRIDAY,
  )
  expect(outcome).toMatchObject({ ok: true, queued: PRACTICES })
  return answeredFor(england, FRIDAY).$client.serialize()
}

test(
  'servers killed while reminders are queued and sent: each practice gets its one mail, and only a mail in hand at a kill can come twice, as the same mail',
  async () => {
    const path = join(testFolder(), 'england.db')
    writeFileSync(path, remindedRegister())
    const mail = await startMailServer({ withoutTls: true })
    onTestFinished(mail.stop)
    const env = {
      ...{ ...process.env, DATABASE_PATH: path, SECRET_KEY: 'k'.repeat(40), MAIL_FROM: 'concert@example.org' },
      SMTP_URL: mail.url,
    }
    let said = ''
    const until = Date.now() + (LONG ? 900_000 : 90_000)
    const came = async (count: number, wanted: () => number) => {
      while (wanted() < count && Date.now() < until && said === '') await pause(5)
    }
    const started = (nth: number) => {
      // A mail cut off in its try is due again a minute later.
      const server = fork(`${folder}/serving.js`, [String(FRIDAY), String(nth * 7_200_000)], { env, execArgv: [], silent: true })
      server.stderr?.on('data', (text) => (said += text))
      return { server, ended: once(server, 'exit') }
    }
    const asked = async (server: ChildProcess) => {
      const [answer] = (await Promise.all([once(server, 'message'), server.send('how long')])).flat() as [
        { heldUp: number; busy: number },
      ]
      return answer
    }
    /** By each server from its first mail on: while reminders become mails, and while these are sent. */
    const heldUp: { heldUp: number; busy: number }[] = []
    for (const [nth, at] of KILLS.entries()) {
      const { server, ended } = started(nth)
      const before = mail.mails.length
      await came(before + 1, () => mail.mails.length)
      // Without its start.
      await asked(server)
      await came(at, () => mail.mails.length)
      heldUp.push(await asked(server))
      // The mails in hand have arrived and are not marked: the worst moment.
      mail.holdUntil(new Promise(() => {}))
      await pause(LONG ? 200 : 60)
      server.kill('SIGKILL')
      await ended
      mail.holdUntil(Promise.resolve())
    }
    const { server, ended } = started(KILLS.length)
    const before = mail.mails.length
    await came(before + 1, () => mail.mails.length)
    await asked(server)
    await came(PRACTICES, () => new Set(mail.mails.map(({ to }) => to[0])).size)
    heldUp.push(await asked(server))
    // Time for a mail too many to come.
    await pause(1500)
    server.kill('SIGTERM')
    await ended
    expect(said).toBe('')

    const db = openDatabase(path)
    onTestFinished(() => void db.$client.close())
    const one = (sql: string) => db.$client.prepare(sql).pluck().get()
    expect(one("select count(*) from lmc_reminder_lines where outcome = 'mailed'")).toBe(PRACTICES)
    expect(one("select count(*) from mails where message = 'lmc-reminder' and sent_at is not null")).toBe(PRACTICES)
    expect(one('select count(*) from mails')).toBe(PRACTICES)
    const ids = new Map<string, Set<string | undefined>>()
    for (const { to, email } of mail.mails) ids.set(to[0]!, (ids.get(to[0]!) ?? new Set()).add(email.messageId))
    expect([ids.size, [...ids.values()].filter(({ size }) => size !== 1)]).toEqual([PRACTICES, []])
    const twice = mail.mails.length - PRACTICES
    expect(twice).toBeLessThanOrEqual(IN_HAND * KILLS.length)
    console.log(
      `reminders: ${PRACTICES} practices, ${KILLS.length} kills, ${twice} mails came twice (in hand at a kill), the servers held up ${heldUp.map((ms) => ms.heldUp.toFixed(0)).join(', ')} ms at most, of it ${heldUp.map((ms) => ms.busy.toFixed(0)).join(', ')} ms their own work`,
    )
  },
  LONG ? 1_000_000 : 120_000,
)
