import type { LoaderFunctionArgs } from '@remix-run/node'
import { openApi } from '#app/features/figures/interface/openapi.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { jsonAnswer } from './answer.server.ts'

export const handle: PageHandle = { cached: {} }

/** The document that says what the interface answers. */
export function loader(visit: LoaderFunctionArgs) {
  const { settings } = contextOf(visit)
  const { publicAddress, siteName } = settings
  return jsonAnswer(visit, openApi({ site: publicAddress, siteName }))
}
