import type { LoaderFunctionArgs } from '@remix-run/node'
import { ballotsAnswer } from '#app/features/figures/interface/interface-answers.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { jsonAnswer } from './answer.server.ts'

export function loader(visit: LoaderFunctionArgs) {
  const { db, now } = visit.context
  return jsonAnswer(visit, ballotsAnswer(db, dayOf(now())))
}
