import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import { publishDraft } from '#app/features/menu/draft-publishing/publish-draft.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { ANN, BEN, DESK_NOW, deskWorld, RULES, SOURCES } from '#test/support/desk.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { answeredFor, bundled, LONG } from './writers.ts'

/** The short form has some slices of a circular, so that the server is killed between two; the long one everybody in general practice. */
const PEOPLE = LONG ? 13_000 : 300
/** Mails that one server has in hand at once. */
const IN_HAND = 3
const HOUR = 3_600_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let folder: string
beforeAll(async () => {
  folder = await bundled()
}, 60_000)

/** A register in which a menu has just been published that everybody in practices is told of. */
function publishedRegister(): Buffer {
  const db = deskWorld()
  for (let nth = 0; nth < PEOPLE; nth++) {
    const { personId } = addPerson(
      db,
      { email: `manager.${nth}@example.org`, name: 'A manager', passwordHash: '!' },
      'operator',
      DESK_NOW - HOUR,
    )
    addRole(db, { personId, role: 'practice-manager', practiceCode: `Y0000${1 + (nth % 3)}` }, 'operator', DESK_NOW - HOUR)
  }
  const begun = startDraft(db, 'first', ANN, DESK_NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  const draft = () => draftById(db, draftId)!
  saveWords(db, { draftId, seen: seenOf(draft(), 'words'), title: 'Next', summary: 'One.', sources: SOURCES }, ANN, DESK_NOW)
  const line = { action: 'cap', status: 'offered', wording: 'Cap it.', reason: 'Plainer.' } as const
  saveLine(db, { draftId, seen: seenOf(draft(), { line: 'cap' }), line }, ANN, DESK_NOW)
  const which = { draftId, version: draft().version }
  approveDraft(db, which, BEN, DESK_NOW)
  expect(publishDraft(db, { ...which, told: 'practices' }, ANN, RULES, DESK_NOW)).toMatchObject({ ok: true })
  return answeredFor(db, DESK_NOW).$client.serialize()
}

test(
  'a menu published while the mail server refuses, and servers killed while its mails are queued and sent: everybody gets one, the same mail at most twice',
  async () => {
    const path = join(testFolder(), 'england.db')
    writeFileSync(path, publishedRegister())
    const mail = await startMailServer({ withoutTls: true })
    onTestFinished(mail.stop)
    const db = openDatabase(path)
    onTestFinished(() => void db.$client.close())
    const one = (sql: string) => db.$client.prepare(sql).pluck().get() as number
    const queued = () => one('select count(*) from mails')
    const received = () => new Set(mail.mails.map(({ to }) => to[0])).size
    let said = ''
    const until = Date.now() + (LONG ? 900_000 : 90_000)
    const came = async (count: number, wanted: () => number) => {
      while (wanted() < count && Date.now() < until && said === '') await pause(10)
    }
    const started = (nth: number) => {
      const env = { ...process.env, DATABASE_PATH: path, SECRET_KEY: 'k'.repeat(40), MAIL_FROM: 'concert@example.org' }
      const ahead = String(nth * 12 * HOUR)
      const server = fork(`${folder}/serving.js`, [String(DESK_NOW), ahead], {
        ...{ env: { ...env, SMTP_URL: mail.url }, execArgv: [], silent: true },
      })
      server.stderr?.on('data', (text) => (said += text))
      const ended = once(server, 'exit')
      const end = (signal: 'SIGKILL' | 'SIGTERM') => {
        server.kill(signal)
        return ended
      }
      return { end }
    }
    mail.refuse('connect', 421)
    const first = started(0)
    await came(150, queued)
    await first.end('SIGKILL')
    expect(queued()).toBeLessThan(PEOPLE)
    const second = started(1)
    await came(PEOPLE, queued)
    await second.end('SIGKILL')
    expect([queued(), received()]).toEqual([PEOPLE, 0])

    mail.refuse('connect')
    const third = started(2)
    await came(PEOPLE / 2, received)
    mail.holdUntil(new Promise(() => {}))
    await pause(100)
    await third.end('SIGKILL')
    mail.holdUntil(Promise.resolve())
    const last = started(3)
    await came(PEOPLE, received)
    // Time for a mail too many to come.
    await pause(1500)
    await last.end('SIGTERM')
    expect(said).toBe('')

    expect(one('select count(*) from mails where sent_at is not null')).toBe(PEOPLE)
    expect(queued()).toBe(PEOPLE)
    const ids = new Map<string, Set<string | undefined>>()
    for (const { to, email } of mail.mails) ids.set(to[0]!, (ids.get(to[0]!) ?? new Set()).add(email.messageId))
    expect([ids.size, [...ids.values()].filter(({ size }) => size !== 1)]).toEqual([PEOPLE, []])
    expect(mail.mails.length - PEOPLE).toBeLessThanOrEqual(IN_HAND)
  },
  LONG ? 1_000_000 : 120_000,
)
