import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { addPerson } from '#app/features/people/accounts/add-person.server.ts'
import { sinceLastLook } from '#app/features/people/accounts/last-look.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { addressLink, askForNewAddress, sendAddressLinks, takeNewAddress } from './change-address.server.ts'
import { correctName } from './correct-name.server.ts'
import { deleteAccount } from './delete-account.server.ts'
import { exportPerson } from './export-person.server.ts'
import { ownDetails } from './own-details-queries.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const DAY = 24 * 60 * 60_000
const SITE = 'https://concert.example.org'
const ELM = { practiceCode: 'Y00001' }
const actions = (db: Db) => db.$client.prepare('select action from audit_events').pluck().all() as string[]
const emailOf = (db: Db, id: string) => db.$client.prepare('select email from persons where id = ?').pluck().get(id)
const personOf = (db: Db, id: string) => ({ id, name: 'x', roles: rolesOf(db, id) })
const tokenOf = (db: Db) => waitingMails(db).at(-1)!.link!.split('/').at(-1)!

/** Asks for a link and reads its token from the mail. */
async function linkTo(db: Db, personId: string, email: string, now: Instant): Promise<string> {
  askForNewAddress(db, personId, email, now)
  await sendAddressLinks(db, SITE, now)
  return tokenOf(db)
}

test('a person corrects their name; the log says that, and neither name', () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  correctName(db, partner, 'Dr Rowan Ash', NOW)
  expect(ownDetails(db, partner)).toMatchObject({
    name: 'Dr Rowan Ash',
    roles: [{ role: 'partner', where: 'Elm Surgery (Y00001)' }],
  })
  correctName(db, partner, 'Dr Rowan Ash', NOW + 1)
  expect(actions(db).filter((action) => action === 'person.name-corrected')).toHaveLength(1)
  expect(db.$client.prepare("select count(*) from audit_events where detail || subject like '%Rowan%'").pluck().get()).toBe(0)
})

test('a new address holds from the moment its link is used; the old one is told', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const before = emailOf(db, partner) as string
  const token = await linkTo(db, partner, 'new@example.org', NOW)
  expect(waitingMails(db).at(-1)).toMatchObject({
    message: 'email-change',
    to: 'new@example.org',
    link: `${SITE}/new-address/${token}`,
  })
  expect(emailOf(db, partner)).toBe(before)
  expect(addressLink(db, token, NOW + 1).state).toBe('good')
  expect(takeNewAddress(db, { token, personId: partner }, NOW + 2)).toEqual({ ok: true })
  expect(emailOf(db, partner)).toBe('new@example.org')
  expect(waitingMails(db).at(-1)).toMatchObject({ message: 'email-changed', to: before })
  expect(takeNewAddress(db, { token, personId: partner }, NOW + 3)).toEqual({ ok: true })
  expect(actions(db).filter((action) => action === 'person.address-changed')).toHaveLength(1)
  expect(waitingMails(db).filter(({ message }) => message === 'email-changed')).toHaveLength(1)
  const stored = db.$client.prepare("select token_hash || coalesce(detail, '') from person_links").pluck().all().join()
  expect(stored).not.toContain(token)
  expect(stored).not.toContain('new@example.org')
})

test('the link of one person gives its address to nobody else, whoever holds it', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const other = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const token = await linkTo(db, partner, 'new@example.org', NOW)
  for (const personId of [other, 'nobody', ''])
    expect(takeNewAddress(db, { token, personId }, NOW + 1)).toEqual({ ok: false, reason: 'other-person' })
  expect(addressLink(db, token, NOW + 2).state).toBe('good')
  expect(emailOf(db, other)).toBe('lmc-officer.borsetshire@example.org')
})

