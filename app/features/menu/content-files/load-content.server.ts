import { eq } from 'drizzle-orm'
import { eventTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { loadBallots, readBallotContent } from '#app/features/ballots/records/load-ballots.server.ts'
import { isOfDesk } from '#app/features/editors/versions/version-queries.server.ts'
import { announceEdition } from '#app/features/menu/announcements/announce-edition.server.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { actionsOfLibrary, publishEdition } from '#app/features/menu/editions/publish-edition.server.ts'
import { loadGuidance } from '#app/features/menu/guidance/load-guidance.server.ts'
import { filesNotHeld } from '#app/features/menu/guidance/shipped-guidance-queries.server.ts'
import { loadRoundVersion } from '#app/features/menu/rounds/load-round-version.server.ts'
import { loadEvents, readEventContent } from '#app/features/timeline/events/load-events.server.ts'
import { type ContentFile, type ContentMessage, contentMessageWords } from '#app/platform/front-matter.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { actions, editions, roundEnds, rounds } from '#db/schema/menu.ts'
import { type BesideDesk, besideDesk } from './beside-desk-rules.ts'
import { clashes, sequenceMessages } from './menu-content-rules.ts'
import { type MenuContent, type RoundContent, readMenuContent } from './read-menu-content.server.ts'
import { storedEditions } from './stored-editions-queries.server.ts'

/** How many rows of each kind were added or updated. */
export type ContentCounts = {
  rounds: number
  actions: number
  guidances: number
  editions: number
  ballots: number
  events: number
}
/** `notHeld`: files whose words do not hold because the desk has published others, as lines for the operator. */
export type LoadOutcome =
  | { ok: true; changed: boolean; counts: ContentCounts; notHeld: string[] }
  | { ok: false; messages: string[] }

/**
 * Loads from `contentFolder` whatever the database does not hold yet: actions with their pages, rounds, editions, ballots. One
 * transaction, with an audit event when something changed; a second call changes nothing. Refused with `file:line: what to do`
 * for everything wrong, and then nothing is loaded: front matter that breaks its schema, an edition whose file differs from what
 * was published, a number or slug used twice in files, an edition that leaves out something the one before it offered. `siteAddress`: the
 * origin of links in mails about a new edition; without it nobody is mailed. `on`: loads the content as it stood on that day.
 */
export function loadContent(
  db: Db,
  contentFolder: string,
  now: Instant,
  { siteAddress, on }: { siteAddress?: string; on?: Day } = {},
): LoadOutcome {
  const menu = readMenuContent(contentFolder, on)
  return inTransaction(db, (tx): LoadOutcome => {
    const known = new Set([
      ...menu.rounds.map(({ slug }) => slug),
      ...tx
        .select({ slug: rounds.slug })
        .from(rounds)
        .all()
        .map(({ slug }) => slug),
    ])
    const votes = readBallotContent(contentFolder, known, on)
    const happened = readEventContent(contentFolder, on)
    const messages = [...menu.messages, ...votes.messages, ...happened.messages]
    const beside = messages.length === 0 ? editionsBesideDesk(tx, menu) : []
    if (messages.length === 0) messages.push(...menuMessages(tx, { ...menu, rounds: held(menu.rounds, beside) }, now))
    if (messages.length > 0) return { ok: false, messages: contentMessageWords(messages) }
    const counts: ContentCounts = { rounds: 0, actions: 0, guidances: 0, editions: 0, ballots: 0, events: 0 }
    const guidance = loadGuidance(tx, menu.actions, now)
    counts.actions = guidance.actions
    counts.guidances = guidance.guidances
    const loadedRounds = held(menu.rounds, beside).map((round) => loadRound(tx, round, counts, now, siteAddress))
    const ends = loadedRounds.flatMap((round) => round.ends)
    const loaded = loadBallots(tx, votes, now)
    counts.ballots = loaded.changed
    const events = loadEvents(tx, happened.events, now)
    counts.events = events.length
    const versions = [...guidance.rows, ...loadedRounds.flatMap((round) => round.versions), ...loaded.rows, ...events]
    const changed = versions.length > 0 || Object.values(counts).some((count) => count > 0)
    if (changed)
      recordEvent(
        tx,
        { at: now, actor: 'concert', action: 'content.loaded', subject: 'content', detail: counts },
        rowsWritten(tx, { round_ends: ends, record_versions: versions }),
      )
    const notHeld = beside.flatMap((round) => [...round.notHeld.values()])
    return { ok: true, changed, counts, notHeld: [...filesNotHeld(tx), ...notHeld] }
  })
}

/** The files of new editions in the rounds in which the desk has published, each with its number or the reason why it does not hold. */
function editionsBesideDesk(tx: Db, { rounds: files, actions: pages }: MenuContent): BesideDesk[] {
  const published = storedEditions(tx)
  if (!published.some(({ ofDesk }) => ofDesk)) return []
  const library = new Set([...actionsOfLibrary(tx), ...pages.map(({ name }) => name)])
  return files.map((round) => besideDesk(round, library, published))
}

/** The rounds with the editions that hold, each under the number it comes in with. */
const held = (files: RoundContent[], beside: BesideDesk[]): RoundContent[] =>
  beside.length === 0
    ? files
    : files.map((round, index) => ({
        ...round,
        editions: round.editions.flatMap((file) => {
          const { numbers, notHeld } = beside[index]!
          const number = numbers.get(file.draft.slug) ?? file.draft.number
          const numbered = { ...file, data: { ...file.data, number }, draft: { ...file.draft, number } }
          return notHeld.has(file.draft.slug) ? [] : [numbered]
        }),
      }))

function menuMessages(tx: Db, menu: MenuContent, now: Instant): ContentMessage[] {
  const messages = clashes(menu)
  const published = storedEditions(tx)
  const storedActions = new Map(
    tx
      .select()
      .from(actions)
      .all()
      .map((action) => [action.slug, action]),
  )
  const storedRounds = new Map(allRounds(tx, dayOf(now)).map((round) => [round.slug, round]))
  const refuse = (file: ContentFile<unknown>, field: string, message: string) =>
    messages.push({ file: file.file, line: file.lineOf(field), message: `"${field}": ${message}` })
  const library = new Set([...storedActions.keys(), ...menu.actions.map(({ name }) => name)])
  for (const action of menu.actions) {
    const before = storedActions.get(action.name)
    if (before && before.scope !== action.data.scope) refuse(action, 'scope', `stays ${before.scope}: entries rest on it.`)
  }
  for (const round of menu.rounds) {
    const stored = storedRounds.get(round.slug)
    if (stored && stored.kind !== round.file.data.kind) refuse(round.file, 'kind', `stays ${stored.kind}: figures rest on it.`)
    if (stored && stored.beganOn !== round.file.data.beganOn)
      refuse(round.file, 'beganOn', `stays ${stored.beganOn}: figures rest on it.`)
    if (stored?.endedOn && stored.endedOn !== round.file.data.endedOn && !isOfDesk(tx, 'round', round.slug))
      refuse(round.file, 'endedOn', `stays ${stored.endedOn}: figures rest on it.`)
    messages.push(...sequenceMessages(round, library, published))
  }
  return messages
}

/** Loads a round with its editions; returns the row of its end where that is recorded now. */
function loadRound(
  tx: Db,
  { slug, file, editions: menus }: RoundContent,
  counts: ContentCounts,
  now: Instant,
  siteAddress: string | undefined,
): { ends: (number | bigint)[]; versions: (number | bigint)[] } {
  const { title, kind, beganOn, endedOn, summary } = file.data
  const stored = tx.select().from(rounds).where(eq(rounds.slug, slug)).get()
  const versions = loadRoundVersion(tx, slug, file, now)
  const ofDesk = isOfDesk(tx, 'round', slug)
  if (!ofDesk && stored?.contentHash !== file.hash) {
    const row = { slug, title, kind, beganOn, summary, body: file.text, contentHash: file.hash }
    tx.insert(rounds)
      .values({ ...row, recordedAt: eventTime(tx, now) })
      .onConflictDoUpdate({ target: rounds.slug, set: row })
      .run()
    counts.rounds++
  }
  const ended = tx.select().from(roundEnds).where(eq(roundEnds.roundSlug, slug)).get()
  const end =
    endedOn && !ended && !ofDesk
      ? tx
          .insert(roundEnds)
          .values({ roundSlug: slug, endedOn, recordedAt: eventTime(tx, now) })
          .run()
      : undefined
  for (const { draft, data, hash } of menus) {
    if (tx.select({ slug: editions.slug }).from(editions).where(eq(editions.slug, draft.slug)).get()) continue
    const edition = { slug: draft.slug, roundSlug: slug, fields: data, contentHash: hash }
    const outcome = publishEdition(tx, edition, { actor: 'concert', announce: announceEdition, siteAddress }, now)
    if (!outcome.ok) throw new Error(`${draft.slug}: ${outcome.refusals[0]?.message}`)
    counts.editions++
  }
  return { ends: end ? [end.lastInsertRowid] : [], versions }
}
