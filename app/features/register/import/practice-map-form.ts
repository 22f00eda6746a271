import { inReadableCase } from '#app/features/register/records/register-name-rules.ts'
import type { Day } from '#app/platform/time.ts'
import {
  dayColumn,
  FileCheck,
  findColumns,
  isWelsh,
  type Parsed,
  PRACTICE_CODE,
  practiceCodeOf,
  readRows,
} from './register-file-form.ts'

export type MapPractice = {
  line: number
  code: string
  name: string
  postcode: string
  pcnCode: string | null
  subIcbCode: string
  icbCode: string
  regionCode: string
  clinicalSystem: string
}
type Organisation = { code: string; name: string; onsCode: string | null; parent: string }
/** The monthly practice map: the practices open on `day`, and their NHS organisations. */
export type PracticeMap = {
  file: string
  day: Day
  practices: MapPractice[]
  regions: Map<string, Organisation>
  icbs: Map<string, Organisation>
  subIcbLocations: Map<string, Organisation>
  pcns: Map<string, Organisation>
}

const COLUMNS = {
  day: 'EXTRACT_DATE',
  code: 'PRACTICE_CODE',
  name: 'PRACTICE_NAME',
  postcode: 'PRACTICE_POSTCODE',
  pcnCode: 'PCN_CODE',
  pcnName: 'PCN_NAME',
  subIcbOns: 'ONS_SUB_ICB_LOCATION_CODE',
  subIcbCode: 'SUB_ICB_LOCATION_CODE',
  subIcbName: 'SUB_ICB_LOCATION_NAME',
  icbOns: 'ONS_ICB_CODE',
  icbCode: 'ICB_CODE',
  icbName: 'ICB_NAME',
  regionOns: 'ONS_COMM_REGION_CODE',
  regionCode: 'COMM_REGION_CODE',
  regionName: 'COMM_REGION_NAME',
  clinicalSystem: 'SUPPLIER_NAME',
}
const NEVER_EMPTY = ['name', 'subIcbOns', 'subIcbCode', 'subIcbName', 'icbOns', 'icbCode', 'icbName', 'regionName'] as const
/** The most PCNs of one name (the map of August 2026 has two called Grand Union). */
const MOST_NAMESAKES = 4
/** "Unallocated" in the PCN column. */
const NO_PCN = 'U'

/** Reads `gp-reg-pat-prac-map` as NHS England publishes it with "Patients Registered at a GP Practice". */
export function readPracticeMap(file: string, bytes: Uint8Array): Parsed<PracticeMap> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const at = findColumns(rows[0], COLUMNS, 'a practice map (gp-reg-pat-prac-map)', check)
  const map: PracticeMap = {
    file,
    day: '',
    practices: [],
    regions: new Map(),
    icbs: new Map(),
    subIcbLocations: new Map(),
    pcns: new Map(),
  }
  if (check.problems.length > 0) return check.outcome(map)
  if (rows.length === 1) check.refuse(null, 'lists no practice')

  // Every map is dated the first of a month.
  const days = dayColumn(new Set(rows.slice(1).map(({ cells }) => cells[at.day]!)), check, true)
  if (days.refusal) check.refuse(null, `EXTRACT_DATE: ${days.refusal}`)
  for (const { line, cells } of rows.slice(1)) {
    const cell = (column: keyof typeof COLUMNS) => cells[at[column]]!.trim()
    const code = practiceCodeOf(cell('code'), check)
    const regionCode = cell('regionCode').toUpperCase()
    const day = days.read(cell('day'))
    if (days.refusal) continue
    if (!day) check.refuse(line, `EXTRACT_DATE ‘${cell('day')}’ is not a date`)
    else if (map.day === '') map.day = day
    else if (day !== map.day) check.refuse(line, `EXTRACT_DATE is ${day}, but ${map.day} on the lines before`)

    if (!PRACTICE_CODE.test(code)) check.refuse(line, `‘${code}’ is not a practice code`)
    else if (isWelsh(code)) check.refuse(line, `${code} is a practice in Wales: the map lists practices in England only`)
    else if (!/^Y\d\d$/.test(regionCode) || !cell('regionOns').startsWith('E')) {
      check.refuse(
        line,
        `${code} is in region ‘${regionCode}’ (${cell('regionOns')}), which is none in England: the map lists England only`,
      )
    }
    check.once(code, line)
    for (const column of NEVER_EMPTY) {
      if (cell(column) === '') check.refuse(line, `${COLUMNS[column]} is empty`)
    }

    const addOrganisation = (kind: Map<string, Organisation>, organisation: Organisation, what: string) => {
      const known = kind.get(organisation.code)
      if (!known) kind.set(organisation.code, organisation)
      else if (known.name !== organisation.name || known.onsCode !== organisation.onsCode) {
        check.refuse(
          line,
          `${what} ${organisation.code} is ${organisation.name} here and ${known.name} on a line before: was a column sorted by itself?`,
        )
      } else if (known.parent !== organisation.parent) {
        check.refuse(
          line,
          `${what} ${organisation.code} is in ${organisation.parent} here and in ${known.parent} on a line before`,
        )
      }
    }
    const ons = (column: 'regionOns' | 'icbOns' | 'subIcbOns') => cell(column) || null
    addOrganisation(map.regions, { code: regionCode, name: cell('regionName'), onsCode: ons('regionOns'), parent: '' }, 'region')
    addOrganisation(map.icbs, { code: cell('icbCode'), name: cell('icbName'), onsCode: ons('icbOns'), parent: regionCode }, 'ICB')
    addOrganisation(
      map.subIcbLocations,
      { code: cell('subIcbCode'), name: cell('subIcbName'), onsCode: ons('subIcbOns'), parent: cell('icbCode') },
      'sub-ICB location',
    )
    const pcnCode = cell('pcnCode') === NO_PCN || cell('pcnCode') === '' ? null : cell('pcnCode')
    if (pcnCode && cell('pcnName') === '') check.refuse(line, `PCN_NAME is empty, and PCN_CODE is ${pcnCode}`)
    if (pcnCode)
      addOrganisation(map.pcns, { code: pcnCode, name: inReadableCase(cell('pcnName')), onsCode: null, parent: '' }, 'PCN')
    map.practices.push({
      line,
      code,
      name: inReadableCase(cell('name')),
      postcode: cell('postcode'),
      pcnCode,
      subIcbCode: cell('subIcbCode'),
      icbCode: cell('icbCode'),
      regionCode,
      clinicalSystem: cell('clinicalSystem') || 'Not stated',
    })
  }
  namesakes(map.regions, 'regions', 1, check)
  namesakes(map.icbs, 'ICBs', 1, check)
  namesakes(map.subIcbLocations, 'sub-ICB locations', 1, check)
  namesakes(map.pcns, 'PCNs', MOST_NAMESAKES, check)
  return check.outcome(map)
}

/** Refuses one name or one ONS code for too many organisations: a spreadsheet column was filled by mistake. */
function namesakes(kind: Map<string, Organisation>, what: string, most: number, check: FileCheck): void {
  for (const field of ['name', 'onsCode'] as const) {
    const codes = new Map<string, string[]>()
    for (const organisation of kind.values()) {
      const word = organisation[field]
      if (word) codes.set(word, [...(codes.get(word) ?? []), organisation.code])
    }
    for (const [word, shared] of codes)
      if (shared.length > most)
        check.refuse(
          null,
          `${shared.length} ${what} have one ${field === 'name' ? 'name' : 'ONS code'}, ${word}: was a column filled by itself?`,
        )
  }
}
