import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openSurveyAtLmc } from '#app/features/lmc-desk/surveys/lmc-survey-queries.server.ts'
import { SurveyAtLmcDesk } from '#app/features/lmc-desk/surveys/survey-at-lmc.tsx'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.survey.wave.fields.title ?? 'A survey'} at ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { by, lmcSlug, lmc, db, at } = await lmcPage(visit)
  const slug = visit.params.survey ?? ''
  const survey = await inSharedTransaction(db, (tx) => openSurveyAtLmc(tx, lmcSlug, slug, by, at) ?? null)
  if (!survey) throw notFound()
  return { lmc, survey }
}

export default function Survey() {
  const { lmc, survey } = useLoaderData<typeof loader>()
  const { fields } = survey.wave
  return (
    <>
      <PageHeading
        above={
          <>
            <a href={`/lmc/${lmc.slug}`}>{lmc.name}</a> · <a href={`/lmc/${lmc.slug}/surveys`}>Surveys</a>
          </>
        }
        lead={fields.words}
      >
        {fields.title}
      </PageHeading>
      <SurveyAtLmcDesk survey={survey} lmcName={lmc.name} />
    </>
  )
}
