import type { LoaderFunctionArgs } from '@remix-run/node'
import { courseAnswer, isPlace } from '#app/features/figures/interface/interface-answers.server.ts'
import { latestRelease, releaseById } from '#app/features/figures/releases/release-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { jsonAnswer, jsonRefusal, noRelease } from './answer.server.ts'

export const handle: PageHandle = { cached: { query: ['place', 'known'] } }

export function loader(visit: LoaderFunctionArgs) {
  const { db } = contextOf(visit)
  const { searchParams } = new URL(visit.request.url)
  const place = searchParams.get('place') ?? 'england'
  if (!isPlace(place))
    return jsonRefusal(400, 'A place is england, region: with a code (region:Y56) or lmc: with a slug (lmc:avon).')
  const id = searchParams.get('known')
  const known = id === null ? latestRelease(db) : releaseById(db, id)
  if (!known) return noRelease()
  const course = courseAnswer(db, { action: visit.params.action ?? '', place, known })
  return course
    ? jsonAnswer(visit, course)
    : jsonRefusal(404, 'Nothing is published of this action in this place. The tables of a release name the actions and places.')
}
