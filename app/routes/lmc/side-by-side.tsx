import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SideBySide } from '#app/features/lmc-desk/side-by-side/side-by-side.tsx'
import { lmcsSideBySide } from '#app/features/lmc-desk/side-by-side/side-by-side-queries.server.ts'
import { lmcsServed } from '#app/features/people/accounts/people-rules.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Your LMCs side by side · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at } = await signedIn(visit)
  const slugs = lmcsServed(person)
  if (slugs.length === 0) throw notFound()
  return { lmcs: lmcsSideBySide(db, slugs, at) }
}

export default function YourLmcs() {
  const { lmcs } = useLoaderData<typeof loader>()
  const silent = lmcs.reduce((sum, lmc) => sum + lmc.silent, 0)
  const notJoined = lmcs.reduce((sum, lmc) => sum + lmc.notJoined, 0)
  const practices = lmcs.reduce((sum, lmc) => sum + lmc.practices, 0)
  const waiting = lmcs.reduce(
    (sum, { calls, register, notes, joins, notesAsked }) => sum + calls + register + notes + joins + notesAsked,
    0,
  )
  return (
    <>
      <PageHeading
        lead={`${waiting === 0 ? 'Nothing waits' : waiting === 1 ? 'One thing waits' : `${waiting} things wait`} for an answer of yours. What you write at one LMC’s desk is written for that LMC alone.`}
      >
        {lmcs.length === 1 ? 'Your LMC' : `Your ${lmcs.length} LMCs`}: {silent} of {practices} practices are silent, and{' '}
        {notJoined} have not joined
      </PageHeading>
      <SideBySide lmcs={lmcs} />
    </>
  )
}
