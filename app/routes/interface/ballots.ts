import type { LoaderFunctionArgs } from '@remix-run/node'
import { ballotsAnswer } from '#app/features/figures/interface/interface-answers.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { jsonAnswer } from './answer.server.ts'

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  return jsonAnswer(visit, ballotsAnswer(db, today))
}
