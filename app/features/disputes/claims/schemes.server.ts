import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { SCHEME_STATES } from '#app/features/disputes/file/dispute-words.ts'
import type { When } from '#app/features/disputes/file/when-rules.ts'
import { slugOf } from '#app/platform/slugs.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** A compensation scheme with its last known status. `key`: `dispute/scheme`. `lines`: service lines of its dispute, by the same kind of key. */
export type ClaimScheme = {
  key: string
  title: string
  dispute: string
  disputeTitle: string
  payer: string
  claimants: string
  covers: string
  rule: string | null
  state: keyof typeof SCHEME_STATES
  since: When
  says: string
  lines: { key: string; name: string }[]
}

/** The schemes of disputes about a contractor's service. A demonstration has those of its own dispute alone. */
export const claimSchemes = (db: Db, today: Day): ClaimScheme[] =>
  disputesOn(db, today).flatMap(({ slug, title: disputeTitle, contractor, origin, schemes, lines }) =>
    contractor === null || origin === 'beside'
      ? []
      : schemes.map(({ title, payer, claimants, covers, rule, statuses }) => {
          const { state, when, words } = statuses.at(-1)!
          return {
            key: `${slug}/${slugOf(title)}`,
            ...{ title, dispute: slug, disputeTitle, payer, claimants, covers, rule, state, since: when, says: words },
            lines: lines.map(({ key, name }) => ({ key: `${slug}/${key}`, name })),
          }
        }),
  )

/** The marker of what a form showed of every scheme, so that one that closes while a claim is written is not passed over. */
export const seenOfSchemes = (schemes: readonly ClaimScheme[]): string =>
  schemes.map(({ key, state }) => `${key}:${state}`).join(' ')
