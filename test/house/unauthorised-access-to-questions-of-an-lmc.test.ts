import { beforeAll, expect, test } from 'vitest'
import type { Judged } from '#app/features/lmc-desk/tracker/judge-rules.ts'
import { putQuestions } from '#app/features/practice-desk/asked-by-lmc/put-questions.server.ts'
import { questionsOf } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, ELM_SINCE, KNOCKERS, OAK } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const TRACKER = '/lmc/borsetshire/tracker'
const QUESTIONS = `/practice/${ELM.code}/lmc-questions`
const OTHER = 'medicines-choices'
const says = { practiceCode: ELM.code, actionSlug: OTHER, answer: 'full', since: '2026-06-10', plannedFor: null } as const
const put = (db: Db) => putQuestions(db, 'borsetshire', [says], { personId: world.people.officer }, NOW - 5)
const kept = (db: Db) => db.$client.prepare('select count(*) from lmc_questions').pluck().get()
const list = 'Practice,Data sharing review,Since\nY00001,yes,19 May 2026\nY00002,yes,4 May 2026\n'
const mapped = {
  ...{ 'column-0': 'practice', 'column-1': `is:${ACTION}`, 'column-2': `since:${ACTION}`, 'word-0': 'full' },
  drawn: `practice|is:${ACTION}|since:${ACTION}`,
}

test('unauthorised access to an office’s list: only its own officers bring one in, and nobody else learns that the page is there', async () => {
  for (const who of KNOCKERS) {
    const db = copyOf(world)
    const asked = { path: TRACKER, cookie: world.cookies[who] }
    const expected = who === 'nobody' ? 302 : who === 'officer' ? 200 : 404
    expect([who, (await ask(db, asked)).status]).toEqual([who, expected])
    const sent = await ask(db, { ...asked, form: { do: 'send', list, ...mapped } })
    expect([who, sent.status]).toEqual([who, who === 'officer' || who === 'nobody' ? 302 : 404])
    expect([who, kept(db)]).toEqual([who, who === 'officer' ? 1 : 0])
  }
})

test('unauthorised access to the questions of a practice: its own people alone read and answer them', async () => {
  for (const who of KNOCKERS) {
    const db = copyOf(world)
    put(db)
    const { seen } = questionsOf(db, ELM.code, NOW)[0]!
    const own = who === 'partner' || who === 'manager'
    const asked = { path: QUESTIONS, cookie: world.cookies[who] }
    const read = await ask(db, asked)
    expect([who, read.status]).toEqual([who, own ? 200 : who === 'nobody' ? 302 : 404])
    if (!own) expect(read.data).not.toContain('2026-06-10')
    const answered = await ask(db, { ...asked, form: { do: 'right', question: OTHER, seen } })
    expect([who, answered.status]).toEqual([who, own || who === 'nobody' ? 302 : 404])
    expect([who, questionsOf(db, ELM.code, NOW + 1).length]).toEqual([who, own ? 0 : 1])
  }
})

test('unauthorised access to what a practice that does not share has recorded: no step of bringing a list in tells it', async () => {
  const db = copyOf(world)
  const asked = { path: TRACKER, cookie: world.cookies.officer }
  const { body, data } = await ask(db, { ...asked, form: { do: 'check', list, ...mapped } })
  const { judged } = body as { judged: Judged }
  // Elm has recorded just this and does not share; Oak has, and shares.
  expect(judged.ask).toMatchObject([{ practiceCode: ELM.code, since: ELM_SINCE }])
  expect(judged.recorded).toMatchObject([{ what: expect.stringContaining(OAK.name) }])
  for (const own of [ELM.note, ELM.obstacle]) expect(data).not.toContain(own)
})

test('a look at what sharing practices have recorded is written down when a list is held against it', async () => {
  const db = copyOf(world)
  const looks = () => db.$client.prepare("select count(*) from audit_events where action = 'lmc.answers-seen'").pluck().get()
  const before = looks()
  await ask(db, { path: TRACKER, cookie: world.cookies.officer, form: { do: 'check', list, ...mapped } })
  expect(looks()).toBe(Number(before) + 1)
})

test('the office’s page says nothing of one practice after sending, whatever the practice answers', async () => {
  const page = async (right: boolean | null) => {
    const db = copyOf(world)
    put(db)
    const { seen } = questionsOf(db, ELM.code, NOW)[0]!
    const form = { do: right ? 'right' : 'not-right', question: OTHER, seen }
    if (right !== null) await ask(db, { path: QUESTIONS, cookie: world.cookies.partner, form })
    const { body } = await ask(db, { path: TRACKER, cookie: world.cookies.officer })
    return (body as { counts: unknown }).counts
  }
  const [unanswered, right, notRight] = [await page(null), await page(true), await page(false)]
  expect(unanswered).toEqual({ sent: 1, practices: 1, notJoined: 0 })
  expect([right, notRight]).toEqual([unanswered, unanswered])
})
