import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/audits.server.ts'
import { loadBallots, readBallotContent } from '#app/features/ballots/ballots.server.ts'
import { type ContentFile, type ContentMessage, contentMessageWords } from '#app/platform/front-matter.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { actions, editions, guidances, offers, rounds } from '#db/schema/menu.ts'
import type { EditionDraft } from './edition-rules.ts'
import { clashes, type PublishedEdition, sequenceMessages } from './menu-content-rules.ts'
import { type MenuContent, type RoundContent, readMenuContent } from './menu-files.server.ts'
import type { ActionFields, EditionFields } from './menu-form.ts'

/** How many rows of each kind were added or brought up to date. */
export type ContentCounts = { rounds: number; actions: number; guidances: number; editions: number; ballots: number }
export type LoadOutcome = { ok: true; changed: boolean; counts: ContentCounts } | { ok: false; messages: string[] }

/**
 * Takes over what `contentFolder` holds and the database does not: rounds, actions with the words of their pages, editions, ballots.
 * One transaction, with an audit event when something changed; a second call changes nothing. Refused, with `file:line: what to do`
 * for everything that is wrong and nothing loaded: front matter that breaks its schema, an edition whose file is not the one it was
 * published from, a number or slug taken twice, an edition that leaves out what the one before it offered.
 */
export function loadContent(db: Db, contentFolder: string, now: Instant): LoadOutcome {
  const menu = readMenuContent(contentFolder)
  return inTransaction(db, (tx): LoadOutcome => {
    const known = new Set([
      ...menu.rounds.map(({ slug }) => slug),
      ...tx
        .select({ slug: rounds.slug })
        .from(rounds)
        .all()
        .map(({ slug }) => slug),
    ])
    const votes = readBallotContent(contentFolder, known)
    const messages = [...menu.messages, ...votes.messages]
    if (messages.length === 0) messages.push(...menuMessages(tx, menu))
    if (messages.length > 0) return { ok: false, messages: contentMessageWords(messages) }
    const counts: ContentCounts = { rounds: 0, actions: 0, guidances: 0, editions: 0, ballots: 0 }
    for (const round of menu.rounds) loadRound(tx, round, counts, now)
    counts.ballots = loadBallots(tx, votes.ballots)
    const changed = Object.values(counts).some((count) => count > 0)
    if (changed) recordEvent(tx, { at: now, actor: 'concert', action: 'content.loaded', subject: 'content', detail: counts })
    return { ok: true, changed, counts }
  })
}

function menuMessages(tx: Db, menu: MenuContent): ContentMessage[] {
  const messages = clashes(menu.rounds)
  const published = publishedEditions(tx)
  const keptActions = new Map(
    tx
      .select()
      .from(actions)
      .all()
      .map((action) => [action.slug, action]),
  )
  const keptRounds = new Map(
    tx
      .select()
      .from(rounds)
      .all()
      .map((round) => [round.slug, round]),
  )
  for (const round of menu.rounds) {
    const kept = keptRounds.get(round.slug)
    const refuse = (file: ContentFile<unknown>, field: string, message: string) =>
      messages.push({ file: file.file, line: file.lineOf(field), message: `"${field}": ${message}` })
    if (kept && kept.kind !== round.file.data.kind) refuse(round.file, 'kind', `stays ${kept.kind}: figures rest on it.`)
    if (kept && kept.beganOn !== round.file.data.beganOn)
      refuse(round.file, 'beganOn', `stays ${kept.beganOn}: figures rest on it.`)
    if (kept?.endedOn && kept.endedOn !== round.file.data.endedOn)
      refuse(round.file, 'endedOn', `stays ${kept.endedOn}: figures rest on it.`)
    for (const action of round.actions) {
      const before = keptActions.get(action.name)
      if (before && before.roundSlug !== round.slug)
        messages.push({
          file: action.file,
          line: 1,
          message: `The action "${action.name}" belongs to the round ${before.roundSlug}.`,
        })
      if (before && before.scope !== action.data.scope) refuse(action, 'scope', `stays ${before.scope}: entries rest on it.`)
    }
    messages.push(...sequenceMessages(round, published))
  }
  return messages
}

function publishedEditions(tx: Db): PublishedEdition[] {
  return tx
    .select()
    .from(editions)
    .all()
    .map(({ slug, roundSlug, number, publishedAt, contentHash }) => {
      const listed = tx.select().from(offers).where(eq(offers.editionSlug, slug)).orderBy(offers.position).all()
      const lines = listed.map(({ actionSlug, standing, reason }) => ({
        action: actionSlug,
        standing,
        reason: reason ?? undefined,
      }))
      return { slug, roundSlug, number, publishedAt, contentHash, offers: lines }
    })
}

function loadRound(
  tx: Db,
  { slug, file, actions: pages, editions: menus }: RoundContent,
  counts: ContentCounts,
  now: Instant,
): void {
  const { title, kind, beganOn, endedOn, summary } = file.data
  const kept = tx.select().from(rounds).where(eq(rounds.slug, slug)).get()
  if (kept?.contentHash !== file.hash) {
    const row = { slug, title, kind, beganOn, endedOn, summary, body: file.text, contentHash: file.hash }
    tx.insert(rounds).values(row).onConflictDoUpdate({ target: rounds.slug, set: row }).run()
    counts.rounds++
  }
  for (const page of pages) loadAction(tx, slug, page, counts, now)
  for (const menu of menus) {
    if (tx.select({ slug: editions.slug }).from(editions).where(eq(editions.slug, menu.draft.slug)).get()) continue
    publishEdition(tx, slug, menu, now)
    counts.editions++
  }
}

/** An action page: its row follows the file, its words are kept once for every version there ever was. */
function loadAction(
  tx: Db,
  roundSlug: string,
  { name: slug, data, text, hash }: ContentFile<ActionFields>,
  counts: ContentCounts,
  now: Instant,
): void {
  const kept = tx.select({ guidanceHash: actions.guidanceHash }).from(actions).where(eq(actions.slug, slug)).get()
  if (kept?.guidanceHash === hash) return
  const row = { slug, roundSlug, title: data.title, shortTitle: data.shortTitle, scope: data.scope, guidanceHash: hash }
  tx.insert(actions).values(row).onConflictDoUpdate({ target: actions.slug, set: row }).run()
  const added = tx.insert(guidances).values({ hash, actionSlug: slug, body: text, recordedAt: now }).onConflictDoNothing().run()
  counts.guidances += added.changes
  counts.actions++
}

/** Writes an edition that nothing stands against (`editionRefusals`, `sequenceMessages`): from then on it cannot be changed. */
function publishEdition(
  tx: Db,
  roundSlug: string,
  edition: ContentFile<EditionFields> & { draft: EditionDraft },
  now: Instant,
): void {
  const { slug, number, publishedAt } = edition.draft
  const { title, summary, published, publishedBy, sources } = edition.data
  const row = {
    slug,
    roundSlug,
    number,
    title,
    summary,
    publishedAt,
    precision: published.precision,
    publishedBy,
    sources,
    contentHash: edition.hash,
    recordedAt: now,
  }
  tx.insert(editions).values(row).run()
  for (const [index, { action, from, until, ...offer }] of edition.data.offers.entries()) {
    const line = { ...offer, editionSlug: slug, actionSlug: action, position: index + 1, offeredFrom: from, offeredUntil: until }
    tx.insert(offers).values(line).run()
  }
}
