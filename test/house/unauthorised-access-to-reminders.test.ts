import { beforeAll, expect, test } from 'vitest'
import { mailNextReminders } from '#app/features/lmc-desk/reminders/mail-lmc-reminders.server.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, OAK } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const WORD = 'A word for the week after'
const LATER = NOW + 7 * 86_400_000
const lines = (db: ReturnType<typeof copyOf>) =>
  db.$client.prepare('select practice_code, outcome from lmc_reminder_lines order by 1').all()

/** Elm was reminded by its LMC. */
function reminded() {
  const db = copyOf(world)
  sendReminder(db, { lmcSlug: 'borsetshire', practices: [ELM.code], word: WORD }, { personId: world.people.officer }, LATER)
  mailNextReminders(db, 'https://concert.example.org', LATER)
  expect(lines(db)).toEqual([{ practice_code: ELM.code, outcome: 'mailed' }])
  return db
}

test('that a practice was reminded, and with which word, is seen by its own people and the officers of its LMC alone', async () => {
  const pages = ['/committee', '/lmc/loamshire/reminders', `/practice/${OAK.code}/return`, `/practice/${ELM.code}/return`]
  const db = reminded()
  for (const path of [...pages, '/lmc/borsetshire/reminders']) {
    const readers = []
    for (const who of KNOCKERS) if ((await ask(db, { path, cookie: world.cookies[who] })).data.includes(WORD)) readers.push(who)
    const own = path.startsWith(`/practice/${ELM.code}`) ? ['partner', 'manager'] : []
    expect([path, readers]).toEqual([path, path.startsWith('/lmc/borsetshire') ? ['officer'] : own])
  }
})

test('an officer reminds no practice of another LMC, whatever boxes are sent', async () => {
  const db = copyOf(world)
  const form = { do: 'send', word: '', [`to-${ELM.code}`]: '1', 'to-Y00002': '1' }
  expect((await ask(db, { path: '/lmc/loamshire/reminders', cookie: world.cookies.neighbour, form })).status).toBe(422)
  expect((await ask(db, { path: '/lmc/borsetshire/reminders', cookie: world.cookies.neighbour, form })).status).toBe(404)
  expect(lines(db)).toEqual([])
})

test('nobody outside a practice puts its reminders off', async () => {
  const db = reminded()
  for (const who of ['next-door', 'elsewhere', 'officer', 'member', 'editor'] as const) {
    const asked = { path: `/practice/${ELM.code}/return`, cookie: world.cookies[who], form: { do: 'put-off' } }
    expect((await ask(db, asked)).status).toBe(404)
  }
  expect(db.$client.prepare('select count(*) from lmc_reminders_put_off').pluck().get()).toBe(0)
})
