import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { ContactList } from '#app/features/lmc-desk/practice-page/contact-list.tsx'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { FILTERS } from '#app/features/lmc-desk/practices/lmc-list-rules.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { sendDueMails } from '#app/platform/mail/mail-sending.server.ts'
import { waitingBatches } from '#app/platform/mail/outbox.server.ts'
import type { Post } from '#app/platform/mail/post.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { practice, together } from '#test/support/register.ts'
import { dropAnsweredReminders, mailLmcReminders, mailNextReminders } from './mail-lmc-reminders.server.ts'
import { NextSteps } from './next-steps.tsx'
import { lmcRemindersOfPractice } from './practice-reminders-queries.server.ts'
import { putOffReminders } from './put-off-reminders.server.ts'
import { parseWord, remindValues, tickedIn } from './remind-form.ts'
import { remindedWords } from './remind-table.tsx'
import { BASE_WORD, REMINDER_BATCH } from './reminder-rules.ts'
import { remindersPage, stepCounts } from './reminders-page-queries.server.ts'
import { removeOldLmcReminders } from './remove-old-lmc-reminders.server.ts'
import { sendReminder } from './send-reminder.server.ts'
import { SentReminders } from './sent-reminders.tsx'

const SITE = 'https://concert.example.org'
const [ELM, OAK] = ['Y00001', 'Y00002']
/** A Friday. */
const FRIDAY = instantOf('2026-06-19', '11:40')
const OFFICER = { personId: 'officer' }

/** Elm and Oak of Borsetshire, each with a manager who has never returned. */
function world() {
  const db = smallEngland()
  const elm = someone(db, 'practice-manager', { practiceCode: ELM })
  const oak = someone(db, 'practice-manager', { practiceCode: OAK })
  return { db, elm, oak }
}
const remind = (db: Db, practices: string[], at: Instant = FRIDAY) =>
  sendReminder(db, { lmcSlug: 'borsetshire', practices, word: BASE_WORD }, OFFICER, at)
const page = (db: Db, at: Instant = FRIDAY) => remindersPage(db, 'borsetshire', { all: false, group: '' }, at)
const taking: Post = { deliver: async () => {} } as unknown as Post
const refusing = (responseCode: number): Post =>
  ({ deliver: () => Promise.reject({ command: 'RCPT TO', responseCode }) }) as unknown as Post
const to = (db: Db) => waitingMails(db).map((mail) => mail.to)

test('the silent are ticked, the mail names the LMC, the practice and the word, and the screen says what came of it', async () => {
  const { db, elm } = world()
  expect(Object.keys(page(db).start)).toEqual([`to-${ELM}`, `to-${OAK}`])
  expect(remind(db, [ELM, OAK])).toEqual({ ok: true, queued: 2, leftOut: [] })
  expect(page(db).sent).toMatchObject([{ practices: 2, delivered: 0, waiting: 2, returned: 0 }])
  mailNextReminders(db, SITE, FRIDAY)
  const [mail] = waitingMails(db)
  expect(mail).toMatchObject({ subject: 'Borsetshire LMC asks: your return is waiting' })
  expect(mail?.text).toContain(`${SITE}/practice/${ELM}/return`)
  expect(mail?.text).toContain(BASE_WORD)
  await sendDueMails(db, taking, () => FRIDAY)
  makeReturn(db, ELM, '2026-06-15', { personId: elm }, FRIDAY + 3_600_000)
  expect(page(db).sent).toMatchObject([{ practices: 2, delivered: 2, waiting: 0, bounced: [], returned: 1 }])
  expect(lmcRemindersOfPractice(db, ELM, FRIDAY).sent).toEqual([{ day: '2026-06-19', lmc: 'Borsetshire LMC', word: BASE_WORD }])
})

