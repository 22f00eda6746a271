import { expect, test } from 'vitest'
import { readTable } from '#app/platform/table-file.ts'
import { saidIn } from './judge-rules.ts'
import { guessWord, readCell } from './tracker-cell-rules.ts'
import { actionFinder, columnsRefusal, guessColumns } from './tracker-columns-rules.ts'
import { guessMapping, statementsIn } from './tracker-mapping-rules.ts'
import { type TrackerTable, trackerTable } from './tracker-table-rules.ts'

const ACTIONS = [
  { slug: 'cap-contacts', title: 'Limit contacts to 25 a day', shortTitle: '25 contacts' },
  { slug: 'gp-connect-update-record', title: 'Switch off GP Connect Update Record', shortTitle: 'GP Connect' },
  { slug: 'freeze-data-sharing', title: 'Freeze new data sharing', shortTitle: 'Freeze sharing' },
  { slug: 'withdraw-data-sharing', title: 'Withdraw from data sharing', shortTitle: 'Withdraw sharing' },
]
const NAMES = new Set(['elm surgery', 'oak surgery'])

function table(text: string): TrackerTable {
  const read = trackerTable(readTable(new TextEncoder().encode(text)))
  if ('problem' in read) throw new Error(read.problem)
  return read
}
const uses = (text: string) => guessColumns(table(text), ACTIONS, NAMES)

test('a cell is taken apart into its word and its day, whichever way an office writes them', () => {
  const read = (cell: string) => {
    const found = readCell(cell)
    return found && [found.word, found.day, found.unread]
  }
  expect(read('Yes from 1/8/24')).toEqual(['yes', '2024-08-01', null])
  expect(read('Y (5th August 2024)')).toEqual(['y', '2024-08-05', null])
  expect(read('partial since 12.9.2024')).toEqual(['partial', '2024-09-12', null])
  expect(read('2024-08-05')).toEqual(['', '2024-08-05', null])
  expect(read('45509')).toEqual(['', '2024-08-05', null])
  expect(read(' N/A ')).toEqual(['n/a', null, null])
  expect(read('Yes, Aug 24')).toEqual(['yes', null, 'Aug 24'])
  expect(read('31/11/2024')).toEqual(['', null, '31/11/2024'])
  expect(read('no')).toEqual(['no', null, null])
  expect(read('  ')).toBeUndefined()
})

test('words are guessed as offices mean them, and what nobody can know is left open', () => {
  expect(['y', 'partly', 'no', 'n/a', 'planned', 'tbc', '', 'ask jo'].map(guessWord)).toEqual([
    ...['full', 'partial', 'not-planning', 'not-applicable', 'planned', 'nothing', 'full', ''],
  ])
})

test('an action is found by its own words, and not where two fit alike', () => {
  const find = actionFinder(ACTIONS)
  expect([
    find('Cap at 25'),
    find('GP connect off'),
    find('Data sharing'),
    find('freeze data sharing'),
    find('Chair'),
    find('FDS'),
  ]).toEqual([
    ...['cap-contacts', 'gp-connect-update-record', undefined, 'freeze-data-sharing', undefined, 'freeze-data-sharing'],
  ])
})

test('columns are guessed by what they are called and what is in them', () => {
  const wide = 'Practice,Code,25 contacts,since,GP Connect,GP Connect from,Notes\nElm Surgery,Y00001,Y,1/8/24,no,,rang Jo'
  expect(uses(wide)).toEqual([
    ...[
      '',
      'practice',
      'is:cap-contacts',
      'since:cap-contacts',
      'is:gp-connect-update-record',
      'since:gp-connect-update-record',
      '',
    ],
  ])
  expect(uses('Surgery,Action,Status,Start date\nElm Surgery,GP Connect,yes,1/8/24')).toEqual([
    ...['practice', 'action', 'state', 'since'],
  ])
})

