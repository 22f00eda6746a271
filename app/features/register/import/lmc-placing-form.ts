import { FileCheck, findColumns, type Parsed, PRACTICE_CODE, practiceCodeOf, readRows } from './register-file-form.ts'

/** Practice code to LMC slug; null = the file states that the practice is in no LMC. */
export type PracticePlacings = { file: string; lmcOf: Map<string, string | null> }
/** Sub-ICB location to the LMC of all its practices; those in `split` lie in several, by local authority. */
export type SubIcbRules = { file: string; lmcOf: Map<string, string>; split: Set<string> }

const unknown = (slug: string) => `‘${slug}’ is not an LMC of the list in content/lmcs`

/** Reads a practice-to-LMC file: `practice_code` and `lmc_id`; other columns are ignored. It need not name every practice. */
export function readPracticePlacings(file: string, bytes: Uint8Array, slugs: ReadonlySet<string>): Parsed<PracticePlacings> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const expected = 'a practice-to-LMC file (practice_code, lmc_id)'
  const at = findColumns(rows[0], { code: 'practice_code', lmc: 'lmc_id' }, expected, check)
  const placings: PracticePlacings = { file, lmcOf: new Map() }
  if (check.problems.length > 0) return check.outcome(placings)
  for (const { line, cells } of rows.slice(1)) {
    const code = practiceCodeOf(cells[at.code]!, check)
    const slug = cells[at.lmc]!.trim().toLowerCase()
    if (!PRACTICE_CODE.test(code)) check.refuse(line, `‘${code}’ is not a practice code`)
    if (slug !== '' && !slugs.has(slug)) check.refuse(line, unknown(slug))
    check.once(code, line)
    placings.lmcOf.set(code, slug || null)
  }
  return check.outcome(placings)
}

const RULES = { subIcb: 'sub_icb_code', lad: 'lad21_name', lmc: 'lmc_id' }

/** Reads sub-ICB rules: `lad21_name` is `*` where the whole location lies in one LMC, else the row's local authority. */
export function readSubIcbRules(file: string, bytes: Uint8Array, slugs: ReadonlySet<string>): Parsed<SubIcbRules> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const at = findColumns(rows[0], RULES, 'a file of sub-ICB rules (sub_icb_code, lad21_name, lmc_id)', check)
  const rules: SubIcbRules = { file, lmcOf: new Map(), split: new Set() }
  if (check.problems.length > 0) return check.outcome(rules)
  for (const { line, cells } of rows.slice(1)) {
    const subIcb = cells[at.subIcb]!.trim().toUpperCase()
    const slug = cells[at.lmc]!.trim().toLowerCase()
    const lad = cells[at.lad]!.trim()
    if (subIcb === '' || lad === '') check.refuse(line, 'names no sub-ICB location or no local authority')
    if (!slugs.has(slug)) check.refuse(line, unknown(slug))
    check.once(`${subIcb} with ${lad}`, line)
    if (lad === '*') rules.lmcOf.set(subIcb, slug)
    else rules.split.add(subIcb)
    if (rules.split.has(subIcb) && rules.lmcOf.has(subIcb))
      check.refuse(line, `${subIcb} is given whole and split by local authority`)
  }
  return check.outcome(rules)
}
