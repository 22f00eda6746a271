import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { answerAsOperator } from '#app/features/lmc-desk/register-requests/answer-request.server.ts'
import { nameSuccessor, sayNotOurs } from '#app/features/lmc-desk/register-requests/ask-request.server.ts'
import { practiceInLmc, seenOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import { requestsOfPractice } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { changed, everything, IMPORTED_AT, importing, without } from '#test/fixtures/register/importing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'
import type { ImportOutcome } from './import-register.server.ts'
import { noticeLines } from './import-report-words.ts'

const DAY = 86_400_000
const AGREED_AT = IMPORTED_AT + 10 * DAY
const OCTOBER = Date.UTC(2026, 9, 2, 9)
const TODAY = '2026-10-02'
const CODE = 'X99001'
const BY = { personId: 'officer' }
const september = (text: string) => text.replaceAll('01Aug2026', '01Oct2026')
const planOf = (outcome: ImportOutcome) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.plan
}
const lmcOf = (db: Db, code = CODE, day = TODAY) => practiceByCode(db, code, day)?.lmc?.slug

/** A register in which two LMCs agreed that a practice of the first belongs to the second, from a day on. */
function agreed(from: string): Db {
  const db = freshDatabase()
  importing(db, everything())
  const seen = seenOf(practiceInLmc(db, 'borsetshire', CODE, AGREED_AT)!, 'not-ours')
  const said = { lmcSlug: 'borsetshire', practiceCode: CODE, from, otherLmc: 'felpersham', reason: 'It moved', seen }
  expect(sayNotOurs(db, said, BY, AGREED_AT)).toEqual({ ok: true, waits: true })
  const { id } = requestsOfPractice(db, CODE, AGREED_AT)[0]!
  expect(answerAsOperator(db, { id, act: 'confirm', word: null }, () => true, AGREED_AT)).toMatchObject({ did: 'confirmed' })
  expect(lmcOf(db)).toBe('felpersham')
  return db
}

test('files that still place a practice where it was do not undo what its LMCs agreed: the import says so and goes on', () => {
  for (const from of ['2026-09-03', '2026-06-01']) {
    const db = agreed(from)
    const plan = planOf(importing(db, { ...everything(), map: changed('map', september) }, { now: OCTOBER }))
    expect(plan.agreedByLmcs).toMatchObject([{ code: CODE, note: 'borsetshire in the files, agreed felpersham' }])
    expect(noticeLines(plan).join('\n')).toContain('say --allow agreed')
    expect([plan.moved, lmcOf(db), lmcOf(db, CODE, '2026-05-31')]).toEqual([[], 'felpersham', 'borsetshire'])
    expect(verifyRows(db).faults).toEqual([])
  }
})

test('a map of a day before the agreement says nothing against it, and the same files again change nothing', () => {
  const db = agreed('2026-09-03')
  const plan = planOf(importing(db, everything(), { now: OCTOBER }))
  expect([plan.agreedByLmcs, plan.moved, lmcOf(db)]).toEqual([[], [], 'felpersham'])
})

test('the operator can say that the files are meant; a file that agrees changes nothing', () => {
  const db = agreed('2026-09-03')
  const map = changed('map', september)
  const lmcs = changed('lmcs', (text) => text.replace(`${CODE},borsetshire`, `${CODE},felpersham`))
  expect(planOf(importing(db, { map, lmcs }, { now: OCTOBER })).agreedByLmcs).toEqual([])
  const meant = planOf(importing(db, { ...everything(), map }, { now: OCTOBER + DAY, allow: ['small', 'agreed'] }))
  expect(meant.moved).toMatchObject([{ code: CODE, note: 'felpersham to borsetshire' }])
  expect(lmcOf(db)).toBe('borsetshire')
})

test('a file of successors does not overrule the one that officers named', () => {
  const db = freshDatabase()
  importing(db, everything())
  const map = changed('map', (text) => september(without(CODE)(text)))
  importing(db, { map }, { now: OCTOBER })
  const seen = seenOf(practiceInLmc(db, 'borsetshire', CODE, OCTOBER)!, 'took-over')
  const said = { lmcSlug: 'borsetshire', practiceCode: CODE, successor: 'X99002', reason: 'They merged', seen }
  expect(nameSuccessor(db, said, BY, OCTOBER)).toEqual({ ok: true, waits: false })
  const successors = join(testFolder(), 'successors.csv')
  writeFileSync(successors, `practice_code,successor_code\n${CODE},X99003\n`)
  const plan = planOf(importing(db, { map, successors }, { now: OCTOBER + DAY }))
  expect(plan.agreedByLmcs).toMatchObject([{ code: CODE, note: 'X99003 in the files, agreed X99002' }])
  expect(practiceByCode(db, CODE, TODAY)?.successor?.code).toBe('X99002')
  importing(db, { map, successors }, { now: OCTOBER + DAY, allow: ['small', 'agreed'] })
  expect(practiceByCode(db, CODE, TODAY)?.successor?.code).toBe('X99003')
})
