import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { onDay } from './practice-import-rules.ts'
import type { MapPractice } from './practice-map-form.ts'
import type { ImportSources, KnownPractice, OpenPlan } from './register-import-rules.ts'

/** Adds the list size of one practice where it is new. Returns the day of its newest one after that; undefined for none. */
export function planListSize(
  plan: OpenPlan,
  practice: MapPractice,
  known: KnownPractice | undefined,
  listSizes: ImportSources['listSizes'],
): Day | undefined {
  const patients = listSizes?.patients.get(practice.code)
  const statements = known?.listSizes ?? []
  if (listSizes && patients !== undefined) {
    const sameDay = onDay(statements, listSizes.day)
    const holds = sameDay?.holdsFrom === listSizes.day && sameDay.patients === patients
    if (!holds) plan.facts.listSizes.push({ practiceCode: practice.code, patients, holdsFrom: listSizes.day })
  }
  const latest = onDay(statements, '9999-12-31')
  const isNewest = listSizes && patients !== undefined && (latest?.holdsFrom ?? '') <= listSizes.day
  const newest = isNewest ? { patients, holdsFrom: listSizes.day } : latest
  if (newest === undefined) plan.withoutListSize.push({ code: practice.code, name: practice.name, note: '' })
  else plan.totals.patients += newest.patients
  return newest?.holdsFrom
}

/** "list-sizes-2026-01.csv, 1 January 2026", and the number of practices for each day where there are several. */
export function listsInWords(days: ReadonlyMap<Day, number>, { listSizes }: ImportSources): string {
  const words = [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, practices]) => {
      const source = listSizes?.day === day ? `${listSizes.file}, ` : 'known before, '
      return `${source}${longDay(day)}${days.size > 1 ? `: ${inFigures(practices)} practices` : ''}`
    })
  return words.join('; ')
}