test('two officers who press at once send one reminder, and who was reminded this week is not ticked', () => {
  const { db } = world()
  expect(remind(db, [ELM])).toMatchObject({ ok: true, queued: 1 })
  expect(remind(db, [ELM, OAK])).toEqual({
    ok: true,
    queued: 1,
    leftOut: [{ code: ELM, name: 'Elm Surgery', reason: 'today' }],
  })
  expect(remind(db, [ELM])).toMatchObject({ ok: false, reason: 'nobody-left' })
  mailNextReminders(db, SITE, FRIDAY)
  mailNextReminders(db, SITE, FRIDAY)
  expect(to(db)).toHaveLength(2)
  expect(page(db).start).toEqual({})
  expect(Object.keys(page(db, instantOf('2026-06-26', '11:40')).start)).toHaveLength(2)
})

test('the desk counts those whom the page of reminders would tick, and the page says why another is not', () => {
  const { db, oak } = world()
  const steps = () => stepCounts(db, lmcAnswers(db, 'borsetshire', FRIDAY).practices, FRIDAY)
  const counts = () => [steps().silent, steps().toRemind, Object.keys(page(db).start).length]
  expect([counts(), page(db).notTicked]).toEqual([[2, 2, 2], ''])
  putOffReminders(db, OAK, { personId: oak }, FRIDAY)
  expect([counts(), page(db).notTicked]).toEqual([[2, 1, 1], 'Not ticked: who asked for none before Monday.'])
  remind(db, [ELM])
  const both = 'Not ticked: who was reminded this week already, and who asked for none before Monday.'
  expect([counts(), page(db).notTicked]).toEqual([[2, 0, 0], both])
})

test('nobody ticked is refused and writes nothing', () => {
  const { db } = world()
  expect(remind(db, [])).toEqual({ ok: false, reason: 'nobody-ticked', leftOut: [] })
  expect(remind(db, ['ZZ999'])).toEqual({
    ok: false,
    reason: 'nobody-left',
    leftOut: [{ code: 'ZZ999', name: 'ZZ999', reason: 'left' }],
  })
  expect(page(db).sent).toEqual([])
})

test('who answered between the press and the mail gets none, and so does one who left the LMC: both are told', () => {
  const { db, elm } = world()
  remind(db, [ELM, OAK])
  makeReturn(db, ELM, '2026-06-15', { personId: elm }, FRIDAY + 1)
  addToRegister(db, { memberships: [{ practiceCode: OAK, lmcSlug: 'loamshire', holdsFrom: '2026-06-19' }] }, FRIDAY + 1)
  mailNextReminders(db, SITE, FRIDAY + 2)
  expect(to(db)).toEqual([])
  expect(page(db).sent[0]).toMatchObject({
    practices: 2,
    leftOut: [
      { name: 'Elm Surgery', reason: 'answered' },
      { name: 'Oak Surgery', reason: 'left' },
    ],
  })
  expect(remind(db, [ELM, OAK], FRIDAY + 3)).toMatchObject({ ok: false, reason: 'nobody-left' })
})

test('while the mail server refuses, the mail waits; who answers meanwhile never gets it', async () => {
  const { db, elm } = world()
  remind(db, [ELM, OAK])
  const loop = mailLmcReminders(db, SITE)
  const stopping = new AbortController().signal
  await loop(FRIDAY, stopping)
  await sendDueMails(db, refusing(451), () => FRIDAY)
  expect(page(db).sent).toMatchObject([{ delivered: 0, waiting: 2 }])
  makeReturn(db, ELM, '2026-06-15', { personId: elm }, FRIDAY + 1)
  await loop(FRIDAY + 2, stopping)
  expect(page(db).sent).toMatchObject([{ waiting: 1, leftOut: [{ name: 'Elm Surgery', reason: 'answered' }] }])
  const sent: string[] = []
  const post = { deliver: async (letter: { to: string }) => void sent.push(letter.to) } as unknown as Post
  await sendDueMails(db, post, () => FRIDAY + 3_600_000)
  expect(sent).toEqual([`practice-manager.${OAK}@example.org`.toLowerCase()])
})

