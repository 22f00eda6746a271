import { beforeAll, expect, test } from 'vitest'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { askToJoin, passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf } from '#test/support/access-world.ts'
import { ask, NOW, type Question } from '#test/support/asking.ts'
import { waitingMails } from '#test/support/mail.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const HERE = { publicAddress: 'http://localhost:3000' }
const NEW = { name: 'Dr N. Ew', password: 'quiet lantern under seven bridges' }
const one = (db: Db, sql: string) => db.$client.prepare(sql).pluck().get()
const people = (db: Db) => one(db, 'select count(*) from persons')
const rolesIn = (db: Db, where: string) => one(db, `select count(*) from person_standings where ended_at is null and ${where}`)

/** Invites as the operator and returns the path of the link. */
function invitedBy(db: Db, email: string, scope: { practiceCode?: string; lmcSlug?: string }): string {
  const role = scope.practiceCode ? 'practice-manager' : scope.lmcSlug ? 'lmc-officer' : 'committee-member'
  const wanted = { email, role, practiceCode: null, lmcSlug: null, officeSlug: null, ...scope } as const
  const outcome = invite(db, wanted, { by: 'operator', ...HERE }, NOW)
  if (!outcome.ok) throw new Error(outcome.reason)
  return new URL(outcome.link).pathname
}

