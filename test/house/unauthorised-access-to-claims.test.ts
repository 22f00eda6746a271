import { beforeAll, expect, test } from 'vitest'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { deleteAccount } from '#app/features/people/own-data/delete-account.server.ts'
import { meta as titleOfOwn } from '#app/routes/account/own-claim.tsx'
import { meta as titleOfOurs } from '#app/routes/practice/claim.tsx'
import { writtenLetter } from '#demonstration/letters.server.ts'
import {
  type AccessWorld,
  accessWorld,
  copyOf,
  ELM,
  ELM_EVIDENCE,
  KNOCKERS,
  OAK,
  PARTNERS_EVIDENCE,
} from '#test/support/access-world.ts'
import { ask, askFrame, NOW } from '#test/support/asking.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const pages = (): string[] => [
  ...['Y00001', 'Y00002', 'Y00003'].flatMap((code) =>
    [
      '',
      '/claims',
      '/claims/new',
      `/claims/${world.elmClaim}`,
      `/claims/${world.ownClaim}`,
      '/calendar',
      '/record',
      '/evidence',
      '/failures',
      '/legal',
      `/letters/new/claim-losses?claim=${world.elmClaim}`,
      `/letters/new/claim-losses?claim=${world.ownClaim}`,
    ].map((end) => `/practice/${code}${end}`),
  ),
  ...[
    '/account/claims',
    '/account/claims/new',
    `/account/claims/${world.ownClaim}`,
    `/account/claims/${world.elmClaim}`,
    '/account/data',
  ],
  ...['/', '/claims', '/disputes/primary-care-support', '/disputes/primary-care-support/file.json', '/search?q=statements'],
  ...['/lmc/borsetshire', `/lmc/borsetshire/practices/${ELM.code}`, '/committee', '/committee/what-editors-did'],
]
const secrets = [ELM_EVIDENCE, 'R-1', '123457', '1,234.57']

test('a claim is in the data of its own pages, so that the tests below can fail', async () => {
  const seen = async (path: string) => (await ask(copyOf(world), { path, cookie: world.cookies.partner })).data
  expect(await seen(`/practice/${ELM.code}/claims/${world.elmClaim}`)).toContain(ELM_EVIDENCE)
  expect(await seen(`/account/claims/${world.ownClaim}`)).toContain(PARTNERS_EVIDENCE)
})

test.each(KNOCKERS.filter((who) => who !== 'partner'))(
  'unauthorised access to claims: no page that %s opens holds a word of a doctor’s own claim; those of no other practice one of the practice’s',
  async (who) => {
    const db = copyOf(world)
    for (const path of pages()) {
      const question = { path, cookie: world.cookies[who] }
      for (const { data } of [await ask(db, question), await askFrame(db, question)]) {
        expect([path, data.includes(PARTNERS_EVIDENCE)]).toEqual([path, false])
        if (who !== 'manager') for (const secret of secrets) expect([path, data.includes(secret)]).toEqual([path, false])
      }
    }
  },
)

test('unauthorised access to claims: nobody else adds to one, changes it or takes it off, a colleague’s own one included', async () => {
  const db = copyOf(world)
  const counts = () =>
    ['claim_entries', 'doctor_claim_entries', 'audit_events'].map((table) =>
      db.$client.prepare(`select count(*) from ${table}`).pluck().get(),
    )
  const before = counts()
  const claim = VALID_FORMS['/practice/:practice/claims/:claim']!
  for (const who of ['manager', 'next-door', 'elsewhere', 'officer', 'neighbour', 'member', 'editor'] as const)
    for (const form of [
      claim,
      { do: 'remove', seen: '' },
      { do: 'happened', kind: 'withdrawn', happenedOn: '1 June 2026', seen: '' },
    ])
      for (const path of [
        `/account/claims/${world.ownClaim}`,
        `/account/claims/${world.elmClaim}`,
        `/practice/${ELM.code}/claims/${world.ownClaim}`,
        `/practice/Y00002/claims/${world.elmClaim}`,
        ...(who === 'manager' ? [] : [`/practice/${ELM.code}/claims/${world.elmClaim}`]),
      ])
        expect([who, path, (await ask(db, { path, form, cookie: world.cookies[who] })).status]).toEqual([who, path, 404])
  expect(counts()).toEqual(before)
})

