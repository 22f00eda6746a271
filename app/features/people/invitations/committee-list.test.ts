import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { committeeLine, readCommitteeList } from './committee-list.server.ts'
import { checkInvitationList, sendInvitationList } from './send-invitation-list.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const LIST = `role,LMC,name,address
officer,Borsetshire LMC,Ann Ash,one@example.org
Ben Birch;member;two@example.org
three@example.org\tLMC officer\tloamshire\tCy Cedar
officer,borsetshire,ONE@example.org
member,one@example.org
editor,four@example.org
partner,Elm Surgery,five@example.org
officer,Nowhere LMC,six@example.org
member,lmc-officer.borsetshire@example.org
officer,Borsetshire,lmc-officer.borsetshire@example.org
officer,Loamshire
member,not-an-address@
member,committee-editor@example.org
`

function world() {
  const db = smallEngland()
  const editor = someone(db, 'committee-editor')
  someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const read = readCommitteeList(LIST)
  if (!read.ok) throw new Error(read.message)
  return { db, by: { id: editor, roles: rolesOf(db, editor) }, lines: read.lines }
}

test('each line of an editor’s list is right or says why not: doubles, other roles, who is there already, bad addresses', async () => {
  const { db, by, lines } = world()
  const checked = await checkInvitationList(db, lines, committeeLine, by, NOW)
  expect(checked.map((line) => [line.line, line.ok ? `${line.wanted.role} ${line.place} ${line.email}` : line.problem])).toEqual([
    [2, 'lmc-officer Borsetshire LMC one@example.org'],
    [3, 'committee-member GPC England two@example.org'],
    [4, 'lmc-officer Loamshire LMC three@example.org'],
    [5, 'The same as line 2'],
    [6, expect.stringContaining('Line 2 invites this address to another role')],
    [7, 'The operator invites editors'],
    [8, 'The role is neither “officer” nor “member”'],
    [9, 'No LMC and no office has a name in this line'],
    [10, 'committee-member GPC England lmc-officer.borsetshire@example.org'],
    [11, expect.stringContaining('another role')],
    [12, 'There is no e-mail address in the line'],
    [13, expect.stringContaining('address')],
    [14, expect.stringContaining('your own address')],
  ])
  expect(waitingMails(db)).toEqual([])
})

test('a line that names two LMCs is refused: nobody is made an officer of the first of them without a word', async () => {
  const { db, by } = world()
  const read = readCommitteeList(
    'officer, Borsetshire, Loamshire LMC, seven@example.org\nofficer,Loamshire,loamshire LMC,eight@example.org',
  )
  const checked = await checkInvitationList(db, read.ok ? read.lines : [], committeeLine, by, NOW)
  expect(checked).toMatchObject([
    { ok: false, problem: 'The line names more than one LMC or office. Write a line for each' },
    { ok: true, place: 'Loamshire LMC' },
  ])
})

test('who has the role already is not invited to it', async () => {
  const { db, by } = world()
  const read = readCommitteeList('officer, Borsetshire, lmc-officer.borsetshire@example.org')
  const checked = await checkInvitationList(db, read.ok ? read.lines : [], committeeLine, by, NOW)
  expect(checked).toMatchObject([{ ok: false, problem: 'This address has this role already' }])
})

test('the right lines are sent; the same list again sends nobody a second mail', async () => {
  const { db, by, lines } = world()
  const sending = { judge: committeeLine, by, publicAddress: 'https://concert.example' }
  expect(await sendInvitationList(db, lines, sending, NOW)).toMatchObject({ sent: 4, notSent: { length: 9 } })
  expect(await sendInvitationList(db, lines, sending, NOW + 1)).toMatchObject({ sent: 0 })
  expect(waitingMails(db).map(({ to }) => to)).toHaveLength(4)
})
