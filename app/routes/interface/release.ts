import type { LoaderFunctionArgs } from '@remix-run/node'
import { releaseAsked } from '#app/features/figures/files/week-asked.server.ts'
import { releaseText } from '#app/features/figures/releases/release-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { jsonAnswer, noRelease } from './answer.server.ts'

export const handle: PageHandle = { cached: {} }

/** The frozen text for everybody. */
export function loader(visit: LoaderFunctionArgs) {
  const { db } = contextOf(visit)
  const release = releaseAsked(db, visit.params.release, 'public')
  const text = release && releaseText(db, release.id, 'public')
  return text ? jsonAnswer(visit, text, { tag: release.hash }) : noRelease()
}
