import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { readInvitationList } from './invitation-form.ts'
import { checkInvitationList, sendInvitationList } from './send-invitation-list.server.ts'

const NOW = instantOf('2026-06-17', '10:00')

const read = (text: string) => {
  const outcome = readInvitationList(text)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.lines
}

function borsetshire() {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const by = { id: officer, roles: rolesOf(db, officer) }
  return { db, by, sending: { lmcSlug: 'borsetshire', by, publicAddress: 'https://concert.example' } }
}

const MIXED = `practice,role,address
Y00001,partner,one@example.org
y00002;Practice Manager;two@example.org
three@example.org\tY00001\tmanager
Y00001,partner,ONE@example.org
Y00003,partner,other-lmc@example.org
Y99999,partner,nobody@example.org
Y00001,nurse,nurse@example.org
Y00001,partner,not-an-address
Y00001,partner,p\u0430rtner@example.org
Y00001,partner,"a@example.org\u0000"
Y00001,partner
`

test('each line of a list is right or says why not, before anything is sent', () => {
  const { db, by } = borsetshire()
  const checked = checkInvitationList(db, read(MIXED), 'borsetshire', by, NOW)
  expect(checked.map((line) => [line.line, line.ok ? `${line.practiceName} ${line.role} ${line.email}` : line.problem])).toEqual([
    [2, 'Elm Surgery practice-partner one@example.org'],
    [3, 'Oak Surgery practice-manager two@example.org'],
    [4, 'Elm Surgery practice-manager three@example.org'],
    [5, 'The same as line 2'],
    [6, 'The practice is not in this LMC'],
    [7, 'No practice has this code'],
    [8, 'The role is neither “partner” nor “manager”'],
    [9, 'There is no e-mail address in the line'],
    [10, expect.stringContaining('“\u0430” (U+0430)')],
    [11, expect.stringMatching(/U\+0000|address/)],
    [12, 'A line has a code, a role and an address, with commas between'],
  ])
  expect(waitingMails(db)).toEqual([])
})

test('the right lines are sent and the wrong ones come back; sent again, nobody gets a second mail', () => {
  const { db, sending } = borsetshire()
  const first = sendInvitationList(db, read(MIXED), sending, NOW)
  expect([first.sent, first.notSent.length]).toEqual([3, 8])
  expect(waitingMails(db).map(({ to }) => to)).toEqual(['one@example.org', 'two@example.org', 'three@example.org'])
  const second = sendInvitationList(db, read(MIXED), sending, NOW + 1)
  expect(second.sent).toBe(0)
  expect(waitingMails(db)).toHaveLength(3)
})

test('a list as a spreadsheet saves it is read: byte order mark, quotes, empty lines, carriage returns', () => {
  const lines = read('\ufeff"Code","Role","E-mail"\r\n\r\n"Y00001","GP partner","one@example.org"\r\n')
  expect(lines).toMatchObject([{ ok: true, practiceCode: 'Y00001', role: 'practice-partner', email: 'one@example.org' }])
})

test('an empty list and one of a thousand lines are refused whole; a line of ten thousand characters alone', () => {
  expect(readInvitationList(' \n\n')).toMatchObject({ ok: false })
  expect(readInvitationList('Y00001,partner,a@example.org\n'.repeat(1000))).toMatchObject({
    message: expect.stringContaining('1000 lines'),
  })
  expect(read(`Y00001,partner,a@example.org\nY00001,partner,${'x'.repeat(10_000)}@example.org`)).toMatchObject([
    { ok: true },
    { problem: 'The line is too long' },
  ])
})

test('a line cannot give a role that lists do not give', () => {
  for (const role of ['committee-editor', 'lmc-officer', 'operator', '__proto__', 'practice-partner; drop table'])
    expect(read(`Y00001,${role},a@example.org\nY00001,partner,b@example.org`)[0]).toMatchObject({ ok: false })
})

test('a first line that is no heading is answered like every other', () => {
  const lines = (text: string) => {
    const outcome = readInvitationList(text)
    return outcome.ok ? outcome.lines.map(({ line, ok }) => `${line} ${ok}`) : []
  }
  expect(lines('Code, role, address\nY00001,partner,a@example.org')).toEqual(['2 true'])
  expect(lines('Y00001 bad\nY00001,partner,a@example.org')).toEqual(['1 false', '2 true'])
})
