import { afterAll, expect, test } from 'vitest'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { issueLoggedTotals } from '#app/features/figures/logged/issue-logged-totals.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { addToRegister, markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { type Day, instantOf } from '#app/platform/time.ts'
import { inTransaction } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { practice, together } from '#test/support/register.ts'
import { servedHere } from '#test/support/served-here.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'

/* What everybody reads of failures in the demonstration's own dispute: nothing too early, the totals as at each day, nothing once withheld. */

const DISPUTE = 'practice-supplies'
const code = (n: number) => `X${String(n).padStart(5, '0')}`
const db = freshDatabase()
markRegister(db, 'demonstration', { seed: 1 }, instantOf('2024-06-03', '09:00'))
addToRegister(
  db,
  together(...Array.from({ length: 90 }, (_, n) => practice({ code: code(n), since: '1990-01-01' }))),
  instantOf('2024-06-03', '09:00'),
)
let today: Day = '2024-11-22'
const served = await servedHere(db, () => instantOf(today, '10:00'))
afterAll(() => served.stop())
const readable = async (path: string) => (await served.ask(path)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

inTransaction(db, (tx) => {
  const line = { dispute: DISPUTE, key: 'deliveries' }
  const failure = { line, kind: 'late', noticedOn: '2024-11-18', waitedDays: 3, cases: 2, minutes: { office: 20 } } as const
  const rest = { appointments: 0, isSafety: false, duty: 'contractor', note: 'Only ours.', resolvedOn: null } as const
  for (let n = 0; n < 80; n++)
    saveFailure(
      tx,
      { practiceCode: code(n), failureId: null, seen: '', failure: { ...failure, ...rest } },
      { personId: 'p' },
      instantOf('2024-11-20', '10:00'),
    )
})

test('before the first release the page says when it comes', async () => {
  expect(await readable(`/disputes/${DISPUTE}/lines`)).toContain('comes out on the Monday after it')
})

test('after it the totals stand there with what is counted, as at when and what the body says, and no words of a practice', async () => {
  today = '2024-11-26'
  expect(issueLoggedTotals(db, demonstrationKey, instantOf('2024-11-25', '09:01'))).toEqual({ ok: true, issued: [DISPUTE] })
  const page = await readable(`/disputes/${DISPUTE}/lines`)
  expect(page).toMatch(/As logged by practices, not checked as at 24 November 2024/)
  expect(page).toMatch(/Deliveries (79|8[0-9]) /)
  expect(page).toContain('Replacement stock too few')
  expect(page).toContain('Halewick Health Board says, 8 November 2024')
  expect(page).toContain('Too few practices have sent a claim to publish a total.')
  expect(page).not.toContain('Only ours.')
  expect(await readable(`/disputes/${DISPUTE}`)).toMatch(/Failures logged by \d+ practices, not checked/)
  expect((await served.ask(`/disputes/${DISPUTE}/file.csv`)).text).toMatch(
    /"?logged by practices, not checked"?,"?failures, Deliveries/,
  )
  const { totals } = JSON.parse((await served.ask(`/disputes/${DISPUTE}/file.json`)).text)
  expect(totals).toMatchObject({ dispute: DISPUTE, weekEnd: '2024-11-24' })
})

test('the file as at a day before it does not know them', async () => {
  expect(await readable(`/disputes/${DISPUTE}/lines?as-at=2024-11-22`)).toContain('None published yet')
  expect(await readable(`/disputes/${DISPUTE}/lines?as-at=2024-09-10`)).toContain('None published.')
})

test('once two editors withhold them they are gone from the page and the file, with the reason', async () => {
  today = '2024-11-27'
  const words = 'The board disputes what is a case.'
  const values = { dispute: DISPUTE, section: 'logged', when: today, state: 'withheld', words }
  const sources = 'Letter of the board | made up | 27 Nov 2024'
  expect(publishedByTwo(db, disputePartKind, { values: { ...values, sources } }, instantOf(today, '09:00'))).toMatchObject({
    ok: true,
  })
  const page = await readable(`/disputes/${DISPUTE}/lines`)
  expect(page).toContain(`Not published since 27 November 2024: ${words}`)
  expect(page).not.toContain('Practices that logged a failure')
  expect(await readable(`/disputes/${DISPUTE}`)).not.toContain('Failures logged by')
  expect(JSON.parse((await served.ask(`/disputes/${DISPUTE}/file.json`)).text).totals).toBeNull()
})

test('once withheld they are told as at no earlier day either, on no page and in no file', async () => {
  expect(await readable(`/disputes/${DISPUTE}/lines?as-at=2024-11-26`)).toContain(
    'Two editors are withholding these totals today',
  )
  for (const path of ['', '/lines', '/file.csv', '/file.json']) {
    const { status, text } = await served.ask(`/disputes/${DISPUTE}${path}?as-at=2024-11-26`)
    expect([
      path,
      status,
      /logged by practices, not checked"?,"?failures|Failures logged by \d|"weekEnd"|Practices that logged/.test(text),
    ]).toEqual([path, 200, false])
  }
})
