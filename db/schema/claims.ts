import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { persons } from './people.ts'
import { practices } from './register.ts'

/** What is claimed: scheme, service line, losses in pence, evidence, and where the claim went. */
export type StoredClaim = {
  scheme: string
  line: string
  losses: { kind: string; from: string; until: string; pence: number }[]
  evidence: string
  sentTo: string
  sentOn: string | null
  reference: string
  answerBy: string | null
}

const KINDS = [
  ...(['claim', 'chaser', 'answer', 'offer', 'accepted', 'declined', 'refused', 'paid', 'withdrawn'] as const),
  ...(['support', 'filed', 'ruled', 'removed'] as const),
] as const
const entry = {
  id: text().primaryKey(),
  claimId: text('claim_id').notNull(),
  practiceCode: text('practice_code')
    .notNull()
    .references(() => practices.code),
  kind: text({ enum: KINDS }).notNull(),
  /** Of the kind `claim` alone: the claim as it stands from then on. */
  claim: text({ mode: 'json' }).$type<StoredClaim>(),
  happenedOn: text('happened_on').notNull(),
  pence: integer(),
  words: text(),
  recordedAt: integer('recorded_at').notNull(),
}

/**
 * A practice's claims against a scheme, an entry a row: what is claimed, every chaser and answer, offer, decision and payment. `closes`:
 * after it the claim only tells of the past, unless a later entry opens it again. Read by the practice's people alone. Append-only
 * (triggers).
 */
export const claimEntries = sqliteTable(
  'claim_entries',
  { ...entry, closes: integer({ mode: 'boolean' }).notNull(), recordedBy: text('recorded_by').notNull() },
  (t) => [
    index('claim_entries_by_claim').on(t.practiceCode, t.claimId),
    check('claim_entries_closes', sql`${t.closes} in (0, 1)`),
  ],
)

/** A doctor's own claims, the same way: read by that doctor alone, partners excluded, and deleted with the account. */
export const doctorClaimEntries = sqliteTable(
  'doctor_claim_entries',
  {
    ...entry,
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
  },
  (t) => [index('doctor_claim_entries_by_person').on(t.personId, t.claimId)],
)
