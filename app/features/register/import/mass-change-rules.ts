import type { RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import { onDay } from './practice-import-rules.ts'
import type { ImportSources, KnownPractice, KnownRegister, RegisterPlan } from './register-import-rules.ts'

/** So few practices are never a mass change, whatever their share: small registers and small kinds have bad months too. */
const LEAST = 5

/**
 * The kinds of change that stop an import where they affect too many practices at once: it looks as if one spreadsheet column was
 * sorted alone.
 */
export const MASS_CHANGES = {
  closures: { words: 'would close', most: 0.05, least: 2 },
  'lmc-moves': { words: 'would move to another LMC or out of theirs', most: 0.02 },
  'pcn-moves': { words: 'would move to another PCN or out of theirs', most: 0.1 },
  'icb-moves': { words: 'would move to another sub-ICB location', most: 0.05 },
  renames: { words: 'would be renamed', most: 0.05 },
  postcodes: { words: 'would have another postcode', most: 0.05 },
  telephones: { words: 'would have another telephone number', most: 0.2 },
  systems: { words: 'would have another clinical system', most: 0.05 },
  'lists-grown': { words: 'would have a list over a quarter larger', most: 0.03 },
  'lists-shrunk': { words: 'would have a list over a quarter smaller, or empty', most: 0.03 },
} as const satisfies Record<string, { words: string; most: number; least?: number }>
export type MassChange = keyof typeof MASS_CHANGES
/**
 * What the operator can allow although it looks wrong: a mass change, a part of the country, an older file, an unknown region, or that a file
 * overrules what LMCs agreed.
 */
export const ALLOWANCES = [...(Object.keys(MASS_CHANGES) as MassChange[]), 'small', 'older', 'regions', 'agreed'] as const
export type Allowance = (typeof ALLOWANCES)[number]
export const isAllowance = (word: string): word is Allowance => (ALLOWANCES as readonly string[]).includes(word)

/** One kind, measured: `found` of the `of` practices it could affect. `over`: more than `most` of them, and not just a few. */
export type Measured = { kind: MassChange; words: string; found: number; of: number; most: number; over: boolean }

/** A list this small may well double or empty. */
const SMALL_LIST = 500

/** How many practices each kind of change would affect. A register without open practices has nothing to compare. */
export function massChanges(register: KnownRegister, sources: ImportSources, plan: RegisterPlan): Measured[] {
  const { map, listSizes } = sources
  const listed = new Set(map.practices.map(({ code }) => code))
  const open = [...register.practices.values()].filter(({ statuses }) => onDay(statuses, map.day)?.status === 'open')
  const both = open.filter(({ row }) => listed.has(row.code))
  const rows = new Map((plan.facts.practices ?? []).map((row) => [row.code, row]))
  const organisations = new Map((plan.facts.organisations ?? []).map((row) => [row.practiceCode, row]))
  const placed = both.filter(({ memberships }) => onDay(memberships, map.day)?.lmcSlug != null)
  const inRow = (field: 'name' | 'postcode' | 'telephone', known: KnownPractice) => {
    const after = rows.get(known.row.code)
    return known.row[field] !== null && after !== undefined && after[field] !== known.row[field]
  }
  const organised = (field: 'pcnCode' | 'subIcbCode' | 'clinicalSystem', known: KnownPractice) => {
    const now = onDay(known.organisations, map.day)
    const after: RegisterRow<'organisations'> | undefined = organisations.get(known.row.code)
    return now?.[field] != null && after !== undefined && after[field] !== now[field]
  }
  const lists = both.flatMap(({ row, listSizes: statements }) => {
    const before = listSizes && onDay(statements, listSizes.day)?.patients
    const after = listSizes?.patients.get(row.code)
    return before === undefined || after === undefined || Math.max(before, after) < SMALL_LIST
      ? []
      : [after / Math.max(1, before)]
  })
  const counted: Record<MassChange, { found: number; of: number }> = {
    closures: { found: open.length - both.length, of: open.length },
    'lmc-moves': { found: plan.moved.length, of: placed.length },
    'pcn-moves': { found: both.filter((known) => organised('pcnCode', known)).length, of: both.length },
    'icb-moves': { found: both.filter((known) => organised('subIcbCode', known)).length, of: both.length },
    renames: { found: both.filter((known) => inRow('name', known)).length, of: both.length },
    postcodes: { found: both.filter((known) => inRow('postcode', known)).length, of: both.length },
    telephones: { found: both.filter((known) => inRow('telephone', known)).length, of: both.length },
    systems: { found: both.filter((known) => organised('clinicalSystem', known)).length, of: both.length },
    'lists-grown': { found: lists.filter((ratio) => ratio > 1.25).length, of: lists.length },
    'lists-shrunk': { found: lists.filter((ratio) => ratio < 0.75).length, of: lists.length },
  }
  return (Object.keys(MASS_CHANGES) as MassChange[]).map((kind) => {
    const { words, most, least = LEAST }: { words: string; most: number; least?: number } = MASS_CHANGES[kind]
    const { found, of } = counted[kind]
    return { kind, words, found, of, most, over: found >= least && found > of * most }
  })
}
