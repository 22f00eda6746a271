import type { LoaderFunctionArgs } from '@remix-run/node'
import { tableAnswer } from '#app/features/figures/interface/interface-answers.server.ts'
import { committeeToken, jsonAnswer, noRelease, noTable, releasedWeek, tableNamed } from './answer.server.ts'

export function loader(visit: LoaderFunctionArgs) {
  const refusal = committeeToken(visit)
  if (refusal) return refusal
  const week = releasedWeek(visit, 'all')
  if (!week) return noRelease()
  const name = tableNamed(visit.params.table)
  return name ? jsonAnswer(visit, tableAnswer(week, name), { open: false }) : noTable()
}
