import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import { loggedTotalsOf } from '#app/features/figures/logged/logged-totals-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { rowOfLog } from './logged-words.ts'

/** What is published of a dispute's failures and claims, in two numbers of practices; null where too few have any. */
export type LoggedInEngland = { dispute: string; title: string; weekEnd: Day; failures: number | null; claims: number | null }

/** The disputes whose totals are published, as the last release tells them. */
export const loggedInEngland = (db: Db, now: Instant): LoggedInEngland[] =>
  disputesOn(db, dayOf(now)).flatMap(({ slug, title, logged }) => {
    const totals = logged.at(-1)?.state === 'published' ? loggedTotalsOf(db, slug, now) : undefined
    if (!totals) return []
    const practices = (key: string) => rowOfLog(totals.published, key)?.practices ?? null
    const { weekEnd } = totals.published
    return { dispute: slug, title, weekEnd, failures: practices('failures/all'), claims: practices('claims/all') }
  })
