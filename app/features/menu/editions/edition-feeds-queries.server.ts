import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { escapedXml } from '#app/platform/xml.ts'
import type { Db } from '#db/client.server.ts'
import { publishedEditions } from './edition-queries.server.ts'
import { gapOf } from './gap-queries.server.ts'
import { offersOf } from './menu-queries.server.ts'
import type { Edition } from './menu-rules.ts'

const address = (site: string, edition: Pick<Edition, 'slug'>) => `${site}/menu/editions/${edition.slug}`

/**
 * The editions published by an instant as an Atom feed, latest first. `site`: the origin of addresses, without a trailing slash.
 */
export function editionsAtom(db: Db, { site, siteName }: { site: string; siteName: string }, at: Instant): string {
  const editions = publishedEditions(db, at).flatMap(({ round, editions: list }) => list.map((edition) => ({ round, edition })))
  const entries = editions.map(
    ({ round, edition }) => `  <entry>
    <id>${escapedXml(address(site, edition))}</id>
    <title>${escapedXml(edition.title)}</title>
    <updated>${new Date(edition.publishedAt).toISOString()}</updated>
    <author><name>${escapedXml(edition.publishedBy)}</name></author>
    <category term="${escapedXml(round.slug)}" label="${escapedXml(round.title)}"/>
    <link rel="alternate" type="text/html" href="${escapedXml(address(site, edition))}"/>
    <content type="html">${escapedXml(renderMarkdown(edition.summary))}</content>
  </entry>
`,
  )
  const updated = new Date(editions[0]?.edition.publishedAt ?? 0).toISOString()
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${escapedXml(site)}/menu/editions.atom</id>
  <title>${escapedXml(siteName)}: editions of the menu</title>
  <updated>${updated}</updated>
  <link rel="self" type="application/atom+xml" href="${escapedXml(site)}/menu/editions.atom"/>
  <link rel="alternate" type="text/html" href="${escapedXml(site)}/menu/editions"/>
${entries.join('')}</feed>
`
}

/**
 * The same as JSON data: rounds with their editions, latest first, and their offers. Days are ISO; `publishedAt` is an instant,
 * as exact as `precision` says.
 */
export function editionsData(db: Db, site: string, at: Instant) {
  return {
    rounds: publishedEditions(db, at).map(({ round: { slug, title, kind, beganOn, endedOn, summary }, editions }) => ({
      slug,
      title,
      kind,
      beganOn,
      endedOn,
      summary,
      editions: editions.map((edition) => {
        const gap = gapOf(db, slug, edition.slug)
        return {
          slug: edition.slug,
          url: address(site, edition),
          number: edition.number,
          title: edition.title,
          publishedOn: dayOf(edition.publishedAt),
          publishedAt: edition.precision === 'instant' ? new Date(edition.publishedAt).toISOString() : null,
          precision: edition.precision,
          publishedBy: edition.publishedBy,
          summary: edition.summary,
          inForce: edition.inForce,
          notKnown: gap ? { counted: gap.counted, actions: gap.actions, words: gap.words } : null,
          offers: offersOf(db, edition.slug).map(({ guidanceHash: _hash, actionSlug, ...offer }) => ({
            action: actionSlug,
            ...offer,
          })),
          sources: edition.sources,
        }
      }),
    })),
  }
}
