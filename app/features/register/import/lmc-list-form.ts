import type { RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import type { Evidence } from '#app/features/register/records/register-rules.ts'
import { FileCheck, findColumns, type Parsed, readRows } from './register-file-form.ts'

/**
 * One LMC of the shipped list. `practices`, `patients`: its numbers when the list was made; `region`: that of most of its
 * practices.
 */
export type ListedLmc = RegisterRow<'lmcs'> & { office: string | null; region: string; practices: number; patients: number }
export type LmcList = { lmcs: ListedLmc[]; offices: RegisterRow<'lmcOffices'>[] }

const COLUMNS = {
  slug: 'slug',
  name: 'name',
  office: 'office',
  region: 'region',
  area: 'area',
  evidence: 'evidence',
  website: 'website',
  sourceUrl: 'source_url',
  hexQ: 'hex_q',
  hexR: 'hex_r',
  practices: 'practices',
  patients: 'patients',
  note: 'note',
}
const NUMBERS = ['hexQ', 'hexR', 'practices', 'patients'] as const

/** Reads the list of LMCs (content/lmcs/lmcs-indicative.csv); an office serves one or several of them. */
export function readLmcList(file: string, bytes: Uint8Array): Parsed<LmcList> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const at = findColumns(rows[0], COLUMNS, 'the list of LMCs', check)
  const list: LmcList = { lmcs: [], offices: [] }
  if (check.problems.length > 0) return check.outcome(list)
  const offices = new Map<string, string>()
  for (const { line, cells } of rows.slice(1)) {
    const cell = (column: keyof typeof COLUMNS) => cells[at[column]]!.trim()
    const slug = cell('slug')
    const office = cell('office') || null
    if (!/^[a-z0-9-]+$/.test(slug)) check.refuse(line, `‘${slug}’ is not a slug: small letters, digits and hyphens`)
    check.once(slug, line)
    if (cell('name') === '') check.refuse(line, 'has no name')
    if (!/^[ABC]$/.test(cell('evidence'))) check.refuse(line, `evidence ‘${cell('evidence')}’ is none of A, B, C`)
    for (const column of NUMBERS) {
      if (!/^-?\d+$/.test(cell(column))) check.refuse(line, `${COLUMNS[column]} ‘${cell(column)}’ is not a number`)
    }
    if (office) offices.set(slugOf(office), office)
    list.lmcs.push({
      slug,
      name: cell('name'),
      office,
      officeSlug: office && slugOf(office),
      region: cell('region'),
      area: cell('area') || null,
      evidence: cell('evidence') as Evidence,
      website: cell('website') || null,
      sourceUrl: cell('sourceUrl') || null,
      note: cell('note') || null,
      hexQ: Number(cell('hexQ')),
      hexR: Number(cell('hexR')),
      practices: Number(cell('practices')),
      patients: Number(cell('patients')),
    })
  }
  list.offices = [...offices].map(([slug, name]) => ({ slug, name }))
  return check.outcome(list)
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** A listed LMC as a row of the register. */
export function lmcRow(lmc: ListedLmc): RegisterRow<'lmcs'> {
  const { slug, name, officeSlug, website, area, evidence, sourceUrl, note, hexQ, hexR } = lmc
  return { slug, name, officeSlug, website, area, evidence, sourceUrl, note, hexQ, hexR }
}
