import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { type LoggedTotals, loggedTotalsOf } from '#app/features/figures/logged/logged-totals-queries.server.ts'
import { type Day, dayOf, endOfDay, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { rowOfLog } from './logged-words.ts'

/** What is published of a dispute's failures and claims, in two numbers of practices; null where too few have any. */
export type LoggedInEngland = { dispute: string; title: string; weekEnd: Day; failures: number | null; claims: number | null }

type Logged = Pick<DisputeOn, 'slug' | 'day' | 'logged'>
const isPublished = ({ logged }: Pick<Logged, 'logged'>): boolean => logged.at(-1)?.state === 'published'

/** Whether two editors have withheld the totals of a dispute since: they are then shown as at no day, and in no file. */
export const isWithheldNow = (db: Db, { slug }: Pick<Logged, 'slug'>, now: Instant): boolean =>
  disputesOn(db, dayOf(now)).some((one) => one.slug === slug && one.logged.at(-1)?.state === 'withheld')

/** The totals of a dispute that were out on the day of its file, while they are published; null where there are none. */
export function totalsOfFile(db: Db, dispute: Logged, now: Instant): LoggedTotals | null {
  if (!isPublished(dispute) || isWithheldNow(db, dispute, now)) return null
  return loggedTotalsOf(db, dispute.slug, Math.min(now, endOfDay(dispute.day) - 1)) ?? null
}

/** The disputes whose totals are published, as the last release tells them. */
export const loggedInEngland = (db: Db, now: Instant): LoggedInEngland[] =>
  disputesOn(db, dayOf(now)).flatMap((dispute) => {
    const { slug, title } = dispute
    const totals = totalsOfFile(db, dispute, now)
    if (!totals) return []
    const practices = (key: string) => rowOfLog(totals.published, key)?.practices ?? null
    const { weekEnd } = totals.published
    return { dispute: slug, title, weekEnd, failures: practices('failures/all'), claims: practices('claims/all') }
  })
