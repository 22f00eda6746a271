import { callShownAt } from '#app/features/audit/logs/call-shown.sql.ts'
import type { CallTopic } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type CallState, callStateOf } from './call-rules.ts'

/** A wish for a call as its practice sees it; who took it is not named. `lmc`: the one it asked. */
export type PracticeCall = {
  id: string
  lmc: { slug: string; name: string }
  topic: CallTopic
  words: string | null
  askedAt: Instant
  takenAt: Instant | null
  doneAt: Instant | null
  withdrawnAt: Instant | null
  /** The officer's words to the practice. */
  answer: string | null
  state: CallState
}
/** The same as the officers of the LMC see it. `takenBy`: the name of the officer; null where they have left. */
export type OfficerCall = Omit<PracticeCall, 'lmc'> & {
  practice: { code: string; name: string; town: string | null; telephone: string | null }
  takenBy: string | null
}

const COLUMNS = `c.id, c.topic, c.words, c.asked_at as askedAt, c.taken_at as takenAt, c.done_at as doneAt,
  c.withdrawn_at as withdrawnAt, c.answer`
const MEMBERSHIP = heldOn('practice_memberships', 'lmc_slug', 'c.practice_code')

type PracticeRow = Omit<PracticeCall, 'lmc' | 'state'> & { lmcSlug: string; lmcName: string; here: string | null }
const ofPractice = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS}, c.lmc_slug as lmcSlug, l.name as lmcName, ${MEMBERSHIP} as here
     from call_requests c join lmcs l on l.slug = c.lmc_slug
     where c.practice_code = @practiceCode order by c.asked_at desc, c.id limit 50`,
  ),
)

const asOf = (today: Day) => ({ asAt: today, knownBefore: KNOWN_NOW })

/** The calls a practice asked for, latest first. */
export function callsOfPractice(db: Db, practiceCode: string, now: Instant): PracticeCall[] {
  const rows = ofPractice(db).all({ practiceCode, ...asOf(dayOf(now)) }) as PracticeRow[]
  return rows.map(({ lmcSlug, lmcName, here, ...call }) => ({
    ...call,
    lmc: { slug: lmcSlug, name: lmcName },
    state: callStateOf(call, here !== lmcSlug),
  }))
}

/** The call a practice waits for, taken or not; undefined where it waits for none. */
export function openCall(db: Db, practiceCode: string, now: Instant): PracticeCall | undefined {
  return callsOfPractice(db, practiceCode, now).find(({ state }) => state === 'waiting' || state === 'taken')
}

type OfficerRow = Omit<OfficerCall, 'practice' | 'state'> & {
  code: string
  name: string
  town: string | null
  telephone: string | null
}
const OFFICER_ROWS = `select ${COLUMNS}, p.code, p.name, p.town, p.telephone, n.name as takenBy
  from call_requests c join practices p on p.code = c.practice_code left join persons n on n.id = c.taken_by
  where c.lmc_slug = @lmcSlug and ${MEMBERSHIP} = @lmcSlug and ${callShownAt('@at')}`
const ofLmc = prepared((db) => db.$client.prepare(`${OFFICER_ROWS} order by c.asked_at, c.id`))
const oneOfLmc = prepared((db) => db.$client.prepare(`${OFFICER_ROWS} and c.id = @id`))

const forOfficers = ({ code, name, town, telephone, takenBy, ...call }: OfficerRow): OfficerCall => ({
  ...call,
  practice: { code, name, town, telephone },
  takenBy: takenBy || null,
  state: callStateOf(call, false),
})

/**
 * The calls that practices of an LMC asked it for, oldest first: open ones, and those done in the last 28 days. A practice that has
 * left the LMC since is not among them.
 */
export function callsOfLmc(db: Db, lmcSlug: string, now: Instant): OfficerCall[] {
  return (ofLmc(db).all({ lmcSlug, at: now, ...asOf(dayOf(now)) }) as OfficerRow[]).map(forOfficers)
}

/** One of them; undefined where the list does not show it. */
export function callOfLmc(db: Db, lmcSlug: string, id: string, now: Instant): OfficerCall | undefined {
  const row = oneOfLmc(db).get({ lmcSlug, id, at: now, ...asOf(dayOf(now)) }) as OfficerRow | undefined
  return row && forOfficers(row)
}

const waitingOfLmc = prepared((db) =>
  db.$client.prepare(
    `select count(*) as count, min(c.asked_at) as since from call_requests c where c.lmc_slug = @lmcSlug and ${MEMBERSHIP} = @lmcSlug
     and c.done_at is null and c.withdrawn_at is null`,
  ),
)

/** How many calls an LMC's practices wait for, and since when the longest. Both name nobody, so reading them is no look. */
export function callsWaiting(db: Db, lmcSlug: string, now: Instant): { count: number; since: Instant | null } {
  return waitingOfLmc(db).get({ lmcSlug, ...asOf(dayOf(now)) }) as { count: number; since: Instant | null }
}
