import { expect, test } from 'vitest'
import { accessLogOf } from '#app/features/audit/logs/access-log-queries.server.ts'
import { askForCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { callsOfPractice } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { mailNextReminders } from '#app/features/lmc-desk/reminders/mail-lmc-reminders.server.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { openContacts } from './open-contacts.server.ts'

const FRIDAY = instantOf('2026-06-19', '11:40')
const MONDAY = instantOf('2026-06-22', '09:00')
const [ELM, OAK] = ['Y00001', 'Y00002']

test('an officer reads at a practice its calls and the reminders of that LMC, latest first, and the practice reads that a call was seen', () => {
  const db = smallEngland()
  const manager = { personId: someone(db, 'practice-manager', { practiceCode: ELM }) }
  someone(db, 'practice-manager', { practiceCode: OAK })
  const officer = { personId: someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }) }
  const reminder = { lmcSlug: 'borsetshire', practices: [ELM, OAK], word: 'On Monday we meet.' }
  sendReminder(db, reminder, officer, FRIDAY)
  mailNextReminders(db, 'https://concert.example.org', FRIDAY)
  const seen = () => openContacts(db, 'borsetshire', ELM, officer, MONDAY + 1)
  expect(seen()).toEqual([{ kind: 'reminder', day: '2026-06-19', word: 'On Monday we meet.' }])
  expect(accessLogOf(db, ELM, '2026-06-22').own).toEqual([])
  askForCall(db, ELM, { topic: 'action', words: null, seen: '' }, manager, MONDAY)
  const call = { kind: 'call', day: '2026-06-22', call: callsOfPractice(db, ELM, MONDAY)[0]!.id, state: 'waiting' }
  expect(seen()).toEqual([call, { kind: 'reminder', day: '2026-06-19', word: 'On Monday we meet.' }])
  expect(accessLogOf(db, ELM, '2026-06-22').own).toMatchObject([{ what: 'call-seen' }])
  expect(openContacts(db, 'borsetshire', OAK, officer, MONDAY + 1)).toHaveLength(1)
})

test('an LMC that a practice joins reads neither the calls nor the reminders of the LMC it left', () => {
  const db = smallEngland()
  const manager = { personId: someone(db, 'practice-manager', { practiceCode: ELM }) }
  sendReminder(db, { lmcSlug: 'borsetshire', practices: [ELM], word: 'On Monday we meet.' }, manager, FRIDAY)
  mailNextReminders(db, 'https://concert.example.org', FRIDAY)
  askForCall(db, ELM, { topic: 'action', words: null, seen: '' }, manager, FRIDAY)
  addToRegister(db, { memberships: [{ practiceCode: ELM, lmcSlug: 'loamshire', holdsFrom: '2026-06-20' }] }, MONDAY)
  const officer = { personId: someone(db, 'lmc-officer', { lmcSlug: 'loamshire' }) }
  expect(openContacts(db, 'loamshire', ELM, officer, MONDAY + 1)).toEqual([])
})