test('a mail that comes back makes the practice one to telephone, until somebody else joins it', async () => {
  const { db } = world()
  remind(db, [ELM])
  mailNextReminders(db, SITE, FRIDAY)
  await sendDueMails(db, refusing(550), () => FRIDAY)
  expect(page(db)).toMatchObject({
    unreachable: [{ code: ELM }],
    toRemind: [{ code: OAK }],
    sent: [{ bounced: [{ code: ELM }] }],
  })
  const { personId } = addPerson(db, { email: 'new@example.org', name: 'N', passwordHash: '!' }, 'operator', FRIDAY + 9)
  addRole(db, { personId, role: 'practice-partner', practiceCode: ELM }, 'operator', FRIDAY + 9)
  expect(page(db, FRIDAY + 10)).toMatchObject({ unreachable: [], toRemind: [{ code: ELM }, { code: OAK }] })
})

test('a practice that asks for no reminder before Monday gets none, also where it was ticked already', () => {
  const { db, elm } = world()
  remind(db, [ELM])
  putOffReminders(db, ELM, { personId: elm }, FRIDAY + 1)
  putOffReminders(db, ELM, { personId: elm }, FRIDAY + 2)
  mailNextReminders(db, SITE, FRIDAY + 3)
  expect(to(db)).toEqual([])
  expect(Object.keys(page(db).start)).toEqual([`to-${OAK}`])
  expect(remind(db, [ELM], instantOf('2026-06-21', '10:00'))).toMatchObject({ ok: false, leftOut: [{ reason: 'put-off' }] })
  expect(remind(db, [ELM], instantOf('2026-06-22', '10:00'))).toMatchObject({ ok: true, queued: 1 })
})

test('a practice where nobody has joined is one to invite, and no mail is written to it', () => {
  const db = smallEngland()
  someone(db, 'practice-manager', { practiceCode: ELM })
  expect(page(db)).toMatchObject({ toRemind: [{ code: ELM }], notJoined: [{ code: OAK }] })
  expect(remind(db, [OAK])).toMatchObject({ ok: false, leftOut: [{ code: OAK, reason: 'nobody' }] })
})

test('the person who makes the return gets the mail, else everybody; a person in two practices gets one for each', () => {
  const { db, elm } = world()
  const partner = someone(db, 'practice-partner', { practiceCode: ELM })
  addRole(db, { personId: partner, role: 'practice-partner', practiceCode: OAK }, 'operator', REGISTERED_AT)
  remind(db, [ELM, OAK])
  mailNextReminders(db, SITE, FRIDAY)
  expect(waitingMails(db).filter((mail) => mail.to.startsWith('practice-partner'))).toHaveLength(2)
  expect(to(db)).toHaveLength(4)
  const mine = peopleOfPractice(db, ELM).find(({ personId }) => personId === elm)!.roleId
  chooseReminder(db, ELM, { nominated: mine, deputy: null, when: null, seen: '0' }, { personId: elm }, FRIDAY)
  const monday = instantOf('2026-06-22', '09:00')
  remind(db, [ELM], monday)
  mailNextReminders(db, SITE, monday)
  expect(to(db)).toHaveLength(5)
})

test('a reminder that waited until the week was over is not sent', () => {
  const { db } = world()
  remind(db, [ELM])
  mailNextReminders(db, SITE, instantOf('2026-06-22', '00:01'))
  expect(to(db)).toEqual([])
  expect(page(db).sent[0]?.leftOut).toEqual([{ name: 'Elm Surgery', reason: 'late' }])
})

