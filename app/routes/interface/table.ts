import type { LoaderFunctionArgs } from '@remix-run/node'
import { tableAnswer } from '#app/features/figures/interface/interface-answers.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { jsonAnswer, noRelease, noTable, releasedWeek, tableNamed } from './answer.server.ts'

export const handle: PageHandle = { cached: {} }

export function loader(visit: LoaderFunctionArgs) {
  const week = releasedWeek(visit, 'public')
  if (!week) return noRelease()
  const name = tableNamed(visit.params.table)
  return name ? jsonAnswer(visit, tableAnswer(week, name)) : noTable()
}
