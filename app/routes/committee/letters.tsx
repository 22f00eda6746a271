import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { basesPage } from '#app/features/practice-desk/letter-layers/layer-pages-queries.server.ts'
import { LayersList } from '#app/features/practice-desk/letter-layers/layers-list.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Letters of the committee · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = await committeeEditor(visit)
  return basesPage(db, at)
}

export default function LettersOfCommittee() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="The letters practices write, in the committee’s words. Draft other words here; a second editor publishes them. What you publish stays when Concert ships a new version of a letter. Nobody here learns who writes one.">
        Letters of the committee
      </PageHeading>
      <LayersList at="/committee/letters" letters={letters} beneath="As Concert ships it" />
    </>
  )
}
