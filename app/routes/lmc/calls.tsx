import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { toldFacts } from '#app/features/adoption/told/told-queries.server.ts'
import { tellingRefusal } from '#app/features/adoption/told/told-rules.ts'
import { DAYS_SHOWN_AFTER } from '#app/features/audit/logs/call-shown.sql.ts'
import { OfficerCalls } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import { openCalls } from '#app/features/lmc-desk/calls/open-calls.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Practices that ${page?.lmc.name ?? 'the LMC'} is to call · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { by, lmcSlug, lmc, db, at, today } = await lmcPage(visit)
  const calls = await inSharedTransaction(db, (tx) => openCalls(tx, lmcSlug, by, at))
  const done = new Set(calls.flatMap(({ state, practice }) => (state === 'done' ? practice.code : [])))
  const recordable = [...done].filter((code) => !tellingRefusal(toldFacts(db, lmcSlug, code, today), false))
  return { lmc, calls, recordable, daysShown: DAYS_SHOWN_AFTER }
}

export default function Calls() {
  const { lmc, calls, recordable, daysShown } = useLoaderData<typeof loader>()
  const open = calls.filter(({ state }) => state !== 'done')
  const done = calls.filter(({ state }) => state === 'done')
  const untaken = open.filter(({ state }) => state === 'waiting').length
  return (
    <>
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="Each time you open this page it is written down for the practices shown."
      >
        {open.length === 0
          ? 'No practice is waiting for a call'
          : `${open.length} ${open.length === 1 ? 'practice is' : 'practices are'} waiting for a call`}
      </PageHeading>
      {open.length > 0 ? (
        <>
          <SectionHeading beside={untaken === 0 ? 'all are taken' : `${untaken} not taken yet`}>
            Waiting, longest first
          </SectionHeading>
          <OfficerCalls calls={open} recordable={recordable} lmcSlug={lmc.slug} />
        </>
      ) : null}
      {done.length > 0 ? (
        <>
          <SectionHeading beside={`the last ${daysShown} days`}>Done</SectionHeading>
          <OfficerCalls calls={done} recordable={recordable} lmcSlug={lmc.slug} />
        </>
      ) : null}
    </>
  )
}