test('a title over the table is passed over, and a name merged over two columns belongs to both', () => {
  const merged = table(
    'Leeds LMC list of 3 November,,,,\n,GP Connect,,25 contacts,\nCode,State,Since,State,Since\nY00001,Y,1/8/24,N,\n',
  )
  expect(merged.headLine).toBe(3)
  expect(merged.heads).toEqual(['Code', 'GP Connect: State', 'GP Connect: Since', '25 contacts: State', '25 contacts: Since'])
  expect(guessMapping(merged, ACTIONS, NAMES).columns).toEqual([
    ...['practice', 'is:gp-connect-update-record', 'since:gp-connect-update-record', 'is:cap-contacts', 'since:cap-contacts'],
  ])
})

test('columns that cannot be are told at their field', () => {
  expect(columnsRefusal(['practice', 'is:cap-contacts'])).toEqual({})
  expect(columnsRefusal(['practice', 'action', 'state', ''])).toEqual({})
  expect(Object.keys(columnsRefusal(['is:cap-contacts', '']))).toEqual(['column-0'])
  expect(Object.keys(columnsRefusal(['practice', 'practice', 'is:cap-contacts']))).toEqual(['column-1'])
  expect(Object.keys(columnsRefusal(['practice', 'action', '']))).toEqual(['column-1'])
  expect(Object.keys(columnsRefusal(['practice', 'since:cap-contacts', 'is:freeze-data-sharing']))).toEqual(['column-1'])
  expect(Object.keys(columnsRefusal(['practice', 'action', 'state', 'is:cap-contacts']))).toEqual(['column-3'])
})

test('a list of 5,000 rows, of one column, or of heads alone is refused in words', () => {
  const problem = (text: string) => trackerTable(readTable(new TextEncoder().encode(text)))
  expect(problem(`Code,Cap\n${'Y00001,y\n'.repeat(5000)}`)).toEqual({ problem: expect.stringContaining('5,001 rows') })
  expect(problem('Code\nY00001')).toEqual({ problem: expect.stringContaining('two columns') })
  expect(problem('Code,Cap\n')).toEqual({ problem: expect.stringContaining('no row under') })
  expect(problem('')).toEqual({ problem: expect.stringContaining('is empty') })
})

test('what a cell and its day say together: one day, a plan to come, or why it cannot be read', () => {
  const words = new Map([
    ['y', 'full'],
    ['plan', 'planned'],
    ['-', 'nothing'],
    ['hm', ''],
  ] as const)
  const said = (says: string, day = '') => saidIn({ says, day }, { words, readCell, today: '2024-11-28' })
  expect(said('Y', '5 Aug 2024')).toEqual({ answer: 'full', since: '2024-08-05', plannedFor: null })
  expect(said('plan 1/12/24')).toEqual({ answer: 'planned', since: null, plannedFor: '2024-12-01' })
  expect(said('plan 1/11/24')).toEqual({ answer: 'planned', since: '2024-11-01', plannedFor: null })
  expect([said(''), said('-')]).toEqual([null, null])
  expect(said('hm')).toContain('no meaning')
  expect(said('y', 'summer')).toContain('no day that can be read')
  expect(said('y from 1/8/24', '5/8/24')).toContain('two days')
  expect(said('y', '1/12/2024')).toContain('still to come')
})

test('a list of one row an action and one of one column an action say the same', () => {
  const wide = table('Code,GP Connect,25 contacts\nY00001,Y 1/8/24,no')
  const long = table('Code,Action,State,Since\nY00001,GP Connect,Y,1/8/24\nY00001,25 contacts,no,')
  const [ofWide, ofLong] = [wide, long].map((one) => statementsIn(one, guessMapping(one, ACTIONS, NAMES).columns).length)
  expect([ofWide, ofLong]).toEqual([2, 2])
  expect(guessMapping(long, ACTIONS, NAMES).actionWords).toMatchObject([
    { word: 'gp connect', use: 'gp-connect-update-record' },
    { word: '25 contacts', use: 'cap-contacts' },
  ])
})
