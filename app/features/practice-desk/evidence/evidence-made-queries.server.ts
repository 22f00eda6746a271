import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const made = prepared((db) =>
  db.$client.prepare(
    `select e.at, json_extract(e.detail, '$.kind') as kind, (select s.role from person_standings s
       where s.person_id = e.actor and s.practice_code = @practiceCode and s.started_at <= e.at order by s.started_at desc limit 1) as role
     from audit_events e where e.subject = @practiceCode and e.action = 'evidence.made' order by e.seq desc limit 10`,
  ),
)
/** A pack that was made: when, and by which role. */
export type EvidenceMade = { at: Instant; kind: 'pdf' | 'zip'; by: string }

/** The last packs made of a practice, latest first. */
export const evidenceMade = (db: Db, practiceCode: string): EvidenceMade[] =>
  (made(db).all({ practiceCode }) as { at: Instant; kind: 'pdf' | 'zip'; role: Role | null }[]).map(({ role, ...one }) => ({
    ...one,
    by: role ? ROLE_WORDS[role] : 'Somebody who has left',
  }))
