import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { tellByTelephone } from '#app/features/adoption/told/tell-by-telephone.server.ts'
import { remindNext } from '#app/features/disputes/survey-reminders/remind-of-surveys.server.ts'
import { mailPractices } from '#app/features/lmc-desk/practice-moved/mail-moves.server.ts'
import { mailNextReminders } from '#app/features/lmc-desk/reminders/mail-lmc-reminders.server.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { announceEdition, announceNews } from '#app/features/menu/announcements/announce-edition.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { mailCirculars } from '#app/features/people/circulars/mail-circulars.server.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { tellPractice } from '#app/features/people/invitations/tell-practice.server.ts'
import { askToJoin, passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { remindOfReturns } from '#app/features/practice-desk/returns/remind-of-returns.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { announcePurge } from '#app/features/retention/purging/announce-purge.server.ts'
import { MESSAGE_FIELDS, type MessageSlug } from '#app/platform/mail/message-fields.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, endRound } from '#test/support/adoption.ts'
import { invitationTo } from '#test/support/invitations.ts'
import { waitingMails } from '#test/support/mail.ts'
import { openedSurvey } from '#test/support/surveys.ts'

const SITE = 'https://concert.example.org'

/**
 * The register of the adoption tests with a partner and a manager at ZZ001; the practice takes every action, or has recorded
 * nothing.
 */
async function world(takesAll: boolean): Promise<Db> {
  const db = adoptionDatabase()
  const person = (email: string, role: 'practice-partner' | 'practice-manager') => {
    const { personId } = addPerson(db, { email, name: 'Dr A', passwordHash: '!' }, 'operator', at('2024-08-01'))
    addRole(db, { personId, role, practiceCode: 'ZZ001' }, 'operator', at('2024-08-01'))
    return personId
  }
  const partner = person('partner@example.org', 'practice-partner')
  const manager = person('manager@example.org', 'practice-manager')
  if (takesAll) {
    for (const actionSlug of ['cap', 'notice']) {
      const taking = { state: 'taking', extent: 'full', effectiveOn: '2024-08-05', plannedFor: null } as const
      const statement = { ...taking, obstacleKind: null, obstacle: null, note: 'A word', practiceCode: 'ZZ001', actionSlug }
      expect(recordAdoption(db, statement, { personId: partner }, at('2024-09-10'))).toMatchObject({ ok: true })
    }
  }
  await everythingThatMails(db, partner, manager)
  return db
}

async function everythingThatMails(db: Db, partner: string, manager: string): Promise<void> {
  const now = at('2024-09-20')
  const by = { id: partner, roles: rolesOf(db, partner) }
  invite(
    db,
    invitationTo('practice-manager', { practiceCode: 'ZZ001', email: 'new@example.org' }),
    { by, publicAddress: SITE },
    now,
  )
  for (const practiceCode of ['ZZ001', 'ZZ002'])
    askToJoin(db, { name: 'Ms B', email: 'b@example.org', role: 'practice-manager', practiceCode }, now)
  await passOnJoinWishes(db, { publicAddress: SITE }, now)
  const choice = { nominated: rolesOf(db, partner)[0]!.id, deputy: null, when: { weekday: 1, time: '09:00' }, seen: '0' }
  chooseReminder(db, 'ZZ001', choice, { personId: partner }, now)
  remindOfReturns(db, SITE, at('2024-09-23', '09:00'))
  const reminder = { lmcSlug: 'borsetshire', practices: ['ZZ001'], word: 'A word' }
  expect(sendReminder(db, reminder, { personId: partner }, at('2024-09-23'))).toMatchObject({ ok: true })
  mailNextReminders(db, SITE, at('2024-09-23'))
  openedSurvey(db, 'survey', '2024-09-30', at('2024-09-18'))
  while (remindNext(db, SITE, at('2024-09-26', '09:00')) > 0);
  allowTelling(db, { practiceCode: 'ZZ001', allowed: true, seen: '0' }, { personId: partner }, now)
  const told = { practiceCode: 'ZZ001', lmcSlug: 'borsetshire', told: null, seen: '', publicAddress: SITE }
  expect(tellByTelephone(db, told, { personId: 'officer' }, at('2024-09-24'))).toEqual({ ok: true })
  const elsewhere = { memberships: [{ practiceCode: 'ZZ001', lmcSlug: null, holdsFrom: '2024-09-20' }] }
  addToRegister(db, elsewhere, at('2024-09-24', '12:00'))
  mailPractices(db, ['ZZ001'], SITE, at('2024-09-24', '13:00'))
  tellPractice(db, 'colleague-let-in', { role: 'practice-manager', practiceCode: 'ZZ001' }, [manager], now)
  endRole(db, rolesOf(db, manager)[0]!.id, by, now)
  announceEdition(db, 'second', SITE, now)
  const announced = { audiences: ['practices' as const], batch: 'record-x' }
  announceNews(db, announced, { committee: 'GPC England', site: SITE }, now)
  endRound(db, '2025-01-31')
  announcePurge(db, '2024', { retentionMonths: 12, publicAddress: SITE }, at('2025-06-01'))
  while (mailCirculars(db, at('2025-06-01')) > 0);
}

/** The mails as readers see them, by message and address, without the secrets in links. */
const asRead = (db: Db) =>
  waitingMails(db)
    .map(({ message, to, subject, text }) => [message, to, subject, text.replace(/(invitation|join|return)\/[\w-]+/g, '$1/…')])
    .sort((a, b) => a.join().localeCompare(b.join()))

/** Every mail to a practice. */
const TO_A_PRACTICE: readonly MessageSlug[] = [
  'invitation',
  'join-request-colleague',
  'colleague-let-in',
  'colleague-ended',
  'return-waiting',
  'lmc-reminder',
  'survey-waiting',
  'told-recorded',
  'practice-moved',
  'menu-changed',
  'committee-news',
  'purge-announced',
]

/** To one account, about itself. */
const TO_AN_ACCOUNT: readonly MessageSlug[] = [
  'password-reset',
  'password-reset-unknown',
  'password-changed',
  'factor-changed',
  'email-change',
  'email-changed',
  'new-sign-in',
  'account-deleted',
  'join-accepted',
  'join-refused',
  // On days of one's practice, to the person who asked for it. It leads to the calendar and does not say what the day is about.
  'calendar-reminder',
]

const TO_AN_OFFICE: readonly MessageSlug[] = [
  'join-request',
  'lmc-publicity',
  'open-letter',
  'lmc-digest',
  'figures-out',
  'mail-test',
]

test('every mail is declared as one to a practice, to an account or to an office', () => {
  expect([...TO_A_PRACTICE, ...TO_AN_ACCOUNT, ...TO_AN_OFFICE].sort()).toEqual(Object.keys(MESSAGE_FIELDS).sort())
})

test('a practice that takes everything and one that has said nothing get the same mails, word for word', async () => {
  const mails = asRead(await world(true))
  expect(mails).toEqual(asRead(await world(false)))
  expect(new Set(mails.map(([message]) => message))).toEqual(new Set(TO_A_PRACTICE))
})

/** Fields that reveal nothing of what a practice takes, decided, wrote or claimed. A new field here is a choice. */
const NEUTRAL = [
  'weekEnd',
  'inviter',
  'role',
  'until',
  'link',
  'when',
  'what',
  'lmc',
  'practice',
  'place',
  'device',
  'round',
  'deletedOn',
  'edition',
  'committee',
  'choice',
  'word',
  'things',
]

test('no mail has a field for what a practice takes, decided, wrote or claimed, and every mail has its text', () => {
  const fields = new Set(Object.values<readonly string[]>(MESSAGE_FIELDS).flat())
  expect([...fields].filter((field) => !NEUTRAL.includes(field))).toEqual([])
  const texts = readdirSync(`${paths.content}/messages`).filter((name) => name !== 'README.md')
  expect(texts.map((name) => name.replace('.md', '')).sort()).toEqual(Object.keys(MESSAGE_FIELDS).sort())
})
