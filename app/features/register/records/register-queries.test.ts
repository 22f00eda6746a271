import { expect, test } from 'vitest'
import { type Db, openImage } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { addToRegister, markRegister } from './add-to-register.server.ts'
import { practicesAsAt } from './register-history-queries.server.ts'
import { allLmcs, isPracticeOfLmc, lmcBySlug, practiceByCode, practicesOfLmc, registerKindOf } from './register-queries.server.ts'

const TODAY = '2026-06-01'
const ADDRESS = { addressLine1: '1 High Street', addressLine2: null, addressLine3: null, county: null, telephone: null }
const LMC = { officeSlug: 'shires', website: null, area: null, sourceUrl: null, note: null, hexQ: 1, hexR: 2 }

/** Two LMCs; Green Lane closed on 31 March 2026 and Mill Road took over. */
function borsetshire(): Db {
  const db = freshDatabase()
  addToRegister(
    db,
    {
      regions: [
        { code: 'Y60', name: 'Midlands', onsCode: null },
        { code: 'Y61', name: 'East of England', onsCode: null },
      ],
      icbs: [{ code: 'QZZ', name: 'NHS Borsetshire ICB', onsCode: null, regionCode: 'Y60' }],
      subIcbLocations: [{ code: '99Z', name: 'NHS Borsetshire ICB - 99Z', onsCode: null, icbCode: 'QZZ' }],
      pcns: [{ code: 'U00001', name: 'Ambridge PCN' }],
      lmcOffices: [{ slug: 'shires', name: 'Shires LMCs' }],
      lmcs: [
        { slug: 'borsetshire', name: 'Borsetshire LMC', evidence: 'A', ...LMC },
        { slug: 'loamshire', name: 'Loamshire LMC', evidence: 'C', ...LMC },
      ],
      practices: [
        { code: 'ZZ001', name: 'Mill Road', town: 'Ambridge', postcode: 'ZZ1 1ZZ', ...ADDRESS },
        { code: 'ZZ002', name: 'Green Lane', town: 'Ambridge', postcode: 'ZZ1 2ZZ', ...ADDRESS },
      ],
      lmcRegions: [{ lmcSlug: 'borsetshire', regionCode: 'Y60', holdsFrom: '1990-01-01' }],
      statuses: [
        { practiceCode: 'ZZ001', status: 'open', holdsFrom: '1990-01-01', successorCode: null },
        { practiceCode: 'ZZ002', status: 'open', holdsFrom: '1995-01-01', successorCode: null },
        { practiceCode: 'ZZ002', status: 'closed', holdsFrom: '2026-04-01', successorCode: 'ZZ001' },
      ],
      memberships: [
        { practiceCode: 'ZZ001', lmcSlug: 'borsetshire', holdsFrom: '1990-01-01' },
        { practiceCode: 'ZZ002', lmcSlug: 'borsetshire', holdsFrom: '1995-01-01' },
      ],
      organisations: [
        { practiceCode: 'ZZ001', subIcbCode: '99Z', pcnCode: 'U00001', clinicalSystem: 'EMIS', holdsFrom: '2026-01-01' },
      ],
      listSizes: [
        { practiceCode: 'ZZ001', patients: 7000, holdsFrom: '2025-01-01' },
        { practiceCode: 'ZZ001', patients: 7500, holdsFrom: '2026-01-01' },
      ],
    },
    1000,
  )
  return db
}

test('a practice is shown with its place in the NHS, its LMC and the practice it took over', () => {
  expect(practiceByCode(borsetshire(), 'ZZ001', TODAY)).toEqual({
    code: 'ZZ001',
    name: 'Mill Road',
    address: ['1 High Street', 'Ambridge'],
    postcode: 'ZZ1 1ZZ',
    telephone: null,
    lmc: { slug: 'borsetshire', name: 'Borsetshire LMC' },
    region: { code: 'Y60', name: 'Midlands' },
    icb: { code: 'QZZ', name: 'NHS Borsetshire ICB' },
    subIcb: { code: '99Z', name: 'NHS Borsetshire ICB - 99Z' },
    pcn: { code: 'U00001', name: 'Ambridge PCN' },
    clinicalSystem: 'EMIS',
    patients: { count: 7500, countedOn: '2026-01-01' },
    open: true,
    openedOn: '1990-01-01',
    closedOn: null,
    successor: null,
    predecessors: [{ code: 'ZZ002', name: 'Green Lane' }],
  })
})

test('a practice is open on its closing day and closed, with its successor, the day after', () => {
  const db = borsetshire()
  expect(practiceByCode(db, 'ZZ002', '2026-03-31')).toMatchObject({ open: true, closedOn: null, successor: null })
  expect(practiceByCode(db, 'ZZ002', '2026-04-01')).toMatchObject({
    open: false,
    openedOn: '1995-01-01',
    closedOn: '2026-03-31',
    successor: { code: 'ZZ001', name: 'Mill Road' },
  })
  expect(practiceByCode(db, 'ZZ001', '2026-03-31')?.predecessors).toEqual([])
  expect(practicesAsAt(db, { asAt: '2026-03-31', knownBefore: 1001 })).toHaveLength(2)
  expect(practicesAsAt(db, { asAt: '2026-04-01', knownBefore: 1001 })).toHaveLength(1)
})

test('a code the register never heard of is undefined', () => {
  expect(practiceByCode(borsetshire(), 'ZZ999', TODAY)).toBeUndefined()
  expect(lmcBySlug(borsetshire(), 'nowhere')).toBeUndefined()
})