test('a link is refused a day later, when a later one was asked for, when made up, and when the address was taken since', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const before = emailOf(db, partner)
  const late = await linkTo(db, partner, 'late@example.org', NOW)
  expect(takeNewAddress(db, { token: late, personId: partner }, NOW + DAY)).toEqual({ ok: false, reason: 'expired' })
  const first = await linkTo(db, partner, 'first@example.org', NOW)
  const second = await linkTo(db, partner, 'second@example.org', NOW + 1)
  expect(takeNewAddress(db, { token: first, personId: partner }, NOW + 2)).toEqual({ ok: false, reason: 'superseded' })
  expect(takeNewAddress(db, { token: 'made-up', personId: partner }, NOW + 2)).toEqual({ ok: false, reason: 'unknown' })
  addPerson(db, { email: 'second@example.org', name: 'Other', passwordHash: '!' }, 'operator', NOW + 3)
  expect(takeNewAddress(db, { token: second, personId: partner }, NOW + 4)).toEqual({ ok: false, reason: 'taken' })
  expect(emailOf(db, partner)).toBe(before)
})

test('asking for an address that somebody signs in with sends nothing, and answers the same', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const other = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const written = (email: string) => {
    const before = db.$client.prepare('select total_changes()').pluck().get() as number
    askForNewAddress(db, partner, email, NOW)
    return (db.$client.prepare('select total_changes()').pluck().get() as number) - before
  }
  expect(written(emailOf(db, other) as string)).toBe(written('nobody-has-it@example.org'))
  db.$client.prepare("delete from wishes where wish like '%nobody-has-it%'").run()
  await sendAddressLinks(db, SITE, NOW)
  expect(waitingMails(db)).toEqual([])
  expect(db.$client.prepare('select count(*) from person_links').pluck().get()).toBe(0)
})

test('of two new addresses asked for within a moment the later one’s link is good', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  askForNewAddress(db, partner, 'first@example.org', NOW)
  askForNewAddress(db, partner, 'second@example.org', NOW + 1)
  await sendAddressLinks(db, SITE, NOW + 2)
  const [first, second] = waitingMails(db).map(({ link }) => link!.split('/').at(-1)!)
  expect([addressLink(db, first!, NOW + 3).state, addressLink(db, second!, NOW + 3).state]).toEqual(['superseded', 'good'])
})

test('whoever deletes their account a moment after asking for another address is sent no link', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  askForNewAddress(db, partner, 'new@example.org', NOW)
  deleteAccount(db, personOf(db, partner), NOW + 1)
  await sendAddressLinks(db, SITE, NOW + 2)
  expect(db.$client.prepare('select count(*) from wishes').pluck().get()).toBe(0)
  expect(waitingMails(db).map(({ to }) => to)).not.toContain('new@example.org')
})

test('a password link does not open another address, and the other way round', async () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const token = await linkTo(db, partner, 'new@example.org', NOW)
  db.$client.prepare("update person_links set kind = 'password-reset'").run()
  expect(takeNewAddress(db, { token, personId: partner }, NOW + 1)).toEqual({ ok: false, reason: 'unknown' })
})

test('deleting an account takes name, address and every way in; the practice keeps its record', async () => {
  const db = smallEngland()
  if (!loadContent(db, paths.content, REGISTERED_AT).ok) throw new Error('content')
  const partner = someone(db, 'practice-partner', ELM)
  const email = emailOf(db, partner) as string
  chooseSharing(db, 'Y00001', true, { personId: partner }, NOW)
  makeReturn(db, 'Y00001', '2026-06-15', { personId: partner }, NOW)
  const statement = {
    ...ELM,
    actionSlug: 'data-sharing-review',
    state: 'taking',
    extent: 'full',
    effectiveOn: '2026-06-01',
  } as const
  recordAdoption(db, { ...statement, plannedFor: null, note: null, obstacle: null }, { personId: partner }, NOW)
  await cookieOf(db, partner)
  const client = db.$client
  client.prepare("insert into authenticators values (?, 'sealed', 0, 1, 1)").run(partner)
  client.prepare("insert into recovery_codes values (?, 'hash', null)").run(partner)
  client.prepare("insert into passkeys values ('k', ?, 'key', 0, '[]', 'Phone', 1, null)").run(partner)
  client.prepare("insert into person_links values ('t', 'password-reset', ?, null, 1, 2, null, null)").run(partner)
  client.prepare("insert into join_requests values ('j', 'Y00002', 'practice-partner', ?, 'Me', 1, null, null, null)").run(email)
  deleteAccount(db, personOf(db, partner), NOW + 1)

  for (const table of ['sessions', 'authenticators', 'recovery_codes', 'passkeys', 'person_links'])
    expect([table, client.prepare(`select count(*) from ${table}`).pluck().get()]).toEqual([table, 0])
  expect(client.prepare('select email, name, password_hash from persons where id = ?').get(partner)).toEqual({
    email: `deleted:${partner}`,
    name: '',
    password_hash: '',
  })
  expect(rolesOf(db, partner)).toEqual([])
  expect(actionTimeline(db, 'Y00001', 'data-sharing-review', NOW + 2)?.entries[0]).toMatchObject({
    state: 'taking',
    by: { you: false },
  })
  expect(actions(db).slice(-2)).toContain('person.deleted')
  expect(waitingMails(db)).toMatchObject([{ message: 'account-deleted', to: email }])
  client.prepare('update mails set to_email = null, subject = null, text = null, html = null').run()
  const everything = (client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[])
    .map((table) => JSON.stringify(client.prepare(`select * from "${table}"`).all()))
    .join()
  expect(everything).not.toContain(email)
  expect(everything).not.toContain('"practice-partner Y00001"')
})

