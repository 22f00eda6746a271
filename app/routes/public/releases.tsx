import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { issuedWords } from '#app/features/figures/archive/release-words.ts'
import { allReleases } from '#app/features/figures/releases/release-queries.server.ts'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Table } from '#app/ui/table.tsx'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction = () => [{ title: 'Releases of figures · Concert' }]

export async function loader({ context: { db } }: LoaderFunctionArgs) {
  const releases = allReleases(db, 'public').map(({ id, weekEnd, issue, issuedAt, late, edition, changed, hash }) => {
    return { id, weekEnd, issue, issuedAt, late, edition: edition.title, changed: changed.length, hash: hash.slice(0, 12) }
  })
  return { releases }
}

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
      <Table
        caption="Releases, newest first"
        spokenCaption
        empty="There is no release yet."
        columns={[
          { key: 'release', label: 'Release' },
          { key: 'week', label: 'Figures as at' },
          { key: 'issued', label: 'Issued' },
          { key: 'menu', label: 'Menu' },
          { key: 'changed', label: 'Earlier weeks changed', numeric: true },
          { key: 'hash', label: 'Hash' },
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
        note="The hash is the beginning of the SHA-256 of the release’s public text. Whoever holds the text can work it out again."
      />
    </>
  )
}
