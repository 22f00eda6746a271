import { longDay } from '#app/platform/dates-in-words.ts'
import type { ReleaseHeader } from './week-figures.ts'

const escaped = (text: string) =>
  text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
/** The day a release is of does not change with the portal's address, and neither does an entry's id. */
const idOf = ({ id }: ReleaseHeader) => `tag:concert,${id.slice(0, 10)}:release-${id}`
const MOST = 52

/** The releases as an Atom feed, the newest first, at most a year of them. `site`: the origin of addresses, without a trailing slash. */
export function releasesAtom(releases: readonly ReleaseHeader[], { site, siteName }: { site: string; siteName: string }): string {
  const entries = releases.slice(0, MOST).map((release) => {
    const again = release.issue > 1 ? `, issue ${release.issue}` : ''
    const address = `${site}/figures/releases/${release.id}`
    return `  <entry>
    <id>${escaped(idOf(release))}</id>
    <title>Figures as at ${escaped(longDay(release.weekEnd))}${again}</title>
    <updated>${new Date(release.issuedAt).toISOString()}</updated>
    <author><name>${escaped(siteName)}</name></author>
    <category term="${escaped(release.round.slug)}" label="${escaped(release.round.title)}"/>
    <link rel="alternate" type="text/html" href="${escaped(address)}"/>
    <summary>${escaped(release.edition.title)}${release.reason ? `. Issued again: ${escaped(release.reason)}` : ''}</summary>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>tag:concert,2024-06-30:releases</id>
  <title>${escaped(siteName)}: releases of figures</title>
  <updated>${new Date(releases[0]?.issuedAt ?? 0).toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${escaped(site)}/figures/releases.atom"/>
  <link rel="alternate" type="text/html" href="${escaped(site)}/figures/releases"/>
${entries.join('')}</feed>
`
}