test('a deleted address may be used by a new account, which is another person', () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', ELM)
  const email = emailOf(db, partner) as string
  deleteAccount(db, personOf(db, partner), NOW)
  const again = addPerson(db, { email, name: 'Again', passwordHash: '!' }, 'operator', NOW + 1)
  expect(again).toMatchObject({ existed: false })
  expect(again.personId).not.toBe(partner)
})

test('the file holds everything of the person and nothing secret or of others, and is written down', async () => {
  const db = smallEngland()
  if (!loadContent(db, paths.content, REGISTERED_AT).ok) throw new Error('content')
  const partner = someone(db, 'practice-partner', ELM)
  const other = someone(db, 'practice-manager', ELM)
  const note = 'words of the practice'
  const statement = {
    ...ELM,
    actionSlug: 'data-sharing-review',
    state: 'taking',
    extent: 'full',
    effectiveOn: '2026-06-01',
  } as const
  recordAdoption(db, { ...statement, plannedFor: null, note, obstacle: null }, { personId: partner }, NOW)
  chooseSharing(db, 'Y00001', true, { personId: partner }, NOW)
  makeReturn(db, 'Y00001', '2026-06-08', { personId: other }, NOW)
  await cookieOf(db, partner)
  db.$client.prepare("insert into authenticators values (?, 'sealed secret', 0, 1, 1)").run(partner)
  db.$client.prepare("insert into recovery_codes values (?, 'hash of a code', null)").run(partner)
  db.$client
    .prepare("insert into access_tokens values ('token', ?, 'hash of a token', 'Our sheet', 1, 2, null, null, 7)")
    .run(partner)
  sinceLastLook(db, partner, '2026-06-14')
  const file = exportPerson(db, partner, NOW + 1)
  expect(file).toMatchObject({
    madeAt: '2026-06-17T09:00:00.001Z',
    account: { id: partner, email: emailOf(db, partner), roles: [{ role: 'partner', where: 'Elm Surgery (Y00001)' }] },
    signIn: { sessions: [{}], authenticator: [{}], recoveryCodes: [{ usedAt: null }], tokens: [{ name: 'Our sheet', uses: 7 }] },
    figuresLookedAt: [{ latestWeek: '2026-06-14', weekBefore: null }],
    recorded: { entries: [{ practice: 'Y00001', action: 'data-sharing-review', recordedAt: '2026-06-17T09:00:00.000Z' }] },
  })
  const text = JSON.stringify(file)
  for (const hidden of [note, 'sealed secret', 'hash of a code', 'hash of a token', other, emailOf(db, other) as string])
    expect(text).not.toContain(hidden)
  expect(actions(db).at(-1)).toBe('person.data-exported')
  expect((file.log as { action: string }[]).map(({ action }) => action)).toContain('standing.given')
})
