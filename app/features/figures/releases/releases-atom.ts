import { longDay } from '#app/platform/dates-in-words.ts'
import { escapedXml } from '#app/platform/xml.ts'
import type { ReleaseHeader } from './week-figures.ts'

/** The day a release is of does not change with the portal's address, and neither does an entry's id. */
const idOf = ({ id }: ReleaseHeader) => `tag:concert,${id.slice(0, 10)}:release-${id}`
const MOST = 52

/** The releases as an Atom feed, the newest first, at most a year of them. `site`: the origin of addresses, without a trailing slash. */
export function releasesAtom(releases: readonly ReleaseHeader[], { site, siteName }: { site: string; siteName: string }): string {
  const entries = releases.slice(0, MOST).map((release) => {
    const again = release.issue > 1 ? `, issue ${release.issue}` : ''
    const address = `${site}/figures/releases/${release.id}`
    return `  <entry>
    <id>${escapedXml(idOf(release))}</id>
    <title>Figures as at ${escapedXml(longDay(release.weekEnd))}${again}</title>
    <updated>${new Date(release.issuedAt).toISOString()}</updated>
    <author><name>${escapedXml(siteName)}</name></author>
    <category term="${escapedXml(release.round.slug)}" label="${escapedXml(release.round.title)}"/>
    <link rel="alternate" type="text/html" href="${escapedXml(address)}"/>
    <summary>${escapedXml(release.edition.title)}${release.reason ? `. Issued again: ${escapedXml(release.reason)}` : ''}</summary>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>tag:concert,2024-06-30:releases</id>
  <title>${escapedXml(siteName)}: releases of figures</title>
  <updated>${new Date(releases[0]?.issuedAt ?? 0).toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${escapedXml(site)}/figures/releases.atom"/>
  <link rel="alternate" type="text/html" href="${escapedXml(site)}/figures/releases"/>
${entries.join('')}</feed>
`
}