test('a mail that the mail server did not take until the week was over is dropped', () => {
  const { db } = world()
  remind(db, [ELM])
  mailNextReminders(db, SITE, FRIDAY)
  expect(to(db)).not.toEqual([])
  dropAnsweredReminders(db, waitingBatches(db, REMINDER_BATCH, 9), instantOf('2026-06-21', '23:59'))
  expect(to(db)).not.toEqual([])
  dropAnsweredReminders(db, waitingBatches(db, REMINDER_BATCH, 9), instantOf('2026-06-22', '00:01'))
  expect(to(db)).toEqual([])
  expect(page(db).sent[0]?.leftOut).toEqual([{ name: 'Elm Surgery', reason: 'late' }])
})

test('the word is refused where it holds an NHS number or a web address, and the base text stands where there is none', () => {
  const word = (typed: string) => parseWord({ word: typed })
  expect(word('')).toEqual({ ok: true, word: BASE_WORD })
  expect(word(' Speak to us\r\non Monday ')).toEqual({ ok: true, word: 'Speak to us on Monday' })
  expect(word('About 943 476 5919')).toMatchObject({ ok: false, errors: { word: expect.stringContaining('NHS number') } })
  expect(word('See www.example.org')).toMatchObject({ ok: false, errors: { word: expect.stringContaining('web') } })
  // A limit counts what people see: an accent, a flag and a line end are one each.
  const seen200 = `${'🏴󠁧󠁢󠁷󠁬󠁳󠁿'.repeat(50)}${'ŵ'.normalize('NFD').repeat(100)}${'\r\n.'.repeat(25)}`
  expect(word(seen200)).toMatchObject({ ok: true })
  expect(word(`${seen200}x`)).toMatchObject({ ok: false, errors: { word: expect.stringContaining('200 characters') } })
  expect(word('x'.repeat(201))).toMatchObject({ ok: false })
})

test('ticks are read by name, and a field with another name reaches nothing', () => {
  const form = new FormData()
  for (const name of ['to-Y00001', 'to-Y00001', 'to-__proto__', 'to-a.b', 'word']) form.append(name, '1')
  expect(tickedIn(remindValues(form))).toEqual(['Y00001'])
})

test('a reminder to 158 practices is queued at once, written in small pieces with others between, and each gets one mail', async () => {
  const db = smallEngland()
  const codes = Array.from({ length: 158 }, (_, nth) => `Z${String(nth).padStart(5, '0')}`)
  const facts = codes.map((code) => practice({ code, name: `Practice ${code}`, lmc: 'borsetshire', since: '1974-04-01' }))
  addToRegister(db, together(...facts), REGISTERED_AT)
  for (const practiceCode of codes) someone(db, 'practice-manager', { practiceCode })
  expect(remind(db, [...codes, ...codes])).toEqual({ ok: true, queued: 158, leftOut: [] })
  let between = 0
  const others = setInterval(() => between++, 0)
  await mailLmcReminders(db, SITE)(FRIDAY, new AbortController().signal)
  clearInterval(others)
  expect(new Set(to(db)).size).toBe(158)
  expect(to(db)).toHaveLength(158)
  expect(between).toBeGreaterThan(5)
})

test('of mails that wait, those tried next are looked at first, and not all in one turn', async () => {
  const { db, elm } = world()
  remind(db, [ELM, OAK])
  mailNextReminders(db, SITE, FRIDAY)
  db.$client.prepare('update mails set next_try_at = next_try_at + 1000 where batch like ?').run(`%${ELM}`)
  expect(waitingBatches(db, REMINDER_BATCH, 1)).toEqual([expect.stringContaining(OAK)])
  makeReturn(db, ELM, '2026-06-15', { personId: elm }, FRIDAY + 1)
  dropAnsweredReminders(db, waitingBatches(db, REMINDER_BATCH, 1), FRIDAY + 2)
  expect(to(db)).toHaveLength(2)
  dropAnsweredReminders(db, waitingBatches(db, REMINDER_BATCH, 2), FRIDAY + 2)
  expect(to(db)).toHaveLength(1)
})

