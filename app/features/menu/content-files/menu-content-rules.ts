import { type EditionDraft, editionRefusals } from '#app/features/menu/editions/edition-rules.ts'
import type { ContentMessage } from '#app/platform/front-matter.server.ts'
import { editionFileText } from './edition-file-rules.ts'
import type { MenuContent, RoundContent } from './read-menu-content.server.ts'

/**
 * An edition that the database holds already, with the hash of its file and the file's content in standard form. `ofDesk`: published at
 * the committee's desk.
 */
export type PublishedEdition = EditionDraft & { roundSlug: string; contentHash: string; ofDesk: boolean; text: () => string }

/** Whether a file is the one an edition was published from, or says the same in every field but its number. */
export const isSameEdition = (
  { hash, data }: Pick<RoundContent['editions'][number], 'hash' | 'data'>,
  edition: PublishedEdition,
) => hash === edition.contentHash || editionFileText({ ...data, number: edition.number }) === edition.text()

/** Clashes between files: one name for two things, two rounds that begin on one day. */
export function clashes({ actions, rounds }: Pick<MenuContent, 'actions' | 'rounds'>): ContentMessage[] {
  const messages: ContentMessage[] = []
  const once = (seen: Map<string, string>, key: string, file: string, line: number, words: (first: string) => string) => {
    const first = seen.get(key)
    if (first) messages.push({ file, line, message: words(first) })
    else seen.set(key, file)
  }
  const [titles, starts, editions] = [new Map(), new Map(), new Map()]
  for (const { file, data, lineOf } of actions)
    once(titles, data.shortTitle, file, lineOf('shortTitle'), (first) => `"shortTitle" is the same as in ${first}.`)
  for (const { file: round, ...content } of rounds) {
    messages.push(...gapMessages(round, content))
    once(starts, round.data.beganOn, round.file, round.lineOf('beganOn'), (first) => `${first} begins on the same day.`)
    const numbers = new Map()
    for (const { file, draft, lineOf } of content.editions) {
      once(editions, draft.slug, file, 1, (first) => `The edition "${draft.slug}" exists already: ${first}.`)
      once(
        numbers,
        String(draft.number),
        file,
        lineOf('number'),
        (first) => `Number ${draft.number} of this round is taken by ${first}.`,
      )
    }
  }
  return messages
}

/** Gaps in knowledge may only name editions and actions that exist. */
function gapMessages(round: RoundContent['file'], { editions }: Pick<RoundContent, 'editions'>): ContentMessage[] {
  const known = {
    editions: { one: 'edition', slugs: new Set(editions.map(({ draft }) => draft.slug)) },
    actions: { one: 'action', slugs: new Set(editions.flatMap(({ data }) => data.offers.map(({ action }) => action))) },
  }
  return round.data.notKnown.flatMap((gap, index) =>
    (['editions', 'actions'] as const).flatMap((field) =>
      gap[field]
        .filter((slug) => !known[field].slugs.has(slug))
        .map((slug) => ({
          file: round.file,
          line: round.lineOf('notKnown', index, field),
          message: `"${slug}" is no ${known[field].one} of this round.`,
        })),
    ),
  )
}

/**
 * What is wrong with the editions of a round (`library`: the slugs of all actions). Each is compared with the one before it,
 * published ones included. A published edition cannot change: its file has the hash it was published with, or at least the same
 * content in every field (the export writes other YAML than people do).
 */
export function sequenceMessages(
  round: RoundContent,
  library: ReadonlySet<string>,
  published: PublishedEdition[],
): ContentMessage[] {
  const messages: ContentMessage[] = []
  const files = new Map(round.editions.map((edition) => [edition.draft.slug, edition]))
  const publishedBySlug = new Map(published.map((edition) => [edition.slug, edition]))
  for (const edition of published) {
    const file = files.get(edition.slug)
    if (file && (!isSameEdition(file, edition) || edition.roundSlug !== round.slug))
      messages.push({
        file: file.file,
        line: 1,
        message: `Edition "${edition.slug}" is published and cannot be changed; this file is no longer the one it was published from. Put the file back, or publish a new edition.`,
      })
  }
  const earlier = published.filter((edition) => edition.roundSlug === round.slug)
  const all: EditionDraft[] = [
    ...earlier,
    ...round.editions.map(({ draft }) => draft).filter(({ slug }) => !publishedBySlug.has(slug)),
  ]
  all.sort((a, b) => a.number - b.number)
  for (const [index, draft] of all.entries()) {
    const before = all[index - 1]
    const edition = files.get(draft.slug)
    if (
      before &&
      edition &&
      !publishedBySlug.has(draft.slug) &&
      publishedBySlug.has(before.slug) &&
      before.number === draft.number
    )
      messages.push({
        file: edition.file,
        line: edition.lineOf('number'),
        message: `Number ${draft.number} of this round is taken by the published edition "${before.slug}".`,
      })
    else if (!publishedBySlug.has(draft.slug) || (before && !publishedBySlug.has(before.slug)))
      for (const { path, message } of editionRefusals(draft, before, library, round.file.data.endedOn)) {
        const at = edition ?? files.get(before?.slug ?? '')
        if (at) messages.push({ file: at.file, line: at === edition ? at.lineOf(...path) : at.lineOf('number'), message })
      }
  }
  return messages
}
