import { eq, sql } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { officersOfLmc } from '#app/features/people/accounts/role-queries.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcPublicityChoices } from '#db/schema/figures.ts'
import { persons } from '#db/schema/people.ts'
import { lmcs } from '#db/schema/register.ts'
import { publicityChoices } from './lmc-publicity-queries.server.ts'

export type PublicityOutcome = { ok: true; already: boolean } | { ok: false; reason: 'lmc-unknown' | 'choice-changed-meanwhile' }

const insertChoice = prepared((db) =>
  db
    .insert(lmcPublicityChoices)
    .values({
      lmcSlug: sql.placeholder('lmcSlug'),
      isShown: sql.placeholder('isShown'),
      recordedAt: sql.placeholder('recordedAt'),
      recordedBy: sql.placeholder('recordedBy'),
    })
    .prepare(),
)

/**
 * Chooses whether an LMC is shown to everybody by name, from the next release on; earlier releases stay as they are. The other officers
 * of the LMC and its office are told by mail. The same choice again is answered `already`. Refused where a colleague chose since the
 * form was drawn (`seen`: how many choices it showed). The caller checks that it is an officer with a second step.
 */
export function choosePublicity(
  db: Db,
  { lmcSlug, isShown, seen, link }: { lmcSlug: string; isShown: boolean; seen?: number; link: string },
  by: Actor,
  now: Instant,
): PublicityOutcome {
  return inTransaction(db, (tx): PublicityOutcome => {
    const lmc = tx.select({ name: lmcs.name }).from(lmcs).where(eq(lmcs.slug, lmcSlug)).get()
    if (!lmc) return { ok: false, reason: 'lmc-unknown' }
    const choices = publicityChoices(tx, lmcSlug)
    if ((choices[0]?.isShown ?? false) === isShown) return { ok: true, already: true }
    if (seen !== undefined && seen !== choices.length) return { ok: false, reason: 'choice-changed-meanwhile' }
    const recordedAt = recordingTime(tx, now)
    const { lastInsertRowid } = insertChoice(tx).run({ lmcSlug, isShown, recordedAt, recordedBy: by.personId })
    const event = { at: recordedAt, actor: by.personId, subject: lmcSlug, detail: { isShown } }
    recordEvent(tx, { ...event, action: 'lmc.publicity-chosen' }, rowsWritten(tx, { lmc_publicity_choices: lastInsertRowid }))
    const values = { lmc: lmc.name, choice: isShown ? 'shown by name' : 'not shown by name', when: moment(now), link }
    for (const { personId } of officersOfLmc(tx, lmcSlug)) {
      if (personId === by.personId) continue
      const to = tx.select({ email: persons.email }).from(persons).where(eq(persons.id, personId)).get()
      if (to) putMail(tx, { message: 'lmc-publicity', to: to.email, values, askedBy: 'concert' }, now)
    }
    return { ok: true, already: false }
  })
}
