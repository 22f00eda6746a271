import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Entry, stateAsAt } from '#app/features/adoption/statements/adoption-rules.ts'
import { correctionRefusal, statementRefusal } from '#app/features/adoption/statements/refusal-rules.ts'
import type { RefusalReason } from '#app/features/adoption/statements/refusal-words.ts'
import { reportersAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersFit } from '#app/features/menu/actions/ask-rules.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { OfferInForce } from '#app/features/menu/editions/menu-rules.ts'
import { passwordMatches } from '#app/features/people/sign-in/passwords.server.ts'
import { recordLines } from '#app/features/practice-desk/own-record/own-record-queries.server.ts'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { KNOWN_NOW, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { practiceByCode, registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { timeOfDay } from '#app/platform/dates-in-words.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, dayOf, endOfDay, instantOf, startOfDay, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { defaultEngland } from '#test/support/shared-england.ts'
import { DEFAULT_DAY, dayToStandOn, EARLIEST_DAY, TIME_OF_DAY } from './day-rules.ts'
import { type DemonstrationWishes, makeDemonstration } from './demonstrations.server.ts'
import { listedLmcs } from './lmc-list.server.ts'
import { demonstrationSetting, demonstrationSignIns } from './sign-in-list.ts'

const today = DEFAULT_DAY
const now = instantOf(today, TIME_OF_DAY)
const lastSunday = '2024-11-24'
const wishes: DemonstrationWishes = { seed: 1, today, contentFolder: paths.content }

const { db, made } = await defaultEngland()
const all = <T>(sql: string, ...values: (string | number)[]) => db.$client.prepare(sql).all(...values) as T[]
const one = (sql: string, ...values: (string | number)[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .get(...values) as number

const FACTS = [
  ...['regions', 'icbs', 'sub_icb_locations', 'pcns', 'lmc_offices', 'lmcs', 'practices', 'lmc_regions', 'practice_statuses'],
  ...['practice_memberships', 'practice_organisations', 'practice_list_sizes', 'register_kind', 'rounds', 'editions', 'offers'],
  ...['sharing_choices', 'weekly_returns', 'adoption_entries', 'adoption_standings'],
]

/**
 * Everything except the people who sign in, whose ids are random: their e-mail address replaces the id where they recorded
 * something.
 */
function fingerprint(of: Db): string {
  const hash = createHash('sha256')
  const people = new Map(of.$client.prepare('select id, email from persons').raw().all() as [string, string][])
  for (const table of FACTS) {
    for (const row of of.$client.prepare(`select * from ${table}`).raw().iterate() as IterableIterator<unknown[]>) {
      hash.update(JSON.stringify(row.map((value) => people.get(value as string) ?? value)))
    }
  }
  return hash.digest('hex')
}

test('the same seed and the same last day make the same England', async () => {
  // The earliest day: few releases to make.
  const short = { ...wishes, today: EARLIEST_DAY, weeks: 3 }
  const early = instantOf(EARLIEST_DAY, TIME_OF_DAY)
  const [first, again, other] = [freshDatabase(), freshDatabase(), freshDatabase()]
  await makeDemonstration(first, short, early)
  await makeDemonstration(again, short, early)
  await makeDemonstration(other, { ...short, seed: 2 }, early)
  expect(fingerprint(again)).toBe(fingerprint(first))
  expect(fingerprint(other)).not.toBe(fingerprint(first))
}, 120_000)

test('the record of a practice reads as its people wrote it: at their desks, after what it tells of and after the edition that offered it', () => {
  const practiceCode = demonstrationSetting.lively.code
  const lines = recordLines(db, { practiceCode, action: null, from: '2024-01-01', until: today })
  expect(lines.length).toBeGreaterThan(80)
  expect(one('select count(distinct failure_id) from service_failures where practice_code = ?', practiceCode)).toBe(5)
  const hourOf = (at: number) => Number(timeOfDay(at).split(':')[0])
  const published = new Map(
    all<{ slug: string; publishedAt: number }>('select slug, published_at as publishedAt from editions').map((edition) => [
      edition.slug,
      edition.publishedAt,
    ]),
  )
  const odd = lines.filter(
    ({ recordedAt, holdsOn, edition }) =>
      hourOf(recordedAt) < 8 ||
      hourOf(recordedAt) > 21 ||
      recordedAt > now ||
      dayOf(recordedAt) < holdsOn ||
      (edition !== null && published.get(edition.slug)! > recordedAt),
  )
  expect(odd.map(({ says, holdsOn, recordedAt }) => `${holdsOn} ${says}: ${new Date(recordedAt).toISOString()}`)).toEqual([])
  expect(lines.filter(({ recordedAt }) => now - recordedAt < 60_000).map(({ says }) => says).length).toBeLessThan(4)
})

test('each LMC has as many open practices as the shipped list says, 6,128 in all', () => {
  const counts = new Map<string | null, number>()
  for (const { lmcSlug } of practicesAsAt(db, { asAt: today, knownBefore: now }))
    counts.set(lmcSlug, (counts.get(lmcSlug) ?? 0) + 1)
  const listed = listedLmcs(paths.content).lmcs
  expect(listed).toHaveLength(101)
  expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(listed.map(({ slug, practices }) => [slug, practices])))
  expect(made.openPractices).toBe(6128)
})

test('the file is marked as a demonstration, with its seed and its last week, and one event says that it was made', () => {
  expect(registerKindOf(db)).toBe('demonstration')
  const [mark] = all<{ detail: string }>('select detail from register_kind')
  expect(JSON.parse(mark!.detail)).toEqual({ seed: 1, firstWeek: '2024-06-17', lastWeek: '2024-11-18' })
  expect(one("select count(*) from audit_events where action = 'demonstration.made'")).toBe(1)
  expect(one("select count(*) from audit_events where action in ('adoption.recorded', 'return.made', 'sharing.chosen')")).toBe(0)
})

test('about 40 % of practices are reporters at the last week’s end; some LMCs are near 5, 20 and 60 %', () => {
  const when = { asAt: lastSunday, knownBefore: startOfDay(addDays(lastSunday, 1)) }
  const reporters = reportersAsAt(db, when)
  const byLmc = new Map<string, { open: number; reporting: number }>()
  for (const { practiceCode, lmcSlug } of practicesAsAt(db, when)) {
    const counted = byLmc.get(lmcSlug!) ?? { open: 0, reporting: 0 }
    byLmc.set(lmcSlug!, { open: counted.open + 1, reporting: counted.reporting + (reporters.has(practiceCode) ? 1 : 0) })
  }
  const rates = [...byLmc.values()].map(({ open, reporting }) => reporting / open)
  const near = (rate: number) => rates.filter((found) => Math.abs(found - rate) < 0.04).length
  const open = [...byLmc.values()].reduce((sum, lmc) => sum + lmc.open, 0)
  const reporting = [...byLmc.values()].reduce((sum, lmc) => sum + lmc.reporting, 0)
  expect(reporting / open).toBeGreaterThan(0.35)
  expect(reporting / open).toBeLessThan(0.45)
  expect(near(0.05)).toBeGreaterThanOrEqual(2)
  expect(near(0.2)).toBeGreaterThanOrEqual(8)
  expect(near(0.6)).toBeGreaterThanOrEqual(8)
})

test('in June 2026 the cap of 2024 goes on in some practices; few reported between the rounds', async () => {
  const later = freshDatabase()
  await makeDemonstration(later, { ...wishes, today: '2026-06-30', weeks: 80 }, instantOf('2026-06-30', TIME_OF_DAY))
  const rate = (day: string) => reportersAsAt(later, { asAt: day, knownBefore: endOfDay(day) }).size / made.practices
  expect(rate('2025-02-02')).toBeGreaterThan(0.35)
  expect(rate('2026-02-01')).toBeLessThan(0.15)
  const taking = (action: string) =>
    later.$client
      .prepare("select count(*) from adoption_standings where action_slug = ? and state = 'taking'")
      .pluck()
      .get(action)
  expect(taking('cap-contacts')).toBeGreaterThan(100)
  expect(taking('data-sharing-review')).toBeGreaterThan(100)
}, 240_000)

test('the history lived through four menus: plans in June, GP Connect off since 28 June, the rest from 1 August', () => {
  const byEdition = all<{ edition: string; n: number }>(
    'select edition_slug as edition, count(*) as n from adoption_entries group by 1 order by min(recorded_at)',
  )
  expect(byEdition.map(({ edition }) => edition)).toEqual(['june-2024', 'july-2024', 'august-2024', 'september-2024'])
  for (const { n } of byEdition) expect(n).toBeGreaterThan(1000)
  const first = (where: string) =>
    one(`select count(*) from adoption_entries where state = 'taking' and recorded_at < ${startOfDay('2024-08-01')} and ${where}`)
  expect(first("action_slug = 'gp-connect-update-record' and effective_on = '2024-06-28'")).toBeGreaterThan(20)
  expect(first("action_slug <> 'gp-connect-update-record' and corrects_id is null")).toBe(0)
  expect(one("select count(*) from adoption_standings where state = 'stopped'")).toBeGreaterThan(300)
})

test('its clock begins at ten, some LMCs have notes, and what came later is not there', () => {
  expect(clocksOf(db, () => 5).now()).toBeGreaterThanOrEqual(now)
  expect(one('select count(*) from local_notes')).toBeGreaterThan(30)
  expect(one("select count(*) from local_notes where lmc_slug = 'leeds'")).toBe(3)
  expect(all("select slug from editions where slug in ('february-2025', 'june-2026')")).toEqual([])
  expect(all('select slug from actions where slug = ?', 'data-sharing-review')).toEqual([])
  for (const table of ['adoption_entries', 'weekly_returns', 'local_notes', 'practice_statuses', 'practice_memberships'])
    expect(one(`select max(recorded_at) from ${table}`), table).toBeLessThan(now)
})

test('a day to stand on is a real one, neither too early nor still to come', () => {
  expect(dayToStandOn('2026-06-30', '2026-11-28')).toEqual({ ok: true, day: '2026-06-30' })
  for (const [asked, words] of [
    ['30/6/2026', 'not a day'],
    ['2025-02-30', 'not a day'],
    ['', 'not a day'],
    ['2024-09-30', 'too early'],
    ['2026-11-29', 'still to come'],
  ])
    expect(dayToStandOn(asked!, '2026-11-28')).toMatchObject({ ok: false, message: expect.stringContaining(words!) })
})

const entries = all<Record<string, unknown>>('select * from adoption_entries').map(
  (row) =>
    ({
      id: row.id,
      practiceCode: row.practice_code,
      actionSlug: row.action_slug,
      state: row.state,
      extent: row.extent,
      effectiveOn: row.effective_on,
      plannedFor: row.planned_for,
      correctsId: row.corrects_id,
      void: row.void === 1,
      recordedAt: row.recorded_at,
      editionSlug: row.edition_slug,
      guidanceHash: row.guidance_hash,
      answers: row.answers === null ? null : JSON.parse(String(row.answers)),
      obstacle: row.obstacle,
      note: row.note,
    }) as Entry,
)

const londonDays = new Map<number, string>()
/** The London day of an instant; days change on the hour, so one answer an hour is enough. */
function day(at: number): string {
  const hour = Math.floor(at / 3_600_000)
  const known = londonDays.get(hour) ?? dayOf(at)
  londonDays.set(hour, known)
  return known
}

test('every entry is one that the practice could have recorded at its moment, by the rules of adoption', () => {
  const closings = new Map(
    all<{ code: string; from: string }>(
      "select practice_code as code, holds_from as 'from' from practice_statuses where status = 'closed'",
    ).map((row) => [row.code, row.from]),
  )
  const offers = new Map<string, OfferInForce | undefined>()
  const timelines = new Map<string, Entry[]>()
  const refused: [RefusalReason, Entry][] = []
  for (const entry of entries.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    const today = day(entry.recordedAt)
    const offerKey = `${entry.actionSlug} ${today}`
    if (!offers.has(offerKey)) offers.set(offerKey, offerInForce(db, entry.actionSlug, entry.recordedAt))
    const offer = offers.get(offerKey)
    const closedFrom = closings.get(entry.practiceCode) ?? null
    const openness = { open: closedFrom === null || today < closedFrom, openedOn: null, closedFrom }
    const key = `${entry.practiceCode} ${entry.actionSlug}`
    const before = timelines.get(key) ?? []
    timelines.set(key, [...before, entry])
    const statement = { ...entry, state: entry.state! }
    const { practiceCode, correctsId } = entry
    const current = stateAsAt(before, { asAt: today, knownBefore: entry.recordedAt })?.state
    const reason = correctsId
      ? correctionRefusal(
          { practiceCode, entryId: correctsId, ...(entry.void ? { void: true, note: null } : { instead: statement }) },
          {
            openness,
            today,
            entry: before.find(({ id }) => id === correctsId),
            corrected: before.some((earlier) => earlier.correctsId === correctsId),
          },
        )
      : statementRefusal(statement, { openness, offer, current, today })
    if (reason) refused.push([reason, entry])
    if (entry.answers && (entry.state !== 'taking' || !answersFit(asksOf(db, entry.guidanceHash!), entry.answers)))
      refused.push(['answers-amiss', entry])
    if (entry.editionSlug !== offer?.editionSlug || entry.guidanceHash !== offer?.guidanceHash)
      refused.push(['action-unknown', entry])
  }
  expect(entries.length).toBeGreaterThan(30_000)
  expect(refused).toEqual([])
})

test('about half of those that take an action answer something of what it asks, and every question has answers', () => {
  const taking = entries.filter(({ state, guidanceHash }) => state === 'taking' && asksOf(db, guidanceHash!).length > 0)
  const answering = taking.filter(({ answers }) => answers !== null)
  expect(answering.length / taking.length).toBeGreaterThan(0.4)
  expect(answering.length / taking.length).toBeLessThan(0.65)
  const given = new Set(
    answering.flatMap(({ actionSlug, answers }) => Object.keys(answers!).map((key) => `${actionSlug} ${key}`)),
  )
  const asked = taking.flatMap(({ actionSlug, guidanceHash }) =>
    asksOf(db, guidanceHash!).map(({ key }) => `${actionSlug} ${key}`),
  )
  expect([...given].sort()).toEqual([...new Set(asked)].sort())
  expect(new Set(answering.map(({ answers }) => JSON.stringify(answers))).size).toBeGreaterThan(100)
})

test('some entries are corrected, some of them made void', () => {
  expect(entries.filter((entry) => entry.correctsId).length).toBeGreaterThan(200)
  expect(entries.filter((entry) => entry.void).length).toBeGreaterThan(50)
})

test('nothing is recorded on the last day or after it, and nobody sits at the desk by night', () => {
  expect(entries.filter((entry) => entry.recordedAt >= startOfDay(today))).toEqual([])
  expect(one('select count(*) from weekly_returns where recorded_at >= ?', startOfDay(today))).toBe(0)
  const hours = new Set(entries.map((entry) => new Date(entry.recordedAt).getUTCHours()))
  expect(Math.min(...hours)).toBeGreaterThanOrEqual(7)
})

test('whoever records an entry has made that week’s return', () => {
  const returns = new Set(
    all<{ key: string }>("select practice_code || ' ' || week as key from weekly_returns").map(({ key }) => key),
  )
  const weeks = new Map<string, string>()
  const week = (at: number) => {
    const known = weeks.get(day(at)) ?? weekOf(day(at))
    weeks.set(day(at), known)
    return known
  }
  expect(entries.filter((entry) => !returns.has(`${entry.practiceCode} ${week(entry.recordedAt)}`))).toEqual([])
})

test('a closed practice reports and records nothing from its first closed day on', () => {
  const closed = all<{ practice_code: string; holds_from: string }>(
    "select practice_code, holds_from from practice_statuses where status = 'closed'",
  )
  expect(closed.length).toBeGreaterThan(30)
  for (const { practice_code, holds_from } of closed) {
    const from = startOfDay(holds_from)
    expect(one('select count(*) from weekly_returns where practice_code = ? and recorded_at >= ?', practice_code, from)).toBe(0)
    expect(one('select count(*) from adoption_entries where practice_code = ? and recorded_at >= ?', practice_code, from)).toBe(0)
  }
})

test('the statuses equal the replay of the entries', () => {
  const timelines = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = `${entry.practiceCode} ${entry.actionSlug}`
    timelines.set(key, [...(timelines.get(key) ?? []), entry])
  }
  const currentStates = new Map(
    all<{ key: string; entry_id: string }>(
      "select practice_code || ' ' || action_slug as key, entry_id from adoption_standings",
    ).map((row) => [row.key, row.entry_id]),
  )
  for (const [key, timeline] of timelines) {
    expect(currentStates.get(key)).toBe(stateAsAt(timeline, { asAt: today, knownBefore: KNOWN_NOW })?.entryId)
  }
})

test('the partner and the manager meet a lively record whose return of this week is still to be made', () => {
  const { code } = demonstrationSetting.lively
  expect(one('select count(*) from adoption_entries where practice_code = ?', code)).toBeGreaterThan(12)
  expect(one('select count(distinct state) from adoption_entries where practice_code = ?', code)).toBeGreaterThan(2)
  expect(one("select count(*) from adoption_standings where practice_code = ? and state = 'taking'", code)).toBeGreaterThan(2)
  const currentAnswers = 'select count(e.answers) from adoption_standings s join adoption_entries e on e.id = s.entry_id'
  expect(one(`${currentAnswers} where s.practice_code = ?`, code)).toBeGreaterThan(0)
  expect(one('select shares_by_name from sharing_choices where practice_code = ? order by recorded_at desc', code)).toBe(1)
  expect(one('select count(*) from weekly_returns where practice_code = ? and week = ?', code, weekOf(today))).toBe(0)
  expect(one('select count(*) from weekly_returns where practice_code = ?', code)).toBeGreaterThan(20)
  const unknown = one(
    'select count(*) from weekly_returns w left join persons p on p.id = w.recorded_by where practice_code = ? and p.id is null',
    code,
  )
  expect(unknown).toBe(0)
  expect(practiceByCode(db, code, today)?.predecessors.map((practice) => practice.code)).toEqual([
    demonstrationSetting.merged.code,
  ])
})

test('the partner of the second practice meets Concert for the first time', () => {
  const { code } = demonstrationSetting.untouched
  for (const table of ['adoption_entries', 'weekly_returns', 'sharing_choices']) {
    expect(one(`select count(*) from ${table} where practice_code = ?`, code)).toBe(0)
  }
  expect(practiceByCode(db, code, today)).toMatchObject({ open: true, lmc: { slug: demonstrationSetting.lmcSlug } })
})

test('everyone of the list can sign in, at an address that no mail reaches', async () => {
  for (const who of demonstrationSignIns) {
    expect(who.email).toMatch(/@example\.org$/)
    expect(who.password.length).toBeGreaterThanOrEqual(12)
    const [person] = all<{ id: string; password_hash: string }>(
      'select id, password_hash from persons where email = ?',
      who.email,
    )
    expect(one('select count(*) from person_standings where person_id = ? and role = ?', person!.id, who.role)).toBe(1)
  }
  const [first] = demonstrationSignIns
  const [person] = all<{ password_hash: string }>('select password_hash from persons where email = ?', first!.email)
  expect(await passwordMatches(person!.password_hash, first!.password)).toBe(true)
})

test('more than half of those asked share by name, some have changed their mind, some were never asked', () => {
  const asked = one('select count(distinct practice_code) from sharing_choices')
  const sharing =
    one(`select count(*) from (select shares_by_name, row_number() over (partition by practice_code order by recorded_at desc, id desc) as n
    from sharing_choices) where n = 1 and shares_by_name = 1`)
  expect(sharing / asked).toBeGreaterThan(0.5)
  expect(sharing / asked).toBeLessThan(0.65)
  expect(one('select count(*) from sharing_choices')).toBeGreaterThan(asked)
  expect(asked).toBeLessThan(made.practices)
})

test('a database that holds something already is refused and stays as it is', async () => {
  await expect(makeDemonstration(db, wishes, now)).rejects.toThrow()
  expect(one('select count(*) from practices')).toBe(made.practices)
  await expect(makeDemonstration(freshDatabase(), { ...wishes, today: '2024-09-30' }, now)).rejects.toThrow('too early')
})
