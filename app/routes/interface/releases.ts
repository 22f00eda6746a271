import type { LoaderFunctionArgs } from '@remix-run/node'
import { releasesAnswer } from '#app/features/figures/interface/interface-answers.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { jsonAnswer } from './answer.server.ts'

export const handle: PageHandle = { cached: {} }

export function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = visit.context
  return jsonAnswer(visit, releasesAnswer(db, settings.publicAddress))
}
