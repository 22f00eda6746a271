import { eq, sql } from 'drizzle-orm'
import { madeReturn } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import { trustedDeviceOf } from '#app/features/people/trusted-devices/trusted-device-queries.server.ts'
import { dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { returnLinks } from '#db/schema/desks.ts'
import { practices } from '#db/schema/register.ts'

const byHash = prepared((db) =>
  db
    .select({
      practiceCode: returnLinks.practiceCode,
      week: returnLinks.week,
      roleId: returnLinks.roleId,
      usedAt: returnLinks.usedAt,
      practiceName: practices.name,
    })
    .from(returnLinks)
    .innerJoin(practices, eq(practices.code, returnLinks.practiceCode))
    .where(eq(returnLinks.tokenHash, sql.placeholder('tokenHash')))
    .prepare(),
)

/** The practice a link of a reminder belongs to, whatever its state; undefined for a link that nobody was sent. */
export function practiceOfLink(db: Db, token: string): string | undefined {
  return byHash(db).get({ tokenHash: hashOfToken(token) })?.practiceCode
}

/** What a trusted device is shown: the practice's name, the week, and whether its return is made. Nothing else leaves this reader. */
export type WaitingReturn = { practiceName: string; week: Week; made: boolean }
/** The same with what the command needs. */
export type OpenLink = { shown: WaitingReturn; practiceCode: string; personId: string; deviceId: string; used: boolean }

/**
 * A link of a reminder that may be answered on this browser: sent for the running week, to a person who still has the role it went to
 * and trusts this browser now, for an open practice. Undefined for all else, without saying why.
 */
export function openLink(
  db: Db,
  { token, cookieHeader, secure }: { token: string; cookieHeader: string | null; secure: boolean },
  now: Instant,
): OpenLink | undefined {
  const link = byHash(db).get({ tokenHash: hashOfToken(token) })
  if (!link || link.week !== weekOf(dayOf(now))) return undefined
  const person = personOfRole(db, link.roleId)
  const device = person && trustedDeviceOf(db, { personId: person.id, cookieHeader, secure }, now)
  if (!device || !opennessOf(db, link.practiceCode, dayOf(now))?.open) return undefined
  const { practiceCode, practiceName, week } = link
  const made = madeReturn(db, practiceCode, week) !== undefined
  // A link that did its work opens nothing again where the return was taken back since.
  if (link.usedAt !== null && !made) return undefined
  return {
    shown: { practiceName, week, made },
    practiceCode,
    personId: person.id,
    deviceId: device.id,
    used: link.usedAt !== null,
  }
}
