import { releasesSince } from '#app/features/figures/archive/releases-since.server.ts'
import { publishedEditions } from '#app/features/menu/editions/edition-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { feedbackOf } from '#app/features/menu/feedback/feedback-queries.server.ts'
import { localNotesOf } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import type { RoleAssignment } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { changedWords } from './news.sql.ts'

/** One thing that is new: its day, what it is, where it stands. */
export type News = { at: Instant; kind: string; words: string; href: string }

/** Days that count as new for a person who was never here. */
const FIRST_TIME = 28
const MOST = 60

/** The first day of which news is told: that of the last visit, which may have ended before it did. */
export const newsFrom = (lastVisit: Day | undefined, today: Day): Day => lastVisit ?? addDays(today, -FIRST_TIME)

/** What is new for a role since the start of a day, the newest first: the menu, its words, figures, the LMC's notes, answers to feedback. */
export function newsSince(
  db: Db,
  role: Pick<RoleAssignment, 'practiceCode' | 'lmcSlug'> | undefined,
  from: Day,
  now: Instant,
): News[] {
  const since = startOfDay(from)
  const code = role?.practiceCode ?? null
  const lmc = code ? (practiceByCode(db, code, dayOf(now))?.lmc?.slug ?? null) : (role?.lmcSlug ?? null)
  const editions = publishedEditions(db, now)
    .flatMap((round) => round.editions)
    .filter(({ publishedAt }) => publishedAt >= since)
    .map(({ slug, title, publishedAt, onTheMenu }): News => {
      const words = `${title}: ${onTheMenu === 0 ? 'nothing is on the menu' : `${onTheMenu} ${onTheMenu === 1 ? 'action' : 'actions'} on the menu`}`
      return { at: publishedAt, kind: 'Menu', words, href: `/menu/editions/${slug}` }
    })
  const guidance = changedWords(db)
    .all({ since, until: now })
    .flatMap(({ slug, at }): News[] => {
      const offer = offerInForce(db, slug, now)
      return offer ? [{ at, kind: 'Guidance', words: `${offer.title}: its words were changed`, href: `/actions/${slug}` }] : []
    })
  const releases = releasesSince(db, since, now).map(({ id, weekEnd, knownAt }): News => {
    return { at: knownAt, kind: 'Figures', words: `the week to ${longDay(weekEnd)}`, href: `/figures/releases/${id}` }
  })
  return [
    ...editions,
    ...guidance,
    ...releases,
    ...notesSince(db, lmc, code, since, now),
    ...answersSince(db, { code, lmc }, since),
  ]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST)
}

function notesSince(db: Db, lmc: string | null, code: string | null, since: Instant, now: Instant): News[] {
  return [...localNotesOf(db, lmc, dayOf(now))].flatMap(([actionSlug, { recordedAt, lmc: of }]): News[] => {
    const offer = offerInForce(db, actionSlug, now)
    if (!offer || recordedAt < since) return []
    const href = code ? `/practice/${code}/actions/${actionSlug}` : `/lmc/${of.slug}/notes/${actionSlug}`
    return [{ at: recordedAt, kind: `${of.name} says`, words: offer.title, href }]
  })
}

function answersSince(db: Db, { code, lmc }: { code: string | null; lmc: string | null }, since: Instant): News[] {
  const sender = code ? { practiceCode: code } : lmc ? { lmcSlug: lmc } : undefined
  const href = code ? `/practice/${code}/feedback` : `/lmc/${lmc}/feedback`
  return (sender ? feedbackOf(db, sender) : []).flatMap(({ actionSlug, title, answers }) =>
    answers
      .filter(({ recordedAt }) => recordedAt >= since)
      .map(
        ({ recordedAt }): News => ({
          at: recordedAt,
          kind: 'Answer',
          words:
            actionSlug === null
              ? 'The committee answered what you said in general'
              : `The committee answered what you said of: ${title}`,
          href,
        }),
      ),
  )
}
