import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import type { Visit } from './context-of-visit.server.ts'
import { lmcOfficer, notFound } from './guards.server.ts'

/** An officer of an LMC, its name for its pages, and its details today, or 404. */
export async function lmcPage(visit: Visit) {
  const entered = await lmcOfficer(visit)
  const details = lmcBySlug(entered.db, entered.lmcSlug, entered.today)
  if (!details) throw notFound()
  return { ...entered, lmc: { slug: details.slug, name: details.name }, details }
}
