import type { LoaderFunctionArgs } from '@remix-run/node'
import { logoOf, logoPicture } from '#app/features/practice-desk/logos/logo-queries.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

/** The logo of a practice, for its own people. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db } = await practicePerson(visit)
  const logo = logoOf(db, practiceCode)
  const png = logo && logoPicture(db, practiceCode, logo.hash)
  if (!png) throw notFound()
  return new Response(png as BodyInit, { headers: { 'Content-Type': 'image/png' } })
}
