import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import {
  addToRegister,
  markRegister,
  noteImport,
  REGISTER_TABLES,
} from '#app/features/register/records/add-to-register.server.ts'
import { KNOWN_NOW, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, onSnapshot } from '#db/client.server.ts'
import { refusalsOf } from './import-refusal-rules.ts'
import { dayAsNumber, knownRegister } from './known-register-queries.server.ts'
import { readListSizes } from './list-size-form.ts'
import { lmcRow, readLmcList } from './lmc-list-form.ts'
import { readPracticePlacings, readSubIcbRules } from './lmc-placing-form.ts'
import { type Allowance, type Measured, massChanges } from './mass-change-rules.ts'
import { readPracticeDetails } from './practice-details-form.ts'
import { readPracticeMap } from './practice-map-form.ts'
import type { FileProblem, Parsed } from './register-file-form.ts'
import { type ImportSources, nothingChanges, type RegisterPlan } from './register-import-rules.ts'
import { planImport } from './register-plan-rules.ts'
import { readSuccessors } from './successor-form.ts'

/** Paths of the files; `lmcList` is the list shipped in content/lmcs. */
export type ImportPaths = {
  map: string
  details?: string
  listSizes?: string
  lmcs?: string
  rules?: string
  successors?: string
  lmcList: string
}
export type ImportFile = { kind: string; name: string; sha256: string }
/** `notes`: changes made by a spreadsheet program that did not prevent reading. */
export type ImportFiles = { sources: ImportSources; files: ImportFile[]; notes: { file: string; words: string }[] }
/** Receives the current step in a few words; a long write reports how far it is. */
export type ImportProgress = (doing: string) => void

export type ImportOutcome =
  | { ok: true; plan: RegisterPlan; sources: ImportSources; changes: Measured[]; applied: boolean }
  | { ok: false; problems: FileProblem[] }

/**
 * Updates the register from the files of one import (`readImportFiles`), or with `apply` false only works out the changes.
 * Refuses contradictory files and a demonstration's database, and then touches nothing. The change is one transaction that only
 * writes, with its audit event and a row of `register_imports`; a register that another import changed meanwhile is compared again.
 * Without changes, nothing is written.
 */
export function importRegister(
  db: Db,
  { sources, files }: ImportFiles,
  options: { apply: boolean; allowed: ReadonlySet<Allowance> },
  now: Instant,
  progress: ImportProgress = () => {},
): ImportOutcome {
  if (registerKindOf(db) === 'demonstration') {
    return refusal('DATABASE_PATH', 'holds a demonstration England. A real register needs a database of its own')
  }
  for (;;) {
    // Compared on a snapshot, outside the transaction that writes: people can go on working.
    progress('Comparing with the register')
    const { mark, outcome } = onSnapshot(db, (tx) => ({
      mark: markRows(tx, REGISTER_TABLES),
      outcome: compared(tx, sources, options.allowed, now),
    }))
    if (!outcome.ok) return outcome
    const { plan, changes, upToDate } = outcome
    const result = { ok: true, plan, sources, changes, applied: options.apply } as const
    if (!options.apply || upToDate) return result
    progress('Writing')
    const written = inTransaction(db, (tx) => {
      if (JSON.stringify(markRows(tx, REGISTER_TABLES)) !== JSON.stringify(mark)) return false
      apply(tx, plan, { files, detailsDay: sources.details?.newestDay ?? null }, now, progress)
      return true
    })
    if (written) return result
    progress('The register was changed meanwhile')
  }
}

type Compared = { ok: true; plan: RegisterPlan; changes: Measured[]; upToDate: boolean } | { ok: false; problems: FileProblem[] }

function compared(tx: Db, sources: ImportSources, allowed: ReadonlySet<Allowance>, now: Instant): Compared {
  const register = knownRegister(tx)
  const plan = planImport(register, sources, allowed.has('agreed'))
  const changes = massChanges(register, sources, plan)
  const problems = refusalsOf(register, sources, changes, allowed, dayOf(now))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, plan, changes, upToDate: nothingChanges(plan) && register.lastMapDay === plan.day }
}

