import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Db, everyPrepared } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'

/*
 * Queries are drizzle's, whose types follow the schema. What it cannot say stands as text in a `*.sql.ts` of its room, and so do the
 * bulk queries and those asked on every page (decision 81). Here each is prepared against the schema and its plan is looked at.
 */

const files = globSync(['app/features/**/*.{ts,tsx}', 'app/platform/**/*.{ts,tsx}']).filter((file) => !/\.test\.tsx?$/.test(file))

test('SQL stands in *.sql.ts alone: elsewhere nothing is prepared from a text, and a fragment holds no word', () => {
  const found = files
    .filter((file) => !file.endsWith('.sql.ts'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
      const fragments = [...text.matchAll(/\bsql(?:<[^>]*>)?`([^`]*)`/g)].map(([, fragment]) =>
        fragment!.replace(/\$\{[^}]*\}/g, ''),
      )
      const texts = /['"`]\s*\(?(?:select\s[^'"`]*\sfrom\s|(?:not )?exists \(|insert into |delete from |update \w+ set )/i.test(
        text,
      )
      const prepares = /\.\s*prepare\(\s*[^)\s]/.test(text) || /\bsql\.raw\(/.test(text)
      return texts || prepares || fragments.some((fragment) => /[a-z]/i.test(fragment)) ? [file] : []
    })
  expect(found).toEqual([])
})

/** Tables that grow with the practices, or with time. A query that a page asks reads a few of their rows, found by an index. */
const LARGE = [
  ...['practices', 'practice_statuses', 'practice_memberships', 'practice_organisations', 'practice_list_sizes'],
  ...['adoption_entries', 'progress_entries', 'adoption_standings', 'weekly_returns', 'returns_taken_back', 'sharing_choices'],
  ...[
    'persons',
    'person_standings',
    'sessions',
    'invitations',
    'join_requests',
    'calendar_reminders',
    'calendar_feeds',
    'visits',
  ],
  ...[
    'letters',
    'letter_events',
    'letter_drafts',
    'letter_wordings',
    'register_lines',
    'decisions',
    'step_entries',
    'partner_marks',
  ],
  ...['service_failures', 'failure_waits', 'claim_entries', 'doctor_claim_entries', 'survey_answers', 'provider_reports'],
  ...[
    'call_requests',
    'lmc_reminder_lines',
    'lmc_questions',
    'told_statements',
    'telling_choices',
    'office_notes',
    'return_links',
  ],
  ...[
    'return_reminders',
    'audit_events',
    'mails',
    'release_counts',
    'feedback',
    'feedback_answers',
    'rate_limits',
    'access_tokens',
  ],
]

/** What reads a large table whole, and why it may. */
const READS_WHOLE: Record<string, string> = {
  // A figure is as at a week's end, of all practices; releases are worked out beside the server.
  'register/records/records.sql.ts: openPractices': 'every practice as at a day',
  'register/records/records.sql.ts: detailsOfOpen': 'every practice as at a day',
  'register/records/records.sql.ts: membershipsBefore': 'every practice as at a day',
  'register/records/records.sql.ts: firstMemberships': 'every practice as at a day',
  'register/records/records.sql.ts: statedBetween': 'what was recorded late, in a release',
  'adoption/states/states-as-at.sql.ts: statesOfAll': 'every practice as at a day',
  'adoption/states/states-as-at.sql.ts: currentStatesOfAll': 'every practice as at a day',
  'adoption/states/states-as-at.sql.ts: choicesInOrder': 'every practice as at a day',
  'figures/surveys/surveys.sql.ts: onTime': 'the result of a survey, once',
  'figures/logged/logged.sql.ts: entriesKnown': 'totals of claims, in a release',
  // What the operator or an import asks for, and the start of a new version.
  'adoption/states/current-states.sql.ts: differing': 'the check of the record',
  'adoption/states/current-states.sql.ts: removeAllStates': 'current states built anew',
  'adoption/states/current-states.sql.ts: replayAllStates': 'current states built anew',
  'audit/chain/chain.sql.ts: everyLink': 'the check of the chain',
  'audit/chain/chain.sql.ts: eventsWithRows': 'the check of the rows',
  'figures/releases/releases.sql.ts: counts': 'the check of the releases',
  'register/import/known-register.sql.ts: every': 'an import compares with the whole register',
  'register/records/add-to-register.sql.ts: inserts': 'a changed row of the register, and what refers to it',
  'platform/mail/mail.sql.ts: countedByMessage': 'the outbox counted for the operator',
  'operator/health/health.sql.ts: latest': 'the latest mails, by a bound',
  // Removals, by the operator or a loop of hours or days.
  'adoption/told/told.sql.ts: removeLoose': 'after a removal',
  'adoption/record/record.sql.ts: counted': 'the size of a removal',
  'adoption/record/record.sql.ts: practicesConcerned': 'the scope of a removal',
  'disputes/claims/claims.sql.ts: concerned': 'the scope of a removal',
  'disputes/failures/failures.sql.ts: concerned': 'the scope of a removal',
  'disputes/failures/failures.sql.ts: counted': 'the size of a removal',
  'menu/feedback/feedback.sql.ts: concerned': 'the scope of a removal',
  'menu/feedback/feedback.sql.ts: counted': 'the size of a removal',
  'practice-desk/checklists/checklists.sql.ts: practices': 'the scope of a removal',
  'practice-desk/letters/letters.sql.ts: concerned': 'the scope of a removal',
  'practice-desk/letters/letters.sql.ts: counted': 'the size of a removal',
  'registers/lines/lines.sql.ts: concerned': 'the scope of a removal',
  'registers/lines/lines.sql.ts: counted': 'the size of a removal',
  'retention/purging/purging.sql.ts: eventsOfSlice': 'a slice of a removal, events of some kinds',
  'lmc-desk/office-notes/office-notes.sql.ts: notesLeft': 'the loop that removes old notes',
  'practice-desk/decisions/decisions.sql.ts: oldOnes': 'the loop that removes old marks',
  'practice-desk/decisions/decisions.sql.ts: ofLeavers': 'the loop that removes old marks',
  'people/sessions/sessions.sql.ts: removeOldPoints': 'two days of points, swept where a new key begins',
  // Reads by an index what is waiting, or the newest first until a page is full.
  'lmc-desk/reminders/reminders.sql.ts: waiting': 'an index of what waits alone',
  'lmc-desk/practice-moved/practice-moved.sql.ts: restated': 'asked where the register has grown',
  'menu/feedback/feedback.sql.ts: ofAll': 'the newest first, a page of them',
  'menu/feedback/feedback.sql.ts: actionsSpokenOf': 'the index of actions alone',
  'audit/chain/chain.sql.ts: lastLink': 'the last one',
  // What is held about one person, on request.
  'people/own-data/': 'the file of a person',
}

type Asked = { name: string; sql: string }

/** Every query of the product. `name`: file and export of one that stands as text; drizzle's have none. */
async function everyQuery(): Promise<{ db: Db; asked: Asked[]; faults: string[] }> {
  const modules = import.meta.glob(['/app/features/**/*.{sql,server}.ts', '/app/platform/**/*.{sql,server}.ts'])
  const names = new Map<unknown, string>()
  for (const [file, load] of Object.entries(modules)) {
    const exported = Object.entries((await load()) as Record<string, unknown>)
    if (!file.endsWith('.sql.ts')) continue
    for (const [name, value] of exported)
      for (const one of typeof value === 'object' && value !== null ? Object.values(value) : [value])
        names.set(one, `${file.slice('/app/'.length).replace('features/', '')}: ${name}`)
  }
  const db = freshDatabase()
  const prepare = db.$client.prepare.bind(db.$client)
  const asked: Asked[] = []
  const faults: string[] = []
  for (const make of everyPrepared) {
    db.$client.prepare = ((sql: string) => {
      asked.push({ name: names.get(make) ?? '', sql: sql.replace(/\s+/g, ' ').trim() })
      return prepare(sql)
    }) as typeof prepare
    try {
      make(db)
    } catch (error) {
      faults.push(`${names.get(make) ?? ''} ${(error as Error).message}`)
    }
  }
  db.$client.prepare = prepare
  return { db, asked, faults }
}

function planOf(db: Db, sql: string): string[] {
  const bare = sql.replace(/'[^']*'/g, "''")
  const named = Object.fromEntries([...bare.matchAll(/[@:$](\w+)/g)].map(([, name]) => [name!, 1]))
  const given = Array.from(bare.match(/\?/g) ?? [], () => 1)
  const plan = db.$client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
  return plan.all(...given, ...(Object.keys(named).length > 0 ? [named] : [])).map(({ detail }) => detail)
}

/** The large tables that a query reads from end to end, or for which SQLite makes an index of its own each time. */
function readWhole(db: Db, sql: string): string[] {
  const bare = sql.replaceAll('"', '')
  return planOf(db, sql).flatMap((detail) => {
    const alias = /^SCAN (\w+)/.exec(detail)?.[1] ?? /^SEARCH (\w+) .*\bAUTOMATIC\b/.exec(detail)?.[1]
    if (!alias) return []
    const table = new RegExp(`\\b(?:from|join|,|update|into) ?(\\w+)(?: as)? ${alias}\\b`, 'i').exec(bare)?.[1] ?? alias
    return LARGE.includes(table) ? [table] : LARGE.includes(alias) ? [alias] : []
  })
}

test('every query fits the schema, and none that a page asks reads a large table whole', async () => {
  const { db, asked, faults } = await everyQuery()
  expect(faults).toEqual([])
  expect(asked.length).toBeGreaterThan(450)
  const found = asked.flatMap(({ name, sql }) => {
    const tables = [...new Set(readWhole(db, sql))]
    return tables.length > 0 ? [{ key: name || sql, tables }] : []
  })
  const keys = Object.keys(READS_WHOLE)
  const isAllowed = ({ key }: { key: string }) => keys.some((one) => key.startsWith(one))
  expect(found.filter((one) => !isAllowed(one))).toEqual([])
  expect(keys.filter((one) => !found.some(({ key }) => key.startsWith(one)))).toEqual([])
})

/** The keys of each order of a query, the last one of each. Windows are apart: they count rows of one day or one series. */
function lastKeys(sql: string): string[] {
  const bare = sql.replaceAll('"', '').replace(/\bover \((?:[^()]|\([^()]*\))*\)/gi, '')
  return [...bare.matchAll(/\border by /gi)].map(({ index, 0: words }) => {
    let depth = 0
    let key = ''
    for (const sign of bare.slice(index + words.length)) {
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
      if (depth < 0) break
      key = sign === ',' && depth === 0 ? '' : key + sign
    }
    return key
      .replace(/\b(limit|union|returning)\b.*$/i, '')
      .replace(/ (asc|desc)\b/i, '')
      .trim()
  })
}
/** A column that is an instant or a day, in the schema or as a query names it. */
const isTime = (key: string) => /(_(at|on|from|until|day)|[a-z](At|On|From|Until)|\bat|\bfirst|\bday)$/.test(key)

/** An order that a time ends, and why no two rows share it, or nobody minds which comes first. */
const TIME_ENDS: Record<string, string> = {
  'select "id", "message", "to_email", "subject", "text"':
    'the outbox: which of two mails due at once goes first, and thousands are',
  'from "guidances" where "guidances"."action_slug"': 'it asks for the time alone',
  'select "weekly_returns"."week", "weekly_returns"."recorded_at"': 'one practice has one return of an instant',
  'from "lmc_reminder_lines"': 'one practice has one reminder of a day',
}

test('an order that a time ends goes on to a key that no two rows share: what happened in one millisecond has an order too', async () => {
  const { asked } = await everyQuery()
  const found = asked.filter(({ sql }) => lastKeys(sql).some(isTime)).map(({ name, sql }) => name || sql)
  const keys = Object.keys(TIME_ENDS)
  expect(found.filter((one) => !keys.some((key) => one.includes(key)))).toEqual([])
  expect(keys.filter((key) => !found.some((one) => one.includes(key)))).toEqual([])
})

/** What is no result of a query: a setting of Express, and what stands beside a connection. */
const NO_QUERY = ['app/server/server.ts', 'db/serving.server.ts']

test('no result of a query is cast by hand: drizzle, or the statement, says what a row is', () => {
  const everywhere = globSync(['app/**/*.{ts,tsx}', 'db/**/*.ts', 'demonstration/**/*.ts']).filter(
    (file) => !file.includes('.test.'),
  )
  const casting = /\.(?:get|all|values|iterate)\((?:[^()]|\([^()]*\))*\)!?\)? as (?!const)/
  expect(everywhere.filter((file) => casting.test(readFileSync(file, 'utf8'))).sort()).toEqual(NO_QUERY)
})
