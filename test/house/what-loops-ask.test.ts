import { expect, test } from 'vitest'
import { outboxFacts } from '#app/features/operator/health/health-facts.server.ts'
import { accessWorld, copyOf } from '#test/support/access-world.ts'
import { NOW } from '#test/support/asking.ts'
import { oneTurnOfLoops } from '#test/support/one-turn-of-loops.ts'

/** Tables with a row for every mail, statement, return, session or person: years of them. */
const GROWING = /^SCAN (mails|adoption_entries|weekly_returns|sessions|persons|audit_events USING)\b/

test('no loop, and no look of a monitor, reads through a table that grows with the years', async () => {
  const db = copyOf(await accessWorld())
  const asked = new Set<string>()
  const prepare = db.$client.prepare.bind(db.$client)
  db.$client.prepare = ((sql: string) => {
    asked.add(sql)
    return prepare(sql)
  }) as typeof db.$client.prepare
  await oneTurnOfLoops(db, NOW)
  outboxFacts(db, NOW)
  const questions = [...asked].filter(
    (sql) => /^\s*(select|with|update|delete)\b/i.test(sql) && !sql.includes('order by rowid desc limit'),
  )
  expect(questions.length).toBeGreaterThan(50)
  for (const sql of questions) {
    const names = [...sql.matchAll(/[@:](\w+)/g)].map(([, name]) => [name, 1])
    const values = names.length > 0 ? [Object.fromEntries(names)] : [...sql.matchAll(/\?/g)].map(() => 1)
    const plan = prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[]
    expect([sql, plan.filter(({ detail }) => GROWING.test(detail))]).toEqual([sql, []])
  }
}, 60_000)
