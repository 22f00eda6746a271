import type { Day } from '#app/platform/time.ts'
import { onDay } from './practice-import-rules.ts'
import type { FileProblem } from './register-file-form.ts'
import type { ImportSources, KnownRegister } from './register-import-rules.ts'

export type ImportAllowances = {
  /** Closing more than 5 % of the open practices is meant. */
  allowClosures: boolean
  /** A map of fewer practices than England has is meant (a trial, a part of the country). */
  allowSmall: boolean
}

/** England has over 6,000 practices, and loses about 100 a year. */
const FEWEST_PRACTICES = 5000
const MOST_CLOSING = 0.05
/** Files of neighbouring months name almost the same practices: one that names fewer was cut off. */
const COVERED = 0.9

const number = new Intl.NumberFormat('en-GB').format

/** What the files say together that cannot be right, though each reads well on its own. */
export function refusalsOf(
  register: KnownRegister,
  sources: ImportSources,
  allowances: ImportAllowances,
  today: Day,
): FileProblem[] {
  const { map, details, listSizes } = sources
  const problems: FileProblem[] = []
  const refuse = (file: string, line: number | null, message: string) => problems.push({ file, line, message })
  const lastLine = map.practices.at(-1)!.line
  const listedPractices = map.practices.length

  if (map.day > today) refuse(map.file, map.practices[0]!.line, `EXTRACT_DATE ${map.day} is a day to come`)
  if (register.lastMapDay !== null && map.day < register.lastMapDay) {
    refuse(
      map.file,
      map.practices[0]!.line,
      `is of ${map.day}, but the register stands at ${register.lastMapDay}: an older map is not applied`,
    )
  }
  if (listedPractices < FEWEST_PRACTICES && !allowances.allowSmall) {
    refuse(
      map.file,
      lastLine,
      `ends after ${number(listedPractices)} practices, and England has over 6,000: it looks cut off. If a small map is meant, say --allow-small`,
    )
  }
  if (details) {
    const active = [...details.practices.values()].filter((practice) => practice.status === 'active').length
    const known = map.practices.filter((practice) => details.practices.has(practice.code)).length
    if (listedPractices < active * COVERED) {
      refuse(
        map.file,
        lastLine,
        `lists ${number(listedPractices)} practices, and ${details.file} ${number(active)} active ones: the map looks cut off`,
      )
    }
    if (known < listedPractices * COVERED) {
      refuse(
        details.file,
        null,
        `tells of ${number(known)} of the ${number(listedPractices)} practices of the map: it looks cut off`,
      )
    }
  }
  if (listSizes) {
    const counted = map.practices.filter((practice) => listSizes.patients.has(practice.code)).length
    if (counted < listedPractices * COVERED) {
      refuse(
        listSizes.file,
        null,
        `counts ${number(counted)} of the ${number(listedPractices)} practices of the map: it looks cut off`,
      )
    }
  }
  const open = [...register.practices.values()].filter((practice) => onDay(practice.statuses, map.day)?.status === 'open')
  const listed = new Set(map.practices.map((practice) => practice.code))
  const closing = open.filter((practice) => !listed.has(practice.row.code)).length
  if (closing > open.length * MOST_CLOSING && !allowances.allowClosures) {
    const share = ((100 * closing) / open.length).toFixed(1)
    refuse(
      map.file,
      lastLine,
      `would close ${number(closing)} of ${number(open.length)} open practices (${share} %), more than 5 %: is the map whole? If so, say --allow-closures`,
    )
  }
  return problems
}
