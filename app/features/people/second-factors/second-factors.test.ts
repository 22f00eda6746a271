import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addressOf } from '#app/features/people/accounts/add-person.server.ts'
import { askChallenge } from '#app/features/people/sessions/challenges.server.ts'
import { personOfCookie, startSession } from '#app/features/people/sessions/sessions.server.ts'
import { markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { mails } from '#db/schema/mail.ts'
import { authenticators, challenges, passkeys, rateLimits, recoveryCodes } from '#db/schema/sign-in.ts'
import { freshDatabase } from '#test/support/database.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { codeAt, withAuthenticator } from '#test/support/second-factor.ts'
import { answerSecondFactor } from './answer-second-factor.server.ts'
import {
  authenticatorToSetUp,
  confirmAuthenticator,
  hasAuthenticator,
  removeAuthenticator,
  takeAuthenticatorCode,
} from './authenticators.server.ts'
import { removePasskey } from './passkeys.server.ts'
import { makeRecoveryCodes, recoveryCodesLeft, takeRecoveryCode } from './recovery-codes.server.ts'
import { removeFactor } from './remove-factor.server.ts'
import { removeSecondFactors } from './remove-second-factors.server.ts'
import {
  factorsOf,
  hasAnyFactor,
  isLastRequired,
  mustHaveSecondFactor,
  secondFactorSatisfied,
} from './second-factor-queries.server.ts'
import { qrPath } from './security-queries.server.ts'

const NOW = startOfDay('2026-06-01')
const STEP = 30_000
const KEY = Buffer.alloc(32, 7)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

function withApp(at = NOW - 10 * STEP) {
  const db = smallEngland()
  const personId = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  return { db, personId, secret: withAuthenticator(db, personId, KEY, at) }
}
const asked = (db: Db, personId: string, now = NOW) => askChallenge(db, 'second-factor', personId, '0', now)
const answered = (db: Db, token: string, code: string, now = NOW, device?: string) =>
  answerSecondFactor(db, { token, code, device, key: KEY }, now, (_tx, personId) => personId)

test('an app counts once its first code was shown; its secret is sealed, and then never shown again', () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const who = { personId: me, session: 'here' }
  const label = { site: 'Concert', name: 'Anna' }
  const wanted = authenticatorToSetUp(db, who, label, KEY)!
  expect(authenticatorToSetUp(db, who, label, KEY)!.secret).toBe(wanted.secret)
  expect(authenticatorToSetUp(db, { ...who, session: 'elsewhere' }, label, KEY)!.secret).not.toBe(wanted.secret)
  expect(authenticatorToSetUp(db, who, label, Buffer.alloc(32))!.secret).not.toBe(wanted.secret)
  expect(wanted.address).toContain(`secret=${wanted.secret}`)
  expect(confirmAuthenticator(db, who, '000000', KEY, NOW)).toBe(false)
  expect(confirmAuthenticator(db, { ...who, session: 'elsewhere' }, codeAt(wanted.secret, NOW), KEY, NOW)).toBe(false)
  expect(db.select().from(authenticators).all()).toEqual([])
  expect([hasAuthenticator(db, me), hasAnyFactor(db, me), factorsOf(db, me).any]).toEqual([false, false, false])
  expect(confirmAuthenticator(db, who, codeAt(wanted.secret, NOW), KEY, NOW)).toBe(true)
  expect(JSON.stringify(db.select().from(authenticators).all())).not.toContain(wanted.secret)
  expect([hasAuthenticator(db, me), hasAnyFactor(db, me), factorsOf(db, me).any]).toEqual([true, true, true])
  expect(authenticatorToSetUp(db, who, label, KEY)).toBeUndefined()
  expect(confirmAuthenticator(db, who, codeAt(wanted.secret, NOW + STEP), KEY, NOW + STEP)).toBe(false)
})

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])('a code of %i steps from now: %s', (steps, good) => {
  const { db, personId, secret } = withApp()
  expect(takeAuthenticatorCode(db, personId, codeAt(secret, NOW + steps * STEP), KEY, NOW)).toBe(good)
})

test('a code never works twice, nor one before it', () => {
  const { db, personId, secret } = withApp()
  const [before, now] = [codeAt(secret, NOW - STEP), codeAt(secret, NOW)]
  expect(takeAuthenticatorCode(db, personId, now, KEY, NOW)).toBe(true)
  expect(takeAuthenticatorCode(db, personId, now, KEY, NOW)).toBe(false)
  expect(takeAuthenticatorCode(db, personId, before, KEY, NOW)).toBe(false)
  expect(takeAuthenticatorCode(db, personId, codeAt(secret, NOW + STEP), KEY, NOW + STEP)).toBe(true)
})