test('unauthorised access to claims: nobody else takes the pack for a solicitor, and no letter of another practice is begun of a claim', async () => {
  const db = copyOf(world)
  const form = { as: 'zip', line: 'primary-care-support/records' }
  for (const who of ['next-door', 'elsewhere', 'officer', 'neighbour', 'member', 'editor'] as const) {
    const path = `/practice/${ELM.code}/legal/file`
    expect([who, (await ask(db, { path, form, cookie: world.cookies[who] })).status]).toEqual([who, 404])
  }
  const begin = { path: `/practice/${OAK.code}/letters/new/claim-losses?claim=${world.elmClaim}`, form: {} }
  expect((await ask(db, { ...begin, cookie: world.cookies['next-door'] })).status).toBe(302)
  const begun = db.$client.prepare('select line_id, filled from letter_drafts where practice_code = ?').all(OAK.code)
  expect(begun).toMatchObject([{ line_id: null }])
  expect(JSON.stringify(begun)).not.toContain(ELM_EVIDENCE)
})

test('a letter is asked about a line of a register or about a claim, never both', async () => {
  const at = `/practice/${ELM.code}/letters/new`
  const [line, claim] = [`line=${world.elmLine}`, `claim=${world.elmClaim}`]
  const begin = async (end: string) =>
    (await ask(copyOf(world), { path: `${at}/${end}`, form: {}, cookie: world.cookies.partner })).status
  expect([await begin(`claim-chaser?${claim}`), await begin(`claim-losses?${line}`)]).toEqual([302, 302])
  for (const slug of ['claim-chaser', 'claim-losses'])
    expect([slug, await begin(`${slug}?${line}&${claim}`)]).toEqual([slug, 404])
})

test('the letter that answers one about a claim has the sum that the claim was offered, though nobody names the claim', async () => {
  const db = copyOf(world)
  const by = { personId: world.people.partner }
  const filled = { organisation: 'NHS England', signatory: 'Dr E. Lm' }
  const chaser = { practiceCode: ELM.code, letterSlug: 'claim-chaser', lineId: world.elmClaim, filled }
  const follows = writtenLetter(db, { ...chaser, sentOn: '2026-06-15' }, by, NOW)
  const path = `/practice/${ELM.code}/letters/new/claim-accept?follows=${follows}`
  const begin = async () => (await ask(db, { path, form: {}, cookie: world.cookies.partner })).status
  expect(await begin()).toBe(404)
  const who = { practiceCode: ELM.code }
  const wanted = { kind: 'offer', happenedOn: '2026-06-16', pence: 50_000, words: null } as const
  const { seen } = claimById(db, who, world.elmClaim)!
  const schemes = seenOfSchemes(claimSchemes(db, '2026-06-17'))
  expect(recordClaim(db, { who, claimId: world.elmClaim, seen, schemes, wanted }, by, NOW)).toMatchObject({ ok: true })
  expect(await begin()).toBe(302)
  const begun = db.$client.prepare("select line_id, filled from letter_drafts where letter_slug = 'claim-accept'").all()
  expect(begun).toMatchObject([{ line_id: world.elmClaim, filled: expect.stringContaining('"field-sum":"£500.00"') }])
})

test('a doctor who left the practice keeps the claims of their own, and begins none', async () => {
  const db = copyOf(world)
  const own = `/account/claims/${world.ownClaim}`
  const see = async (path: string) => await ask(db, { path, cookie: world.cookies.partner })
  db.$client.prepare('update person_standings set ended_at = ? where person_id = ?').run(NOW - 1, world.people.partner)
  for (const path of [own, '/account/claims']) expect((await see(path)).data).toContain(PARTNERS_EVIDENCE)
  expect([(await see('/account/claims/new')).status, (await see(`/practice/${ELM.code}/claims`)).status]).toEqual([404, 404])
})

test('no title of a page holds a sum or a scheme: a browser that others use keeps titles', () => {
  const claim = { total: 120_450, scheme: 'primary-care-support/claims-route' }
  const titles = [titleOfOwn, titleOfOurs].map((title) => (title as (about: object) => unknown)({ data: { claim } }))
  expect(titles).toEqual([[{ title: 'A claim · My claims · Concert' }], [{ title: 'A claim · Our claims · Concert' }]])
})

test('a doctor’s own claim is in that doctor’s own file alone, and goes with the account', async () => {
  const db = copyOf(world)
  const file = async (who: 'partner' | 'manager') =>
    (await ask(db, { path: '/account/data/file', form: {}, cookie: world.cookies[who] })).data
  expect(await file('partner')).toContain(PARTNERS_EVIDENCE)
  expect(await file('manager')).not.toContain(PARTNERS_EVIDENCE)
  deleteAccount(db, { id: world.people.partner, name: 'x', roles: rolesOf(db, world.people.partner) }, NOW)
  expect(db.$client.prepare('select count(*) from doctor_claim_entries').pluck().get()).toBe(0)
  expect(db.$client.prepare('select count(*) from claim_entries').pluck().get()).toBe(1)
})
