import { eq } from 'drizzle-orm'
import { queueCircular } from '#app/features/people/circulars/queue-circular.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { MessageValues } from '#app/platform/mail/message-fields.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { editions } from '#db/schema/menu.ts'
import { ofDesks } from './announcements.sql.ts'
import type { Audience } from './told-choices.ts'

/** Addresses of people with these roles. `withPractices`: without those whom the circular to practices reaches, which goes to open ones alone. */
function addressesOf(tx: Db, roles: string[], withPractices: boolean, now: Instant): string[] {
  const people = ofDesks(tx).all({ roles: JSON.stringify(roles) })
  const isOpen = (code: string) => practiceByCode(tx, code, dayOf(now))?.open ?? false
  const reached = ({ practices }: { practices: string | null }) => practices?.split(',').some(isOpen) ?? false
  return people.filter((person) => !(withPractices && reached(person))).map(({ email }) => email)
}
const ROLES: Record<Exclude<Audience, 'practices'>, string[]> = {
  officers: ['lmc-officer'],
  committee: ['committee-member', 'committee-editor'],
}

/** A mail to the audiences chosen. `batch` names it: a second one of that name is ignored for practices. */
type Told = { audiences: Audience[]; batch: string }

/**
 * Tells the audiences chosen by mail, whatever a practice takes: everyone in a practice by a circular, officers and the committee at once.
 * Who is of two of them gets one mail.
 */
function tell<M extends 'menu-changed' | 'committee-news'>(
  tx: Db,
  { audiences, batch }: Told,
  message: M,
  values: MessageValues<M>,
  now: Instant,
): void {
  const withPractices = audiences.includes('practices')
  if (withPractices) queueCircular(tx, { id: batch, message, values }, now)
  const roles = audiences.flatMap((audience) => (audience === 'practices' ? [] : ROLES[audience]))
  for (const to of addressesOf(tx, roles, withPractices, now))
    putMail(tx, { message, to, values, askedBy: 'concert', batch }, now)
}

/** Announces an edition by mail to the audiences chosen. */
export const announceTo =
  (audiences: Audience[]) =>
  (tx: Db, editionSlug: string, siteAddress: string, now: Instant): void => {
    const { title, publishedBy } = tx.select().from(editions).where(eq(editions.slug, editionSlug)).get()!
    const values = { edition: title, committee: publishedBy, link: `${siteAddress}/menu` }
    tell(tx, { audiences, batch: `edition-${editionSlug}` }, 'menu-changed', values, now)
  }

/** Announces something else that the committee published, a guidance or a vote, in words that say only that it waits on the desk. */
export function announceNews(tx: Db, told: Told, { committee, site }: { committee: string; site: string }, now: Instant): void {
  tell(tx, told, 'committee-news', { committee, link: `${site}/news` }, now)
}

/** Announces an edition to everyone in a practice: what a content file brings. */
export const announceEdition = announceTo(['practices'])