test('reminders are removed after a year', () => {
  const { db, elm } = world()
  remind(db, [ELM])
  putOffReminders(db, OAK, { personId: elm }, FRIDAY)
  removeOldLmcReminders(db, FRIDAY + 364 * 86_400_000)
  expect(page(db).sent).toHaveLength(1)
  removeOldLmcReminders(db, FRIDAY + 366 * 86_400_000)
  expect(page(db).sent).toEqual([])
})

test('whoever was reminded more than a year ago was not reminded in the past year: nothing says never', () => {
  const drawn = (part: ReactElement) => renderToStaticMarkup(part)
  expect(remindedWords({ last: null, putOffUntil: null })).toBe('not in the past year')
  expect(drawn(createElement(SentReminders, { sent: [], here: '/lmc/x' }))).toContain('has sent no reminder in the past year')
  expect(drawn(createElement(ContactList, { contacts: [], here: '/lmc/x' }))).toContain('have not reminded it in the past year')
})

test('what to do next says each number with its step: whom a reminder goes to now, since when a call waits, whom to telephone', () => {
  const nothing = { silent: 0, toRemind: 0, unreachable: 0, notJoined: 0, notYet: 0, byTelephone: 0 }
  const waiting = { calls: 0, longestCall: null, register: 0, notes: 0, letters: { waiting: 0, signed: 0 }, notesAsked: [] }
  const steps = (counts: Partial<typeof nothing>, waits: object = {}) =>
    renderToStaticMarkup(
      createElement(NextSteps, { counts: { ...nothing, ...counts }, waiting: { ...waiting, ...waits } as never, here: '/lmc/x' }),
    ).replaceAll(/<[^>]*>/g, ' ')
  expect(steps({})).not.toMatch(/\d/)
  expect(steps({ silent: 39, toRemind: 39 })).toMatch(/39 {2}silent for four weeks *Remind them/)
  expect(steps({ silent: 39, toRemind: 12, unreachable: 2 })).toMatch(
    /39 {2}silent for four weeks, and mail reaches them *Remind 12 of them/,
  )
  expect(steps({ silent: 1, toRemind: 0 })).toContain('See when they were reminded')
  expect(steps({ byTelephone: 3 })).toMatch(/3 {2}whose return waits, and who let you record it by telephone *Telephone them/)
  expect(steps({}, { calls: 1, longestCall: FRIDAY })).toContain('call asked for, on 19 Jun')
  expect(steps({}, { calls: 2, longestCall: FRIDAY })).toContain('calls asked for, the first on 19 Jun')
})

test('a practice that lets officers record by telephone is counted to be telephoned while its return is waiting, and named with its number', () => {
  const { db, elm } = world()
  const counted = () => stepCounts(db, lmcAnswers(db, 'borsetshire', FRIDAY).practices, FRIDAY).byTelephone
  const allowed = () => page(db).toRemind.map(({ byTelephone }) => byTelephone)
  expect([counted(), allowed()]).toEqual([0, [false, false]])
  allowTelling(db, { practiceCode: ELM, allowed: true, seen: '0' }, { personId: elm }, FRIDAY - 5)
  expect([counted(), allowed()]).toEqual([1, [true, false]])
  const listed = () => [
    page(db).toTelephone.map(({ code }) => code),
    lmcAnswers(db, 'borsetshire', FRIDAY)
      .practices.filter(FILTERS.telephone.matches)
      .map(({ code }) => code),
  ]
  expect(listed()).toEqual([[ELM], [ELM]])
  makeReturn(db, ELM, '2026-06-08', { personId: elm }, FRIDAY - 5 * 86_400_000)
  expect([counted(), allowed(), listed()]).toEqual([1, [false], [[ELM], [ELM]]])
  makeReturn(db, ELM, '2026-06-15', { personId: elm }, FRIDAY)
  expect([counted(), listed()]).toEqual([0, [[], []]])
})
