import { expect, test } from 'vitest'
import { markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { healthFindings } from './health-findings.server.ts'

const NOW = instantOf('2024-11-28', '10:00')
const MACHINE = instantOf('2026-11-29', '18:00')

test('of a demonstration health says whose clock is whose; of a real register there is one', () => {
  const said = (kind: 'demonstration' | 'real') => {
    const db = freshDatabase()
    markRegister(db, kind, {}, NOW)
    db.$client
      .prepare("insert into mails (id, message, asked_by, created_at, sent_at) values ('m', 'mail-test', 'operator', ?, ?)")
      .run(MACHINE, MACHINE)
    const findings = healthFindings(db, { secretKey: undefined, now: NOW, machineNow: MACHINE })
    return Object.fromEntries(findings.map(({ about, words }) => [about, words]))
  }
  const made = said('demonstration')
  expect(made.clock).toMatch(/^the demonstration’s own, 28 November 2024 at 10:00: .*mail, .* by the machine’s$/)
  expect(made.mail).toContain('the last went out 29 November 2026 at 18:00, by the machine’s clock')
  const real = said('real')
  expect(real.clock).toBe('agrees with the record')
  expect(real.mail).toMatch(/the last went out 29 November 2026 at 18:00$/)
})

test('a mail of a demonstration waits as long as the demonstration’s clock says', () => {
  const db = freshDatabase()
  markRegister(db, 'demonstration', {}, NOW)
  db.$client
    .prepare("insert into mails (id, message, asked_by, created_at, next_try_at) values ('m', 'mail-test', 'operator', ?, 0)")
    .run(NOW)
  const mail = (now: number) =>
    healthFindings(db, { secretKey: undefined, now, machineNow: MACHINE }).find(({ about }) => about === 'mail')
  expect(mail(NOW + 60_000)).toMatchObject({ words: '1 wait, 0 given up in a day; none went out yet', fault: false })
  expect(mail(NOW + 2 * 3_600_000)).toMatchObject({ fault: true })
})
