import type { LoaderFunctionArgs } from '@remix-run/node'
import { deskState } from '#app/features/disputes/file/known-disputes.server.ts'
import { disputePaper } from '#app/features/disputes/papers/dispute-paper.server.ts'
import { withSurveys } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputeAsked } from '../shared-by-desks/dispute-file.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

/** A dispute on two sides of A4, as at a day. */
export async function loader(visit: LoaderFunctionArgs) {
  const asked = disputeAsked(visit)
  if (!asked?.ok) throw notFound()
  const { db, settings, documents } = contextOf(visit)
  const { slug, day, known } = asked.dispute
  const pdf = await documents.make(`dispute ${slug} ${day} ${known} ${deskState(db)}`, () =>
    disputePaper(withSurveys(db, asked).asked.dispute, settings.siteName, settings.publicAddress),
  )
  return file(pdf, { name: `concert-dispute-${slug}-${day}.pdf`, type: 'application/pdf' })
}