function apply(
  tx: Db,
  plan: RegisterPlan,
  { files, detailsDay }: { files: ImportFile[]; detailsDay: Day | null },
  now: Instant,
  progress: ImportProgress,
): void {
  const recordedAt = recordingTime(tx, now)
  const mark = markRows(tx, REGISTER_TABLES)
  addToRegister(tx, plan.facts, recordedAt, (written, of) => progress(`Writing ${Math.floor((100 * written) / of)} %`))
  const open = practicesAsAt(tx, { asAt: plan.day, knownBefore: KNOWN_NOW })
  const inLmc = open.filter((practice) => practice.lmcSlug !== null).length
  if (open.length !== plan.totals.openPractices || inLmc !== plan.totals.practicesInLmc) {
    throw new Error(`the register would not hold what was planned: ${open.length} open, ${inLmc} in an LMC`)
  }
  if (registerKindOf(tx) === 'empty') markRegister(tx, 'real', { mapDay: plan.day }, recordedAt)
  const days = { mapDay: dayAsNumber(plan.day), ...(detailsDay ? { detailsDay: dayAsNumber(detailsDay) } : {}) }
  const { listsOf: _words, ...totals } = plan.totals
  const counts = { ...totals, ...days, ...changeCounts(plan) }
  noteImport(tx, files, counts, recordedAt)
  const event = { at: recordedAt, actor: 'operator', subject: plan.day, detail: counts }
  recordEvent(tx, { ...event, action: 'register.imported' }, rowsSince(tx, mark))
}

function changeCounts(plan: RegisterPlan): Record<string, number> {
  const lists = ['added', 'earlier', 'closed', 'reopened', 'changed', 'moved', 'placed', 'withoutLmc'] as const
  return Object.fromEntries(lists.map((list) => [list, plan[list].length]))
}

/** Reads and checks every given file. Where some are refused, it reports the problems of all of them. */
export function readImportFiles(
  paths: ImportPaths,
  progress: ImportProgress = () => {},
): ({ ok: true } & ImportFiles) | { ok: false; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const files: ImportFile[] = []
  const notes: ImportFiles['notes'] = []
  const read = <T>(
    kind: string,
    path: string | undefined,
    parse: (file: string, bytes: Uint8Array) => Parsed<T>,
  ): T | undefined => {
    if (path === undefined) return undefined
    const name = basename(path)
    progress(`Reading ${name}`)
    const bytes = bytesOf(path)
    const parsed = bytes ? parse(name, bytes) : refusal(path, 'cannot be read: is the path right?')
    if (!parsed.ok) problems.push(...parsed.problems)
    if (!bytes || !parsed.ok) return undefined
    notes.push(...parsed.notes.map((words) => ({ file: name, words })))
    files.push({ kind, name, sha256: createHash('sha256').update(bytes).digest('hex') })
    return parsed.value
  }
  const list = read('lmc-list', paths.lmcList, readLmcList)
  const slugs = new Set(list?.lmcs.map((lmc) => lmc.slug))
  const map = read('map', paths.map, readPracticeMap)
  const details = read('details', paths.details, readPracticeDetails)
  const listSizes = read('list-sizes', paths.listSizes, readListSizes)
  const placings = read('lmcs', paths.lmcs, (file, bytes) => readPracticePlacings(file, bytes, slugs))
  const rules = read('rules', paths.rules, (file, bytes) => readSubIcbRules(file, bytes, slugs))
  const successors = read('successors', paths.successors, readSuccessors)
  if (problems.length > 0 || !map || !list) return { ok: false, problems }
  const lmcList = { lmcs: list.lmcs.map(lmcRow), offices: list.offices }
  return { ok: true, files, notes, sources: { map, details, listSizes, placings, rules, successors, lmcList } }
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

const refusal = (file: string, message: string): { ok: false; problems: FileProblem[] } => ({
  ok: false,
  problems: [{ file, line: null, message }],
})
