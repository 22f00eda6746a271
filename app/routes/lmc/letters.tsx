import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { variantsPage } from '#app/features/practice-desk/letter-layers/layer-pages-queries.server.ts'
import { LayersList } from '#app/features/practice-desk/letter-layers/layers-list.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Letters of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, at } = await lmcOfficer(visit)
  const page = variantsPage(db, lmcSlug, at)
  if (!page) throw notFound()
  return page
}

export default function LettersOfLmc() {
  const { lmc, letters } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead="Your own wording of the committee’s letters, for your practices: the office to write to, what is so only here. They see both and choose. You see nothing of what they write."
      >
        Letters
      </PageHeading>
      <LayersList at={`/lmc/${lmc.slug}/letters`} letters={letters} beneath="The committee’s words" />
    </>
  )
}
