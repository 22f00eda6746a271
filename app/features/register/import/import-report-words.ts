import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Measured } from './mass-change-rules.ts'
import type { FileProblem } from './register-file-form.ts'
import { type ImportSources, type Listed, nothingChanges, type RegisterPlan } from './register-import-rules.ts'

const counted = (count: number, one: string, many: string) => `${inFigures(count)} ${count === 1 ? one : many}`
const practices = (count: number) => counted(count, 'practice', 'practices')
/** How many are named; the rest is given as a number. */
const NAMED = 20
const PROBLEMS = 20

/** The lines of a refusal: each problem with its file and line. */
export function refusalLines(problems: readonly FileProblem[]): string[] {
  const lines = problems
    .slice(0, PROBLEMS)
    .map(({ file, line, message }) => `${line === null ? file : `${file}, line ${line}`}: ${message}`)
  if (problems.length > PROBLEMS) lines.push(`and ${inFigures(problems.length - PROBLEMS)} more`)
  return lines
}

/** What was read, and what was left out. */
export function sourceLines({ map, details, listSizes, placings, rules, successors, lmcList }: ImportSources): string[] {
  const lines = [`${map.file}: ${practices(map.practices.length)} open on ${longDay(map.day)}`]
  if (details) {
    const { notGpPractice, outsideEngland } = details.skipped
    const layout = details.layout === 'legacy' ? 'the layout to 2025' : 'the layout since 2025'
    lines.push(
      `${details.file}: ${counted(details.practices.size, 'GP practice', 'GP practices')} in England, open or not (${layout}); ` +
        `left out: ${counted(notGpPractice, 'row', 'rows')} of other kinds, ${counted(outsideEngland, 'GP practice', 'GP practices')} outside England`,
    )
  }
  if (listSizes)
    lines.push(`${listSizes.file}: list sizes of ${practices(listSizes.patients.size)}, counted on ${longDay(listSizes.day)}`)
  if (placings) lines.push(`${placings.file}: the LMC of ${practices(placings.lmcOf.size)}`)
  if (rules) {
    lines.push(
      `${rules.file}: ${counted(rules.lmcOf.size, 'sub-ICB location lies', 'sub-ICB locations lie')} in one LMC, ` +
        `${inFigures(rules.split.size)} are split by local authority, which the map does not tell: their practices need a practice-to-LMC file`,
    )
  }
  if (successors) lines.push(`${successors.file}: the successor of ${practices(successors.successorOf.size)}`)
  lines.push(`content/lmcs: ${counted(lmcList.lmcs.length, 'LMC', 'LMCs')}`)
  return lines
}

/** The changes, practice by practice; `applied` only changes the tense. */
export function changeLines(plan: RegisterPlan, applied: boolean): string[] {
  if (nothingChanges(plan))
    return [
      applied
        ? 'Nothing changed: the register says all of this already.'
        : 'Nothing would change: the register says all of this already.',
    ]
  const are = applied ? 'were' : 'would be'
  const { facts } = plan
  const kinds = [facts.regions, facts.icbs, facts.subIcbLocations, facts.pcns, facts.lmcOffices, facts.lmcs]
  const organisations = kinds.reduce((sum, rows) => sum + (rows?.length ?? 0), 0)
  return [
    ...section(plan.added, `${are} added`, { quietFrom: 100 }),
    ...section(plan.earlier, `of earlier years ${are} added as closed`, { quietFrom: 100 }),
    ...section(plan.closed, `${are} closed`),
    ...section(plan.succeeded, `${are} named as taken over`),
    ...section(plan.reopened, `${are} opened again`),
    ...section(plan.moved, `${are} moved to another LMC`),
    ...section(plan.placed, `known already ${are} placed in an LMC`),
    ...section(plan.changed, `${are} changed`),
    ...section(plan.openingLearnt, `${are} known to have opened earlier than stated`, { quietFrom: 100 }),
    ...when(facts.listSizes?.length, (count) => `${counted(count, 'list size', 'list sizes')} ${are} added`),
    ...when(
      organisations,
      (count) =>
        `${counted(count, 'name', 'names')} of regions, ICBs, sub-ICB locations, PCNs, LMC offices and LMCs ${are} added or changed`,
    ),
    ...when(
      facts.lmcRegions?.length,
      (count) => `the region of ${counted(count, 'LMC', 'LMCs')} ${are.replace('were', 'was')} stated`,
    ),
  ]
}

/** The kinds of change that stop an import in large numbers, each with its count. */
export function measuredLines(changes: readonly Measured[]): string[] {
  return changes
    .filter(({ of }) => of > 0)
    .map(({ kind, words, found, of, most, over }) => {
      const share = `${((100 * found) / of).toFixed(1)} %`
      return `${inFigures(found)} of ${practices(of)} ${words} (${share}; up to ${100 * most} % goes through${over ? `, allowed by --allow ${kind}` : ''})`
    })
}

/** Findings worth checking that change nothing. */
export function noticeLines(plan: RegisterPlan): string[] {
  return [
    ...section(plan.withoutLmc, 'without an LMC'),
    ...section(
      plan.agreedByLmcs,
      'are otherwise in the files than their LMCs agreed, and stay as agreed: if the files are meant, say --allow agreed',
    ),
    ...section(plan.withoutListSize, 'without a list size'),
    ...section(plan.activeOnlyInDetails, 'active in the details only: the map does not list them, so they are not opened'),
    ...section(plan.closedInDetails, 'closed in the details, open because the map lists them'),
    ...section(plan.dormantInDetails, 'dormant in the details, open because the map lists them'),
    ...section(plan.addressLeftOut, 'have another postcode in the details than in the map: the address lines are left out'),
    ...plan.unknownInFiles.map(
      ({ file, codes }) => `${file}: ${practices(codes.length)} the register does not know, passed over: ${shortened(codes)}`,
    ),
  ]
}

/** The register after the import. */
export function totalLines({ totals, day }: RegisterPlan): string[] {
  return [
    `${inFigures(totals.openPractices)} open practices on ${longDay(day)}`,
    `${inFigures(totals.regions)} regions, ${inFigures(totals.icbs)} ICBs, ${inFigures(totals.subIcbLocations)} sub-ICB locations, ${inFigures(totals.pcns)} PCNs`,
    `${inFigures(totals.lmcs)} LMCs, ${inFigures(totals.practicesInLmc)} practices in an LMC`,
    `${inFigures(totals.patients)} registered patients${totals.listsOf ? ` (${totals.listsOf})` : ''}`,
  ]
}

function section(list: readonly Listed[], what: string, { quietFrom = Number.MAX_SAFE_INTEGER } = {}): string[] {
  if (list.length === 0) return []
  const head = `${practices(list.length)} ${list.length === 1 ? what.replace(/^were\b/, 'was').replace(/^stand\b/, 'stands') : what}`
  if (list.length >= quietFrom) return [head]
  const lines = list.slice(0, NAMED).map(({ code, name, note }) => `  ${code} ${name}${note ? ` (${note})` : ''}`)
  if (list.length > NAMED) lines.push(`  and ${inFigures(list.length - NAMED)} more`)
  return [head, ...lines]
}

const when = (count: number | undefined, words: (count: number) => string) => (count ? [words(count)] : [])
const shortened = (codes: string[]) => codes.slice(0, 5).join(', ') + (codes.length > 5 ? ' and others' : '')