test('the practices of an LMC are the open ones that belong to it today', () => {
  const db = borsetshire()
  expect(practicesOfLmc(db, 'borsetshire', TODAY)).toEqual([
    { code: 'ZZ001', name: 'Mill Road', town: 'Ambridge', pcn: 'Ambridge PCN' },
  ])
  addToRegister(db, { memberships: [{ practiceCode: 'ZZ001', lmcSlug: 'loamshire', holdsFrom: '2026-05-01' }] }, 2000)
  expect(practicesOfLmc(db, 'borsetshire', TODAY)).toEqual([])
  expect(practicesOfLmc(db, 'loamshire', TODAY)).toHaveLength(1)
  expect(isPracticeOfLmc(db, 'ZZ001', 'borsetshire', '2026-04-30')).toBe(true)
  expect(isPracticeOfLmc(db, 'ZZ001', 'borsetshire', TODAY)).toBe(false)
})

const CHANGES_OF_A_LIST = [
  ['a renamed practice', "update practices set name = 'Renamed' where code = 'ZZ001'"],
  ['a renamed network', "update pcns set name = 'Renamed'"],
  [
    'a practice that closes',
    "insert into practice_statuses (practice_code, status, holds_from, recorded_at) values ('ZZ001', 'closed', '2026-05-01', 2000)",
  ],
  [
    'a practice that opens again',
    "insert into practice_statuses (practice_code, status, holds_from, recorded_at) values ('ZZ002', 'open', '2026-05-01', 2000)",
  ],
  [
    'a practice that leaves for another LMC',
    "insert into practice_memberships (practice_code, lmc_slug, holds_from, recorded_at) values ('ZZ001', 'loamshire', '2026-05-01', 2000)",
  ],
  [
    'a practice that leaves its network',
    `insert into practice_organisations (practice_code, sub_icb_code, pcn_code, clinical_system, holds_from, recorded_at)
     values ('ZZ001', '99Z', null, 'EMIS', '2026-05-01', 2000)`,
  ],
]
const CHANGES = [
  ...CHANGES_OF_A_LIST,
  ['a renamed LMC', "update lmcs set name = 'Renamed' where slug = 'borsetshire'"],
  ['a renamed region', "update regions set name = 'Renamed'"],
  ['a renamed ICB', "update icbs set name = 'Renamed'"],
  ['a renamed sub-ICB location', "update sub_icb_locations set name = 'Renamed'"],
  [
    'a new list size',
    "insert into practice_list_sizes (practice_code, patients, holds_from, recorded_at) values ('ZZ001', 7600, '2026-02-01', 2000)",
  ],
  [
    'an LMC of another region',
    "insert into lmc_regions (lmc_slug, region_code, holds_from, recorded_at) values ('borsetshire', 'Y61', '2026-02-01', 2000)",
  ],
]

/** What is read as cached changes at once with what is written, and with nothing that a transaction took back. */
function expectReadAnew<T>(change: string, read: (db: Db) => T) {
  const db = borsetshire()
  const before = read(db)
  expect(read(db)).toBe(before)
  const takenBack = db.$client.transaction(() => {
    expect(read(db)).toBe(before)
    db.$client.exec(change)
    expect(read(db)).not.toEqual(before)
    throw new Error('taken back')
  })
  expect(takenBack).toThrow('taken back')
  expect(read(db)).toEqual(before)
  db.$client.exec(change)
  expect(read(db)).not.toEqual(before)
  expect(read(db)).toEqual(read(openImage(db.$client.serialize())))
}

test.for(CHANGES_OF_A_LIST)('%s changes the list of its LMC at once, and not where a transaction took it back', ([_, change]) =>
  expectReadAnew(change!, (db) => practicesOfLmc(db, 'borsetshire', TODAY)),
)

test.for(CHANGES)('%s changes what is read of a practice at once, and not where a transaction took it back', ([_, change]) =>
  expectReadAnew(change!, (db) => practiceByCode(db, 'ZZ001', TODAY)),
)

test('LMCs are listed by name with office, region and grade', () => {
  expect(allLmcs(borsetshire(), TODAY)).toEqual([
    {
      slug: 'borsetshire',
      name: 'Borsetshire LMC',
      office: 'Shires LMCs',
      region: { code: 'Y60', name: 'Midlands' },
      hexQ: 1,
      hexR: 2,
      evidence: 'A',
    },
    { slug: 'loamshire', name: 'Loamshire LMC', office: 'Shires LMCs', region: null, hexQ: 1, hexR: 2, evidence: 'C' },
  ])
})

test('a register is marked once and its mark cannot be changed', () => {
  const db = borsetshire()
  expect(registerKindOf(db)).toBe('empty')
  const takenBack = db.$client.transaction(() => {
    markRegister(db, 'real', {}, 1)
    expect(registerKindOf(db)).toBe('real')
    throw new Error('taken back')
  })
  expect(takenBack).toThrow('taken back')
  expect(registerKindOf(db)).toBe('empty')
  markRegister(db, 'demonstration', { seed: 1 }, 1)
  expect(registerKindOf(db)).toBe('demonstration')
  expect(() => markRegister(db, 'real', {}, 2)).toThrow()
  expect(() => db.$client.prepare("update register_kind set kind = 'real'").run()).toThrow(/append-only/)
})

test('a statement that points at nothing writes nothing at all', () => {
  const db = borsetshire()
  const facts = {
    statuses: [{ practiceCode: 'ZZ001', status: 'closed' as const, holdsFrom: '2026-02-01', successorCode: null }],
    memberships: [{ practiceCode: 'ZZ001', lmcSlug: 'nowhere', holdsFrom: '2026-02-01' }],
  }
  expect(() => addToRegister(db, facts, 3000)).toThrow(/FOREIGN KEY/)
  expect(practiceByCode(db, 'ZZ001', TODAY)?.open).toBe(true)
  expect(db.$client.prepare('select count(*) from practice_statuses where recorded_at = 3000').pluck().get()).toBe(0)
})