test.each([
  ['wrong', '/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 404],
  ['of ten thousand characters', `/invitation/${'A'.repeat(10_000)}`, 404],
  ['of odd signs', '/invitation/..%2f..%00%0d%0aSet-Cookie:x', 404],
])('a link that is %s opens nothing and makes nobody', async (_what, path, status) => {
  const db = copyOf(world)
  const before = people(db)
  expect((await ask(db, { path })).status).toBe(status)
  expect((await ask(db, { path, form: NEW })).status).toBe(status)
  expect(people(db)).toBe(before)
})

test('an expired, a used and a revoked link each say what they are, tell nothing of the invitation, and let nobody in', async () => {
  const db = copyOf(world)
  const before = people(db)
  const [expired, used, revoked] = ['e@example.org', 'u@example.org', 'r@example.org'].map((email) =>
    invitedBy(db, email, { practiceCode: 'Y00001' }),
  ) as [string, string, string]
  expect((await ask(db, { path: used, form: NEW })).to).toBe('/welcome?to=%2Fpractice%2FY00001')
  db.$client.prepare('update invitations set revoked_at = ? where email = ?').run(NOW, 'r@example.org')
  const later = NOW + 14 * 86_400_000
  for (const [path, words, now, opened, sent] of [
    [expired, 'has expired', later, 410, 410],
    [used, 'was accepted', NOW, 200, 302],
    [revoked, 'was withdrawn', NOW, 410, 410],
  ] as const) {
    const answer = await ask(db, { path, now })
    expect([answer.status, answer.data]).toEqual([opened, expect.stringContaining(words)])
    expect(answer.data).not.toMatch(/Elm|Y00001|@/)
    expect(await ask(db, { path, form: NEW, now })).toMatchObject({ status: sent, to: sent === 302 ? path : null })
  }
  expect(people(db)).toBe(Number(before) + 1)
})

test('a link for one address cannot be used by somebody signed in with another', async () => {
  const db = copyOf(world)
  const path = invitedBy(db, 'new@example.org', {})
  for (const who of ['partner', 'officer', 'member'] as const) {
    const answer = await ask(db, { path, cookie: world.cookies[who], form: NEW })
    expect(answer.status).toBe(409)
  }
  expect(rolesIn(db, "role = 'committee-member'")).toBe(1)
  expect((await ask(db, { path, form: NEW })).to).not.toBeNull()
})

test('whoever finds a link for an address with an account cannot set its password or come in as it', async () => {
  const db = copyOf(world)
  const path = invitedBy(db, 'practice-partner.Y00001@example.org', { lmcSlug: 'borsetshire' })
  const before = db.$client.prepare('select * from persons order by id').all()
  expect(await ask(db, { path, form: NEW })).toMatchObject({ status: 409, to: null })
  expect(db.$client.prepare('select * from persons order by id').all()).toEqual(before)
  expect(rolesIn(db, "lmc_slug = 'borsetshire'")).toBe(1)
})

test.each([
  ['partner', '/practice/Y00001/people', { role: 'committee-editor' }],
  ['partner', '/practice/Y00001/people', { role: 'lmc-officer', scope: 'lmc:borsetshire' }],
  ['manager', '/practice/Y00001/people', { role: 'practice-partner' }],
  ['officer', '/lmc/borsetshire/people', { role: 'lmc-officer', scope: 'Y00001' }],
  ['officer', '/lmc/borsetshire/people', { role: 'practice-partner', scope: 'Y00003' }],
  ['officer', '/lmc/borsetshire/people', { role: 'practice-partner', scope: "Y00001' or 1=1 --" }],
  ['editor', '/committee/people', { role: 'committee-editor' }],
  ['editor', '/committee/people', { role: 'practice-partner', scope: 'Y00001' }],
  ['editor', '/committee/people', { role: 'lmc-officer', scope: '' }],
  ['editor', '/committee/people', { role: 'lmc-officer', scope: 'lmc:atlantis' }],
  ['editor', '/committee/people', { role: 'operator' }],
] as const)('a form of %s at %s that forges %j invites nobody', async (who, path, forged) => {
  const db = copyOf(world)
  const form = { intent: 'invite', email: 'new@example.org', ...forged }
  expect((await ask(db, { path, cookie: world.cookies[who], form })).status).toBe(422)
  expect(one(db, 'select count(*) from invitations')).toBe(0)
  expect(waitingMails(db)).toEqual([])
})

test('a forged practice in the form of a practice’s own page counts for nothing', async () => {
  const db = copyOf(world)
  const form = { intent: 'invite', email: 'new@example.org', role: 'practice-manager', scope: 'Y00003', practiceCode: 'Y00003' }
  await ask(db, { path: '/practice/Y00001/people', cookie: world.cookies.partner, form })
  expect(db.$client.prepare('select practice_code from invitations').pluck().all()).toEqual(['Y00001'])
})

test('the form of an invitation cannot name another role, place or address', async () => {
  const db = copyOf(world)
  const path = invitedBy(db, 'new@example.org', { practiceCode: 'Y00001' })
  const forged = {
    ...NEW,
    role: 'committee-editor',
    practiceCode: 'Y00003',
    email: 'boss@example.org',
    username: 'boss@example.org',
  }
  expect((await ask(db, { path, form: forged })).to).toBe('/welcome?to=%2Fpractice%2FY00001')
  expect(rolesIn(db, "role = 'committee-editor'")).toBe(1)
  expect(one(db, "select count(*) from persons where email = 'boss@example.org'")).toBe(0)
})

test.each([
  ['a second recipient', 'new@example.org, all@example.org'],
  ['a header', 'new@example.org\r\nBcc: all@example.org'],
  ['an address that only looks right', 'n\u0435w@example.org'],
  ['ten thousand characters', `${'x'.repeat(10_000)}@example.org`],
])('%s in the address is refused in words and mails nobody, wherever it is typed', async (_what, email) => {
  const db = copyOf(world)
  const forms = [
    ['/practice/Y00001/people', 'partner', { intent: 'invite', role: 'practice-manager', email }],
    ['/lmc/borsetshire/people', 'officer', { intent: 'invite', role: 'practice-manager', scope: 'Y00001', email }],
    ['/committee/people', 'editor', { intent: 'invite', role: 'committee-member', email }],
    ['/join', 'nobody', { practice: 'Y00001', role: 'practice-manager', name: 'Dr N. Ew', email }],
  ] as const
  for (const [path, who, form] of forms) {
    const answer = await ask(db, { path, cookie: world.cookies[who], form })
    expect([path, answer.status, answer.data]).toEqual([path, 422, expect.stringMatching(/"email":"[A-Z]/)])
  }
  expect(waitingMails(db)).toEqual([])
  expect(one(db, 'select count(*) from wishes')).toBe(0)
})

test.each(['Dr\r\nBcc: all@example.org', '<script>', 'x'.repeat(10_000), 'see https://evil.example', 'Dr \u202eretsnoM'])(
  'a name like %j is refused, at joining and at accepting',
  async (name) => {
    const db = copyOf(world)
    const join = { practice: 'Y00001', role: 'practice-manager', name, email: 'new@example.org' }
    expect((await ask(db, { path: '/join', form: join })).status).toBe(422)
    const path = invitedBy(db, 'new@example.org', { practiceCode: 'Y00001' })
    expect((await ask(db, { path, form: { ...NEW, name } })).status).toBe(422)
  },
)

test('inviting and joining answer alike whether or not the address has an account, and whether or not the code exists', async () => {
  const db = copyOf(world)
  const path = '/practice/Y00001/people'
  const cookie = world.cookies.partner
  const known = 'practice-partner.Y00003@example.org'
  // The message is sealed anew each time: it may differ, but not in its length.
  const seen = async (question: Question) => {
    const answer = await ask(db, question)
    return { ...answer, flash: answer.flash?.length }
  }
  const invited = (email: string) => seen({ path, cookie, form: { intent: 'invite', role: 'practice-manager', email } })
  expect(await invited(known)).toEqual(await invited('nobody-knows@example.org'))
  const joined = (practice: string, email: string) =>
    seen({ path: '/join', form: { practice, role: 'practice-partner', name: 'Dr N. Ew', email } })
  const answers = await Promise.all([
    joined('Y00002', known),
    joined('Y00002', 'nobody-knows@example.org'),
    joined('Y99999', 'nobody-knows@example.org'),
    joined('Y00001', 'nobody-knows@example.org'),
    joined('Y00002', known),
  ])
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('an officer of another LMC cannot answer a wish to join, revoke an invitation or end a role from their own page', async () => {
  const db = copyOf(world)
  askToJoin(db, { practiceCode: 'Y00001', role: 'practice-partner', name: 'Dr N. Ew', email: 'new@example.org' }, NOW - 5)
  await passOnJoinWishes(db, HERE, NOW - 5)
  invitedBy(db, 'm@example.org', { lmcSlug: 'borsetshire' })
  const ids = {
    confirm: one(db, 'select id from join_requests'),
    refuse: one(db, 'select id from join_requests'),
    revoke: one(db, 'select id from invitations'),
    again: one(db, 'select id from invitations'),
    end: one(db, "select id from person_standings where lmc_slug = 'borsetshire'"),
  }
  for (const [intent, id] of Object.entries(ids)) {
    const form = { intent, id: String(id) }
    const answer = await ask(db, { path: '/lmc/loamshire/people', cookie: world.cookies.neighbour, form })
    expect([intent, answer.status]).toEqual([intent, 422])
  }
  expect(one(db, 'select count(*) from join_requests where answered_at is null')).toBe(1)
  expect(one(db, 'select count(*) from invitations where revoked_at is null')).toBe(1)
  expect(rolesIn(db, "lmc_slug = 'borsetshire'")).toBe(1)
})

test('an officer lets neither themselves nor anybody else into a practice that has people, by no form of the LMC’s pages', async () => {
  const db = copyOf(world)
  const cookie = world.cookies.officer
  for (const email of ['lmc-officer.borsetshire@example.org', 'accomplice@example.org']) {
    askToJoin(db, { practiceCode: 'Y00001', role: 'practice-partner', name: 'Dr N. Ew', email }, NOW - 5)
    await passOnJoinWishes(db, HERE, NOW - 5)
    const invited = { intent: 'invite', role: 'practice-partner', scope: 'Y00001', email }
    const id = String(one(db, 'select id from join_requests where email is not null order by rowid desc'))
    for (const [form, words] of [
      [invited, 'one of them invites further colleagues'],
      [{ intent: 'confirm', id }, 'A practice that has people of its own answers for itself'],
      [{ intent: 'refuse', id }, 'A practice that has people of its own answers for itself'],
    ] as const) {
      const answer = await ask(db, { path: '/lmc/borsetshire/people', cookie, form })
      expect([answer.status, answer.data]).toEqual([422, expect.stringContaining(words)])
    }
    const forged = await ask(db, { path: '/practice/Y00001/people', cookie, form: { intent: 'confirm', id } })
    expect(forged.status).toBe(404)
  }
  expect((await ask(db, { path: '/lmc/borsetshire/people', cookie })).data).not.toContain('accomplice')
  expect((await ask(db, { path: '/practice/Y00001', cookie: world.cookies.partner })).body).toMatchObject({
    asking: [{ mayAnswer: true }, { mayAnswer: true }],
  })
  expect(one(db, 'select count(*) from invitations')).toBe(0)
  expect(one(db, 'select count(*) from join_requests where answered_at is null')).toBe(2)
})

test('nobody chooses or leaves a place that is another’s', async () => {
  const db = copyOf(world)
  const cookie = world.cookies['next-door']
  expect((await ask(db, { path: '/account/roles', cookie, form: { desk: '/practice/Y00001' } })).status).toBe(422)
  const other = String(one(db, "select id from person_standings where practice_code = 'Y00001'"))
  expect((await ask(db, { path: '/account/roles', cookie, form: { intent: 'end', id: other } })).status).toBe(422)
  expect(rolesIn(db, "practice_code = 'Y00001'")).toBe(2)
})

test('one source asks to join twenty times an hour and is then told to wait, whatever codes it tries', async () => {
  const db = copyOf(world)
  const form = { practice: 'Y99999', role: 'practice-partner', name: 'Dr N. Ew', email: 'new@example.org' }
  for (let i = 0; i < 20; i++)
    expect((await ask(db, { path: '/join', form })).flashed).toEqual({ done: 'Your request is taken.' })
  expect(await ask(db, { path: '/join', form })).toMatchObject({ status: 429, to: null })
  expect(await ask(db, { path: '/join', form: { ...form, practice: 'Y00001' } })).toMatchObject({ status: 429 })
  expect(one(db, "select count(*) from wishes where wish not like '%Y99999%'")).toBe(0)
})
