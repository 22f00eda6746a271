import type { LoaderFunctionArgs } from '@remix-run/node'
import { releasesAnswer } from '#app/features/figures/interface/interface-answers.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { jsonAnswer } from './answer.server.ts'

export const handle: PageHandle = { cached: {} }

export function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  return jsonAnswer(visit, releasesAnswer(db, settings.publicAddress))
}
