import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { readInvitationList } from './invitation-form.ts'
import { checkInvitationList, NOT_REACHED, practiceLine, sendInvitationList } from './send-invitation-list.server.ts'

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
  return { db, by, sending: { judge: practiceLine('borsetshire'), by, publicAddress: 'https://concert.example' } }
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

test('each line of a list is right or says why not, before anything is sent', async () => {
  const { db, by } = borsetshire()
  const checked = await checkInvitationList(db, read(MIXED), practiceLine('borsetshire'), by, NOW)
  expect(checked.map((line) => [line.line, line.ok ? `${line.place} ${line.wanted.role} ${line.email}` : line.problem])).toEqual([
    [2, 'Elm Surgery (Y00001) practice-partner one@example.org'],
    [3, 'Oak Surgery (Y00002) practice-manager two@example.org'],
    [4, 'Elm Surgery (Y00001) practice-manager three@example.org'],
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

test('the right lines are sent and the wrong ones come back; sent again, nobody gets a second mail', async () => {
  const { db, sending } = borsetshire()
  const first = await sendInvitationList(db, read(MIXED), sending, NOW)
  expect([first.sent, first.notSent.length]).toEqual([3, 8])
  expect(waitingMails(db).map(({ to }) => to)).toEqual(['one@example.org', 'two@example.org', 'three@example.org'])
  const second = await sendInvitationList(db, read(MIXED), sending, NOW + 1)
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

const longList = (people: number) =>
  Array.from({ length: people }, (_, i) => `Y0000${(i % 2) + 1},${i % 3 ? 'manager' : 'partner'},p${i}@example.org`).join('\n')

test('a long list is checked and sent a slice at a time: others are answered in between', async () => {
  const { db, by, sending } = borsetshire()
  const lines = read(longList(300))
  const between = async (work: Promise<unknown>) => {
    let turns = 0
    let over = false
    const count = () => {
      turns++
      if (!over) setImmediate(count)
    }
    setImmediate(count)
    await work
    over = true
    return turns
  }
  expect(await between(checkInvitationList(db, lines, practiceLine('borsetshire'), by, NOW))).toBeGreaterThanOrEqual(5)
  expect(await between(sendInvitationList(db, lines, sending, NOW))).toBeGreaterThanOrEqual(5)
  expect(waitingMails(db)).toHaveLength(300)
})

test('a list broken off says which lines were not sent; sent again it goes on, and nobody gets a second mail', async () => {
  const { db, sending } = borsetshire()
  const lines = read(longList(120))
  db.$client.exec(`create trigger full before insert on mails when new.to_email = 'p70@example.org'
    begin select raise(abort, 'the disk is full'); end`)
  const outcome = await sendInvitationList(db, lines, sending, NOW)
  expect([outcome.sent, outcome.notSent.length]).toEqual([50, 70])
  expect(outcome.notSent[0]).toMatchObject({ line: 51, problem: NOT_REACHED })
  expect(outcome.brokenOff).toMatchObject({ message: 'the disk is full' })
  expect(waitingMails(db)).toHaveLength(50)
  db.$client.exec('drop trigger full')
  const again = await sendInvitationList(db, lines, sending, NOW + 1)
  expect([again.sent, again.notSent.length, again.brokenOff]).toEqual([70, 50, undefined])
  expect(new Set(waitingMails(db).map(({ to }) => to)).size).toBe(120)
  expect(waitingMails(db)).toHaveLength(120)
})

test('a list of which nothing could be sent is refused as a whole', async () => {
  const { db, sending } = borsetshire()
  db.$client.exec("create trigger full before insert on mails begin select raise(abort, 'the disk is full'); end")
  await expect(sendInvitationList(db, read(longList(60)), sending, NOW)).rejects.toThrow('the disk is full')
  expect(db.$client.prepare('select count(*) from invitations').pluck().get()).toBe(0)
})
