import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import { issueLoggedTotals } from '#app/features/figures/logged/issue-logged-totals.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { addDays, type Day, dayOf, daysBetween, type Instant, startOfDay, weekEndOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import { type Chance, chanceOf } from './chance-rules.ts'
import type { MadeEngland, MadePractice } from './england-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const DISPUTE = 'practice-supplies'
const BEGAN: Day = '2024-09-02'
/** The scheme of the made-up board was agreed, and the last day of which claims are made up. */
const [AGREED, CLAIMED_UNTIL]: [Day, Day] = ['2024-11-21', '2024-11-27']
/** The share of practices that log at all, and of those that claim. */
const [LOG, CLAIM] = [0.13, 0.24]

/** Issues the totals of the made-up dispute as a server would have: with the release of every week since it began. */
export function issueTotalsOfLogs(db: Db, now: Instant): void {
  const minute = 60_000
  for (let week = weekEndOf(BEGAN); releaseOf(week) + minute <= now; week = addDays(week, 7))
    issueLoggedTotals(db, demonstrationKey, releaseOf(week) + minute)
}

type Row = { at: Instant; write: () => void }

/** What practices all over England logged of the made-up contractor and claimed, so that its totals show numbers. Practices with people keep what they log themselves. */
export function addLogsOfEngland(
  tx: Db,
  seed: number,
  { practices }: Pick<MadeEngland, 'practices'>,
  kept: ReadonlyMap<string, unknown>,
  now: Instant,
): void {
  const today = dayOf(now)
  const chance = chanceOf(seed, 'logs of England')
  const mark = markRows(tx, ['service_failures', 'claim_entries'])
  const rows: Row[] = []
  for (const practice of practices) {
    if (!chance.is(LOG)) continue
    const { code, closedOn } = practice
    if (closedOn !== null || kept.has(code) || code === demonstrationSetting.untouched.code) continue
    rows.push(...failuresOf(tx, chance, practice, today), ...(chance.is(CLAIM) ? claimOf(tx, chance, code, today) : []))
  }
  for (const { write } of rows.sort((one, other) => one.at - other.at)) write()
  const event = { at: now, actor: 'operator', action: 'history.added', subject: 'failures and claims' } as const
  if (rows.length > 0) recordEvent(tx, event, rowsSince(tx, mark))
}

const workingHour = (chance: Chance, day: Day): Instant => startOfDay(day) + chance.whole(8 * 60, 18 * 60) * 60_000
/** Few have much: what a practice waits or loses has a long tail. */
const tailed = (chance: Chance, middle: number): number => Math.max(1, Math.round(middle * Math.exp(0.8 * chance.normal())))

function failuresOf(tx: Db, chance: Chance, { code }: MadePractice, today: Day): Row[] {
  const span = daysBetween(BEGAN, today) - 1
  const insert = tx.$client.prepare(
    `insert into service_failures (id, failure_id, practice_code, dispute_slug, line_key, kind, noticed_on, waited_days, cases, minutes,
       appointments, is_safety, duty, note, resolved_on, removed, over_at, recorded_at, recorded_by)
     values (@id, @failureId, @code, '${DISPUTE}', @line, @kind, @noticedOn, @waitedDays, @cases, @minutes, @appointments, @isSafety, @duty,
       null, @resolvedOn, 0, @overAt, @recordedAt, @by)`,
  )
  return Array.from({ length: Math.min(9, tailed(chance, 2)) }).flatMap((): Row[] => {
    const noticed = chance.whole(0, span)
    const [noticedOn, loggedOn] = [addDays(BEGAN, noticed), addDays(BEGAN, Math.min(span, noticed + chance.whole(0, 4)))]
    const line = chance.is(0.72) ? 'deliveries' : 'replacement'
    const failure = {
      ...{ failureId: chance.id(), code, line, noticedOn, waitedDays: chance.is(0.6) ? tailed(chance, 6) : 0 },
      kind: chance.weighted({ late: 6, missing: 3, wrong: 3, money: line === 'replacement' ? 6 : 0, unanswered: 2 }),
      cases: tailed(chance, 4),
      minutes: JSON.stringify({ nurse: 5 * tailed(chance, 5), office: 5 * tailed(chance, 8) }),
      appointments: chance.is(0.2) ? tailed(chance, 4) : 0,
      isSafety: chance.is(0.09) ? 1 : 0,
      duty: chance.weighted({ contractor: 12, commissioner: 3, nobody: 2, disputed: 2 }),
      by: `manager-of-${code}`,
    }
    const write = (at: Instant, resolvedOn: Day | null) => ({
      at,
      write: () => void insert.run({ ...failure, id: chance.id(), resolvedOn, overAt: resolvedOn && at, recordedAt: at }),
    })
    const first = workingHour(chance, loggedOn)
    const resolved = noticed + tailed(chance, 15)
    const resolvedOn = addDays(BEGAN, resolved)
    if (resolved >= span || resolvedOn < loggedOn) return [write(first, null)]
    return [write(first, null), write(Math.max(first + 60_000, workingHour(chance, resolvedOn)), resolvedOn)]
  })
}

function claimOf(tx: Db, chance: Chance, code: string, today: Day): Row[] {
  const last = today > CLAIMED_UNTIL ? CLAIMED_UNTIL : addDays(today, -1)
  if (last <= AGREED) return []
  const sentOn = addDays(AGREED, chance.whole(0, Math.min(3, daysBetween(AGREED, last))))
  const claim: StoredClaim = {
    ...{ scheme: `${DISPUTE}/payment-for-replacement-stock`, line: `${DISPUTE}/replacement` },
    losses: [{ kind: 'expense', from: addDays(sentOn, -60), until: addDays(sentOn, -20), pence: 100 * tailed(chance, 140) }],
    ...{ evidence: 'Receipts', sentTo: 'Halewick Health Board', sentOn, reference: '', answerBy: addDays(sentOn, 60) },
  }
  const insert = tx.$client.prepare(
    `insert into claim_entries (id, claim_id, practice_code, kind, claim, happened_on, pence, words, recorded_at, closes, recorded_by)
     values (@id, @claimId, @code, @kind, @claim, @day, null, null, @at, @closes, @by)`,
  )
  const [claimId, by] = [chance.id(), `manager-of-${code}`]
  const entry = (kind: 'claim' | 'refused', day: Day, at: Instant): Row => ({
    at,
    write: () =>
      void insert.run({
        ...{ id: chance.id(), claimId, code, kind, claim: kind === 'claim' ? JSON.stringify(claim) : null },
        ...{ day, at, closes: kind === 'refused' ? 1 : 0, by },
      }),
  })
  const at = workingHour(chance, sentOn)
  return chance.is(0.12) && sentOn < last
    ? [entry('claim', sentOn, at), entry('refused', addDays(sentOn, 1), at + 86_400_000)]
    : [entry('claim', sentOn, at)]
}
