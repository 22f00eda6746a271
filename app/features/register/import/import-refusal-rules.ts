import { ENGLISH_REGIONS } from '#app/features/register/records/register-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Allowance, MassChange, Measured } from './mass-change-rules.ts'
import type { FileProblem } from './register-file-form.ts'
import type { ImportSources, KnownRegister } from './register-import-rules.ts'

/** England has over 6,000 practices, and loses about 100 a year. */
const FEWEST_PRACTICES = 5000
/** Files of neighbouring months name almost the same practices; one that names fewer was cut off. */
const COVERED = 0.9

/** Contradictions between files, each of which reads well on its own. */
export function refusalsOf(
  register: KnownRegister,
  sources: ImportSources,
  changes: readonly Measured[],
  allowed: ReadonlySet<Allowance>,
  today: Day,
): FileProblem[] {
  const { map, details, listSizes, successors } = sources
  const listed = new Set(map.practices.map(({ code }) => code))
  const problems: FileProblem[] = []
  const refuse = (file: string, line: number | null, message: string) => problems.push({ file, line, message })
  const lastLine = map.practices.at(-1)!.line
  const listedPractices = map.practices.length

  if (map.day > today) refuse(map.file, map.practices[0]!.line, `EXTRACT_DATE ${map.day} is a day to come`)
  if (listSizes && listSizes.day > today) refuse(listSizes.file, null, `is counted on ${listSizes.day}, a day to come`)
  if (register.lastMapDay !== null && map.day < register.lastMapDay) {
    refuse(
      map.file,
      map.practices[0]!.line,
      `is of ${map.day}, but the register stands at ${register.lastMapDay}: an older map is not applied`,
    )
  }
  if (listedPractices < FEWEST_PRACTICES && !allowed.has('small')) {
    refuse(
      map.file,
      lastLine,
      `ends after ${inFigures(listedPractices)} practices, and England has over 6,000: it looks cut off. If a small map is meant, say --allow small`,
    )
  }
  if (details) {
    const active = [...details.practices.values()].filter((practice) => practice.status === 'active').length
    const known = map.practices.filter((practice) => details.practices.has(practice.code)).length
    if (listedPractices < active * COVERED) {
      refuse(
        map.file,
        lastLine,
        `lists ${inFigures(listedPractices)} practices, and ${details.file} ${inFigures(active)} active ones: the map looks cut off`,
      )
    }
    if (known < listedPractices * COVERED) {
      refuse(
        details.file,
        null,
        `tells of ${inFigures(known)} of the ${inFigures(listedPractices)} practices of the map: it looks cut off`,
      )
    }
  }
  if (listSizes) {
    const counted = map.practices.filter((practice) => listSizes.patients.has(practice.code)).length
    if (counted < listedPractices * COVERED) {
      refuse(
        listSizes.file,
        null,
        `counts ${inFigures(counted)} of the ${inFigures(listedPractices)} practices of the map: it looks cut off`,
      )
    }
  }
  for (const { kind, words, found, of, most, over } of changes) {
    if (!over || allowed.has(kind)) continue
    const file = fileOf(kind, sources)
    const share = ((100 * found) / of).toFixed(1)
    refuse(
      file,
      null,
      `${inFigures(found)} of ${inFigures(of)} practices (${share} %) ${words}; ${100 * most} % at most is usual. A column sorted or filled by itself does this. If it is meant, say --allow ${kind}`,
    )
  }
  const newestList = newestDay(
    [...register.practices.values()].flatMap(({ listSizes: statements }) => statements.map((one) => one.holdsFrom)),
  )
  if (listSizes && newestList !== null && listSizes.day < newestList && !allowed.has('older'))
    refuse(
      listSizes.file,
      null,
      `is of ${listSizes.day}, and the register has lists of ${newestList}: an older list fills in the past only. If that is meant, say --allow older`,
    )
  if (
    details &&
    register.detailsDay !== null &&
    details.newestDay !== null &&
    details.newestDay < register.detailsDay &&
    !allowed.has('older')
  )
    refuse(
      details.file,
      null,
      `knows of nothing after ${details.newestDay}, and the details taken over last did so until ${register.detailsDay}: it would bring back former addresses and telephone numbers. If that is meant, say --allow older`,
    )
  for (const [code, { line, code: successor }] of successors?.successorOf ?? []) {
    const known = (one: string) => register.practices.has(one) || listed.has(one)
    if (!known(successor))
      refuse(successors!.file, line, `${successor} took over from ${code}, and nobody knows a practice ${successor}`)
    if (listed.has(code)) refuse(successors!.file, line, `${code} is open on the map, so nobody took over from it yet`)
  }
  if (!allowed.has('regions'))
    for (const region of map.regions.values()) {
      if (ENGLISH_REGIONS.has(region.code) || register.regions.has(region.code)) continue
      const former = [...register.regions.values()].find((known) => known.onsCode !== null && known.onsCode === region.onsCode)
      const cause = former
        ? `it has the ONS code of ${former.code} ${former.name}, whose code it seems to follow`
        : 'it is none of England’s seven'
      refuse(map.file, null, `the region ${region.code} ${region.name} is new: ${cause}. If that is meant, say --allow regions`)
    }
  return problems
}

const newestDay = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((last, day) => (last && last >= day ? last : day), null)

/** The file behind a kind of change. */
function fileOf(kind: MassChange, { map, details, listSizes, placings, rules }: ImportSources): string {
  if (kind === 'lmc-moves') return (placings ?? rules ?? map).file
  if (kind === 'lists-grown' || kind === 'lists-shrunk') return (listSizes ?? map).file
  return kind === 'telephones' ? (details ?? map).file : map.file
}
