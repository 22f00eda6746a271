import { beforeAll, expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, type Knocker } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

/* Forms as people send them: three times at once, the same again an hour later, and as many words as the page promises. */

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const HOUR = 3_600_000
const practice = `/practice/${ELM.code}`
const action = `${practice}/actions/${ACTION}`
const DECIDED = { do: 'record', decidedBy: 'partners-by-message', decidedOn: '16 June 2026' }
const STOPPED = { ...DECIDED, [`take-${ACTION}`]: 'stopped', since: '16 June 2026' }
const count = (db: Db, table: string) => db.$client.prepare(`select count(*) from ${table}`).pluck().get() as number

test.each<[what: string, table: string, path: string, form: Record<string, string>]>([
  ['an answer', 'adoption_entries', `${practice}/choose`, STOPPED],
  ['a correction', 'adoption_entries', `${action}/entries/{entry}`, { correction: 'void', note: 'A slip' }],
  [
    'news',
    'progress_entries',
    `${action}/progress`,
    { 'answer-strength': 'examine', obstacleKind: 'no-time', note: 'The ICB replied again' },
  ],
  [
    'several actions',
    'adoption_entries',
    `${practice}/choose`,
    { ...DECIDED, 'take-medicines-choices': 'full', since: '16 June 2026' },
  ],
  ['who decided', 'decisions', `${practice}/choose`, STOPPED],
  ['a mark', 'partner_marks', `${practice}/meeting`, { do: 'marks', 'mark-medicines-choices': 'unsure' }],
  ['a return', 'weekly_returns', practice, { week: '2026-06-08' }],
  ['the sharing choice', 'sharing_choices', `${practice}/sharing`, { shares: 'yes' }],
  ['feedback', 'feedback', `${practice}/feedback`, { action: ACTION, kind: 'works', words: 'It works for us.' }],
])('%s sent three times at once, and again an hour later, is recorded once', async (_what, table, path, form) => {
  const db = copyOf(world)
  const asked = { path: path.replace('{entry}', world.elmEntry), cookie: world.cookies.partner, form }
  const before = count(db, table)
  const answers = await Promise.all([1, 2, 3].map(() => ask(db, asked)))
  expect(answers.map(({ status }) => status)).toEqual([302, 302, 302])
  expect(count(db, table)).toBe(before + 1)
  expect((await ask(db, { ...asked, now: NOW + HOUR })).status).toBe(302)
  expect(count(db, table)).toBe(before + 1)
})

/** As many characters as promised, on forty lines with the line ends of a browser, and with letters that take more than a byte. */
const fortyLines = (limit: number) => {
  const lines = Array.from({ length: 40 }, () => 'ŵ'.repeat(Math.floor((limit - 39) / 40)))
  const text = lines.join('\r\n')
  return text + 'y'.repeat(limit - text.replaceAll('\r\n', '\n').length)
}

test.each<[field: string, limit: number, who: Knocker, path: string, form: Record<string, string>]>([
  [`note-${ACTION}`, 1000, 'partner', `${practice}/choose`, STOPPED],
  ['note', 1000, 'partner', `${action}/progress`, { 'answer-strength': 'examine', obstacleKind: 'waiting' }],
  ['words', 1500, 'partner', `${practice}/feedback`, { action: ACTION, kind: 'works' }],
  ['words', 1500, 'officer', '/lmc/borsetshire/feedback', { action: ACTION, kind: 'works' }],
  ['advice', 1500, 'officer', `/lmc/borsetshire/notes/${ACTION}`, { do: 'write', seen: '', flag: 'none' }],
  ['words', 2000, 'editor', '/committee/feedback/{feedback}', { edition: '' }],
])('%s takes the %i characters it promises on forty lines, and gives one more back', async (field, limit, who, path, form) => {
  const db = copyOf(world)
  const asked = { path: path.replace('{feedback}', world.elmFeedback), cookie: world.cookies[who] }
  const long = `${fortyLines(limit)}z`
  const refused = await ask(db, { ...asked, form: { ...form, [field]: long } })
  // A line end comes in as two characters and goes back as one.
  const given = JSON.stringify(long.replaceAll('\r\n', '\n')).slice(1, -1)
  expect([refused.status, refused.data.includes(given)]).toEqual([422, true])
  const taken = await ask(db, { ...asked, form: { ...form, [field]: fortyLines(limit) } })
  expect([taken.status, taken.data]).toEqual([302, ''])
})
