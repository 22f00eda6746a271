import { eq, max, sql } from 'drizzle-orm'
import { asInFile, publishedFields } from '#app/features/menu/content-files/edition-file-rules.ts'
import { type Draft, draftFields, initialLines } from '#app/features/menu/drafts/draft-rules.ts'
import { type DraftRefusal, editionRefusals } from '#app/features/menu/editions/edition-rules.ts'
import { actionFields, type EditionFields, editionFields } from '#app/features/menu/editions/menu-form.ts'
import { allRounds, editionInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { publicationInstant } from '#app/features/menu/editions/menu-rules.ts'
import { actionsOfLibrary, editionBefore } from '#app/features/menu/editions/publish-edition.server.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { startOfMinute } from '#app/platform/wall-clock.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions, editions } from '#db/schema/menu.ts'

const lastOfRound = prepared((db) =>
  db
    .select({ number: max(editions.number) })
    .from(editions)
    .where(eq(editions.roundSlug, sql.placeholder('roundSlug')))
    .prepare(),
)
const actionBySlug = prepared((db) =>
  db
    .select({ slug: actions.slug })
    .from(actions)
    .where(eq(actions.slug, sql.placeholder('slug')))
    .prepare(),
)
const editionBySlug = prepared((db) =>
  db
    .select({ slug: editions.slug })
    .from(editions)
    .where(eq(editions.slug, sql.placeholder('slug')))
    .prepare(),
)

/** The number of a round's next edition. */
export function nextNumber(db: Db, roundSlug: string): number {
  return (lastOfRound(db).get({ roundSlug })?.number ?? 0) + 1
}

export function editionOf(db: Db, draft: Draft, at: Instant): { slug: string; fields: EditionFields } {
  const published = publishedFields({ publishedAt: startOfMinute(at), precision: 'instant' })
  return { slug: slugOf(draft.title), fields: draftFields(draft, nextNumber(db, draft.roundSlug), published) }
}

/**
 * What prevents publishing a draft at an instant, each with its field: `['title']`, `['offers', 2, 'reason']`. Checks the rules
 * of content, the rules of succession, and that the draft still rests on the edition in force.
 */
export function draftRefusals(db: Db, draft: Draft, at: Instant): DraftRefusal[] {
  const { slug, fields } = editionOf(db, draft, at)
  const known = new Set([...actionsOfLibrary(db), ...draft.lines.flatMap(({ action, page }) => (page ? [action] : []))])
  const before = editionBefore(db, draft.roundSlug, fields.number)
  const round = allRounds(db, dayOf(at)).find(({ slug: one }) => one === draft.roundSlug)
  const refusals: DraftRefusal[] = []
  const refuse = (message: string, ...path: (string | number)[]) => refusals.push({ path, message })
  for (const issue of editionFields.safeParse(asInFile(fields)).error?.issues ?? []) {
    const path = issue.path as (string | number)[]
    if (path[0] !== 'published') refuse(wordsOfIssue(path, issue.message), ...path)
  }
  const edition = { slug, number: fields.number, publishedAt: publicationInstant(fields.published), offers: fields.offers }
  refusals.push(...editionRefusals(edition, before, known, round?.endedOn))
  for (const [index, { status, from, page }] of draft.lines.entries()) {
    if (status !== 'offered' && from && from > dayOf(at))
      refuse(
        'What leaves or rests does so from the day of publication on: set the time of publication to that day.',
        'offers',
        index,
        'from',
      )
    if (page && !parseContent(page, 'page', actionFields).ok)
      refuse('The page of this new action is not complete.', 'offers', index, 'page')
    if (page && actionBySlug(db).get({ slug: draft.lines[index]!.action }))
      refuse('An action of this name has come to be since. Take this line out and write it anew.', 'offers', index, 'page')
  }
  if (slug && editionBySlug(db).get({ slug })) refuse('An edition of this title is published already.', 'title')
  if (
    before &&
    draft.basedOn &&
    JSON.stringify(draft.lines) === JSON.stringify(initialLines(offersOf(db, draft.basedOn), dayOf(at)))
  )
    refuse('Nothing on the menu differs from the edition in force.', 'offers')
  if ((editionInForce(db, draft.roundSlug, at)?.slug ?? null) !== draft.basedOn)
    refuse('Another edition has been published since this draft was begun. Discard it and begin from that one.', 'offers')
  return refusals
}

const NAMES: Record<string, string> = {
  title: 'The title',
  summary: 'The summary',
  sources: 'The list of sources',
  wording: 'The wording',
  reason: 'The reason',
}
const wordsOfIssue = (path: (string | number)[], message: string) =>
  `${NAMES[String(path.at(-1))] ?? String(path.at(-1) ?? '')} ${message}`
