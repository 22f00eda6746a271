import { data } from '@remix-run/node'
import { type DisputePart, disputeForPage } from '#app/features/disputes/file/dispute-for-page.ts'
import { type AskedDispute, askedDispute, type DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import type { FileTold } from '#app/features/disputes/files/dispute-files.server.ts'
import { totalsOfFile } from '#app/features/disputes/logged/logged-in-england.server.ts'
import { asAtQuery } from '#app/features/disputes/pages/dispute-words-of.ts'
import { withSurveys } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'
import { notFound } from './guards.server.ts'

/** The dispute of an address, as at and as known on the days that it names. */
export function disputeAsked(visit: Visit) {
  const { db, today } = contextOf(visit)
  const { searchParams } = new URL(visit.request.url)
  return askedDispute(db, visit.params.dispute ?? '', searchParams.get('as-at'), today, searchParams.get('known'))
}

/** The totals of what practices logged, where the file that is asked for shows them. */
export function loggedTotalsAsked(visit: Visit, dispute: DisputeOn) {
  const { db, at } = contextOf(visit)
  return totalsOfFile(db, dispute, at)
}

/**
 * A page of a file, made of the rows that it shows; `whole`: the file with all its rows. A day that is none is answered 404, with the file
 * as it stands today.
 */
export function disputePage<Page>(visit: Visit, part: DisputePart, make: (asked: AskedDispute, whole: DisputeShown) => Page) {
  const asked = disputeAsked(visit)
  if (!asked) throw notFound()
  const { dispute } = asked
  const page = make({ ...asked, dispute: disputeForPage(dispute, part) }, dispute)
  return data({ title: dispute.title, page }, { status: asked.ok ? 200 : 404 })
}

/** A file of a dispute as at the day asked for. A day that is none is answered 404: programs do not read messages. */
export function disputeFileAnswer(visit: Visit, type: string, make: (dispute: DisputeOn, told: FileTold) => string): Response {
  const asked = disputeAsked(visit)
  if (!asked) throw notFound()
  if (!asked.ok)
    return new Response(`${asked.words}\n`, { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  const { db, today, settings } = contextOf(visit)
  const { dispute } = withSurveys(db, asked).asked
  const { publicAddress: site, siteName } = settings
  const knownOn = dispute.known ?? today
  const told = {
    site,
    siteName,
    query: asAtQuery(dispute, asked.today),
    knownOn,
    totals: loggedTotalsAsked(visit, asked.dispute),
  }
  return new Response(make(dispute, told), { headers: { 'Content-Type': type } })
}