test('the code that set the app up does not sign in', () => {
  const { db, personId, secret } = withApp(NOW)
  expect(takeAuthenticatorCode(db, personId, codeAt(secret, NOW), KEY, NOW)).toBe(false)
})

test('a code typed with a space is taken; words, other lengths and other people’s codes are not', () => {
  const { db, personId, secret } = withApp()
  const other = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const code = codeAt(secret, NOW)
  for (const wrong of ['', 'abcdef', '12345', `${code}0`, '１２３４５６', 'x'.repeat(10_000)])
    expect(takeAuthenticatorCode(db, personId, wrong, KEY, NOW)).toBe(false)
  expect(takeAuthenticatorCode(db, other, code, KEY, NOW)).toBe(false)
  expect(takeAuthenticatorCode(db, personId, code, Buffer.alloc(32), NOW)).toBe(false)
  expect(takeAuthenticatorCode(db, personId, `${code.slice(0, 3)} ${code.slice(3)}`, KEY, NOW)).toBe(true)
})

test('each recovery code works once, however it is typed, for me alone; new ones end the old', () => {
  const { db, personId } = withApp()
  const codes = makeRecoveryCodes(db, personId, KEY, NOW)
  expect(new Set(codes).size).toBe(10)
  expect(codes[0]).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/)
  expect(JSON.stringify(db.select().from(recoveryCodes).all())).not.toContain(codes[0]!.slice(0, 4) + codes[0]!.slice(5, 9))
  const other = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  expect(takeRecoveryCode(db, other, codes[0]!, KEY, NOW)).toBe(false)
  expect(takeRecoveryCode(db, personId, ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')}`, KEY, NOW)).toBe(true)
  expect(takeRecoveryCode(db, personId, codes[0]!, KEY, NOW)).toBe(false)
  expect(recoveryCodesLeft(db, personId)).toBe(9)
  makeRecoveryCodes(db, personId, KEY, NOW)
  expect(takeRecoveryCode(db, personId, codes[1]!, KEY, NOW)).toBe(false)
  expect(recoveryCodesLeft(db, personId)).toBe(10)
})

test('the second step takes a code of the app or a recovery code, once a question', async () => {
  const { db, personId, secret } = withApp()
  const [code = ''] = makeRecoveryCodes(db, personId, KEY, NOW)
  const token = asked(db, personId)
  expect(JSON.stringify(db.select().from(challenges).all())).not.toContain(token)
  expect(await answered(db, token, codeAt(secret, NOW))).toEqual({ ok: true, done: personId })
  expect(await answered(db, token, code)).toEqual({ ok: false, reason: 'start-again' })
  expect(await answered(db, asked(db, personId), code)).toEqual({ ok: true, done: personId })
})

test('a question ends after ten minutes, and after five wrong codes', async () => {
  const { db, personId, secret } = withApp()
  const late = asked(db, personId)
  expect(await answered(db, late, codeAt(secret, NOW + 600_000), NOW + 600_000)).toEqual({ ok: false, reason: 'start-again' })
  const token = asked(db, personId)
  for (let i = 0; i < 4; i += 1) expect(await answered(db, token, '000000')).toEqual({ ok: false, reason: 'wrong-code' })
  expect(await answered(db, token, '000000')).toEqual({ ok: false, reason: 'start-again' })
  expect(await answered(db, token, codeAt(secret, NOW))).toEqual({ ok: false, reason: 'start-again' })
})

test('someone with my password cannot guess the code over many sign-ins, and does not shut me out of my own browser', async () => {
  const { db, personId, secret } = withApp()
  for (let i = 0; i < 10; i += 1) await answered(db, asked(db, personId), '000000')
  expect(await answered(db, asked(db, personId), codeAt(secret, NOW))).toMatchObject({ reason: 'too-many-tries' })
  expect(await answered(db, asked(db, personId), codeAt(secret, NOW), NOW, 'my browser')).toEqual({ ok: true, done: personId })
  expect(db.select().from(rateLimits).all().length).toBeGreaterThan(0)
})

test('a made-up question is none', async () => {
  const { db, personId } = withApp()
  const foreign = askChallenge(db, 'passkey-sign-in', personId, 'x', NOW)
  for (const token of ['', 'made-up', foreign])
    expect(await answered(db, token, '000000')).toMatchObject({ reason: 'start-again' })
})

test('an officer of a real register goes on only with a second factor; a partner with the password alone', async () => {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const partner = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const asPerson = async (personId: string, strong: boolean) =>
    (await personOfCookie(db, (await startSession(db, personId, false, { now: NOW, strong })).split(';')[0]!, false, NOW))!
  expect(secondFactorSatisfied(db, await asPerson(officer, false))).toBe(false)
  expect(secondFactorSatisfied(db, await asPerson(officer, true))).toBe(true)
  expect(secondFactorSatisfied(db, await asPerson(partner, false))).toBe(true)
  withAuthenticator(db, officer, KEY, NOW)
  expect(isLastRequired(db, await asPerson(officer, true), 'authenticator')).toBe(true)
  expect(removeFactor(db, await asPerson(officer, true), 'authenticator', NOW)).toEqual({ ok: false, reason: 'last-required' })
  expect(hasAuthenticator(db, officer)).toBe(true)
  withAuthenticator(db, partner, KEY, NOW)
  makeRecoveryCodes(db, partner, KEY, NOW)
  expect(removeFactor(db, await asPerson(partner, true), 'authenticator', NOW)).toEqual({ ok: true })
  expect([hasAuthenticator(db, partner), recoveryCodesLeft(db, partner)]).toEqual([false, 0])
  const demonstration = freshDatabase()
  markRegister(demonstration, 'demonstration', {}, NOW)
  expect(mustHaveSecondFactor(demonstration, await asPerson(officer, false))).toBe(false)
})

test('a passkey alone is a second factor as an app is', () => {
  const db = smallEngland()
  const personId = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  expect([hasAnyFactor(db, personId), factorsOf(db, personId).any]).toEqual([false, false])
  const passkey = { id: 'p', personId, publicKey: 'x', counter: 0, transports: [], name: 'Phone', createdAt: NOW }
  db.insert(passkeys).values(passkey).run()
  expect([hasAnyFactor(db, personId), factorsOf(db, personId).any]).toEqual([true, true])
})

test('every way in that is added or taken away, and new recovery codes, are told to the owner by mail', () => {
  const { db, personId } = withApp()
  const passkey = { personId, publicKey: 'x', counter: 0, transports: [], name: 'Phone', createdAt: NOW }
  makeRecoveryCodes(db, personId, KEY, NOW)
  for (const id of ['one', 'two'])
    db.insert(passkeys)
      .values({ ...passkey, id })
      .run()
  removePasskey(db, personId, 'one', NOW)
  expect(removePasskey(db, personId, 'one', NOW)).toBe(false)
  removeSecondFactors(db, personId, 'operator', NOW)
  const told = db.select().from(mails).where(eq(mails.message, 'factor-changed')).all()
  expect(new Set(told.map(({ toEmail }) => toEmail))).toEqual(new Set([addressOf(db, personId)]))
  expect(told.map(({ text }) => text?.match(/: (.+)\.\n/)?.[1])).toEqual([
    'an authenticator app was added',
    'new recovery codes were made',
    'a passkey was taken away',
    'the authenticator app was taken away',
    'a passkey was taken away',
  ])
})

test('who lost everything gets all factors taken away by the operator, written down', () => {
  const { db, personId } = withApp()
  makeRecoveryCodes(db, personId, KEY, NOW)
  removeSecondFactors(db, personId, 'operator', NOW)
  expect([hasAuthenticator(db, personId), recoveryCodesLeft(db, personId)]).toEqual([false, 0])
  const last = db.select().from(auditEvents).all().at(-1)
  expect([last?.actor, last?.action]).toEqual(['operator', 'factor.removed'])
  expect(removeAuthenticator(db, personId, personId, NOW)).toBe(false)
})

test('the picture of a secret is one path of whole squares', async () => {
  const { size, path } = await qrPath('otpauth://totp/Concert:Anna?secret=ABCDEFGH')
  expect(size).toBeGreaterThan(28)
  expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
})

test('in a demonstration of 2024 an authenticator app is set up, and signs in, with the codes of the machine’s time', async () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const who = { personId: me, session: 'here' }
  const shown = startOfDay('2024-11-28')
  const { secret } = authenticatorToSetUp(db, who, { site: 'Concert', name: 'Anna' }, KEY)!
  expect(confirmAuthenticator(db, who, codeAt(secret, shown), KEY, shown, NOW)).toBe(false)
  expect(confirmAuthenticator(db, who, codeAt(secret, NOW), KEY, shown, NOW)).toBe(true)
  const answer = (code: string, machineNow: number) => {
    const token = askChallenge(db, 'second-factor', me, '0', shown)
    return answerSecondFactor(db, { token, code, device: undefined, key: KEY, machineNow }, shown, (_tx, personId) => personId)
  }
  expect(await answer(codeAt(secret, shown), NOW + STEP)).toMatchObject({ ok: false, reason: 'wrong-code' })
  expect(await answer(codeAt(secret, NOW + STEP), NOW + STEP)).toMatchObject({ ok: true, done: me })
})
