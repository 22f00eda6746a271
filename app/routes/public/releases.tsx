import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { issuedWords } from '#app/features/figures/archive/release-words.ts'
import { allReleases } from '#app/features/figures/releases/release-queries.server.ts'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Table } from '#app/ui/table.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { wide: true, cached: {} }
export const meta: MetaFunction = () => [{ title: 'Releases of figures · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db } = contextOf(visit)
  const releases = allReleases(db, 'public').map(({ id, weekEnd, issue, issuedAt, late, edition, changed, hash }) => {
    return { id, weekEnd, issue, issuedAt, late, edition: edition.title, changed: changed.length, hash: hash.slice(0, 12) }
  })
  return { releases }
}

/** A quarter of a year is in sight; what came before is opened by its year. */
const SHOWN = 13

export default function Releases() {
  const { releases } = useLoaderData<typeof loader>()
  const latest = releases[0]
  return (
    <>
      <PageHeading
        above={<a href="/figures">Figures for England</a>}
        lead="Every Monday at 09:00 the figures of the week that ended are frozen and published. Nothing is changed afterwards: what is learned later stands in a later release."
      >
        {latest ? `${releases.length} releases, the last on ${longDay(latest.id.slice(0, 10))}` : 'Releases of figures'}
      </PageHeading>
      <ReleaseTable releases={releases.slice(0, SHOWN)} empty="There is no release yet." />
      {yearsOf(releases.slice(SHOWN)).map(([year, earlier]) => (
        <Fold key={year} title={`Earlier, ${year}`} beside={earlier.length === 1 ? 'one release' : `${earlier.length} releases`}>
          <ReleaseTable releases={earlier} />
        </Fold>
      ))}
      <p className="small soft">
        The hash is the beginning of the SHA-256 of the release’s public text. The page of a release leads to that text, so
        anybody can work it out again.
      </p>
    </>
  )
}

type Release = Awaited<ReturnType<typeof loader>>['releases'][number]

/** The years of releases, as they come, each with its own. */
function yearsOf(releases: Release[]): [string, Release[]][] {
  const years = new Map<string, Release[]>()
  for (const one of releases) years.set(one.id.slice(0, 4), [...(years.get(one.id.slice(0, 4)) ?? []), one])
  return [...years]
}

function ReleaseTable({ releases, empty }: { releases: Release[]; empty?: string }) {
  return (
    <Table
      caption="Releases, newest first"
      spokenCaption
      {...(empty ? { empty } : {})}
      columns={[
        { key: 'release', label: 'Release' },
        { key: 'week', label: 'Figures as at' },
        { key: 'issued', label: 'Issued', wideOnly: true },
        { key: 'menu', label: 'Menu', wideOnly: true },
        { key: 'changed', label: 'Earlier weeks changed', numeric: true },
        { key: 'hash', label: 'Hash', wideOnly: true },
      ]}
      rows={releases.map((one) => ({
        key: one.id,
        cells: [
          <a key="release" href={`/figures/releases/${one.id}`}>
            {longDay(one.id.slice(0, 10))}
            {one.issue > 1 ? `, issue ${one.issue}` : ''}
          </a>,
          weekdayAndDay(one.weekEnd),
          issuedWords(one),
          one.edition,
          one.changed,
          <code key="hash">{one.hash}</code>,
        ],
      }))}
    />
  )
}
