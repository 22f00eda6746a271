import { lineById } from '#app/features/registers/lines/line-queries.server.ts'
import type { Filled, Register } from '#app/features/registers/lines/register-kinds.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Act, atTheDesk } from './desk-hours-rules.ts'

const services = (before: (days: number) => Day): Filled[] => [
  {
    ...{ name: 'Ring pessary fitting', contract: 'never', patients: '60', notice: '3 months', givenOn: before(27) },
    ...{ answer: 'stock', answeredOn: before(7) },
  },
  { name: 'Wound care', contract: 'unsigned', patients: '240', notice: '3 months', givenOn: before(10) },
  {
    ...{ name: 'Phlebotomy for the hospital', contract: 'signed', reference: 'LES 7', patients: '310', clause: '17.2' },
    ...{ notice: '6 months', scheme: 'The local quality scheme pays for half of it' },
  },
  {
    ...{ name: 'Shared care, DMARDs', contract: 'unsigned', patients: '42', notice: '3 months', givenOn: before(52) },
    ...{ answer: 'money', answeredOn: before(17), outcome: 'money', outcomeOn: before(14) },
  },
  {
    ...{ name: 'Spirometry', contract: 'never', patients: '90', notice: '3 months', givenOn: before(120) },
    ...{ answer: 'acknowledged', answeredOn: before(111) },
  },
  { name: 'Post-operative stitches', contract: 'never' },
  { name: 'MGUS and CLL monitoring', contract: 'never', patients: '31' },
  { name: 'Anticoagulation', contract: 'signed', reference: 'LES 2', patients: '118', clause: '9', notice: '3 months' },
  { name: 'Minor surgery', contract: 'signed', reference: 'national service', patients: '100' },
]

const agreements = (before: (days: number) => Day): Filled[] => {
  const stay = { decision: 'stay', decidedOn: before(8) }
  const icb = 'Made-up Integrated Care Board'
  return [
    { title: 'Medicines savings reports', party: 'software supplier', purpose: 'secondary', dpia: 'no', expiresOn: before(151) },
    {
      ...{ title: 'Research recruitment feed', party: 'a university', purpose: 'secondary', basis: 'consent', dpia: 'no' },
      ...{ expiresOn: before(-64), decision: 'lapse', decidedOn: before(16) },
    },
    {
      ...{ title: 'Planning data set', party: icb, purpose: 'secondary', basis: 'public-task', dpia: 'asked' },
      ...{ startsOn: before(600), expiresOn: before(-123), decision: 'leave', decidedOn: before(2) },
    },
    {
      title: 'Population health dashboard',
      party: icb,
      purpose: 'both',
      basis: 'public-task',
      dpia: 'yes',
      expiresOn: before(-123),
    },
    {
      title: 'School health feed',
      party: 'city council',
      purpose: 'both',
      basis: 'public-task',
      dpia: 'no',
      expiresOn: before(-276),
    },
    {
      ...{ title: 'Diabetes audit extract', party: 'national audit', purpose: 'secondary', basis: 'direction', dpia: 'none' },
      ...{ decision: 'law', decidedOn: before(8) },
    },
    {
      title: 'Community pharmacy summary',
      party: '13 pharmacies',
      purpose: 'direct',
      basis: 'care',
      dpia: 'yes',
      expiresOn: before(-276),
      ...stay,
    },
    {
      title: 'Ambulance care plans',
      party: 'ambulance service',
      purpose: 'direct',
      basis: 'care',
      dpia: 'yes',
      expiresOn: before(-337),
      ...stay,
    },
    { title: 'Local shared record', party: icb, purpose: 'direct', basis: 'care', dpia: 'yes', startsOn: before(900), ...stay },
  ]
}

const asked = (before: (days: number) => Day): Filled[] => [
  { door: 'survey', from: 'Made-up Integrated Care Board', receivedOn: before(21), answeredOn: before(18), outcome: 'left' },
  { door: 'foi', from: 'a member of the public', receivedOn: before(6) },
]

/** Fields of a line that are written when they come to be known, each with the day that says when; the rest stands from the beginning. */
const LATER: readonly (readonly [day: string, fields: readonly string[]])[] = [
  ['answeredOn', ['answer', 'answeredOn', 'outcome', 'outcomeOn']],
  ['outcomeOn', ['outcome', 'outcomeOn']],
  ['decidedOn', ['decision', 'decidedOn']],
]
/** When lines without a day of their own were entered. */
const ENTERED = 60

/** A line as it was written bit by bit: first what it is, then each thing that came, on its day. */
function versionsOf(filled: Filled, entered: Day): { on: Day; filled: Filled }[] {
  const later = LATER.flatMap(([day, fields]) => (filled[day] ? [{ on: filled[day], fields }] : []))
  const without = (fields: readonly string[]) =>
    Object.fromEntries(Object.entries(filled).filter(([key]) => !fields.includes(key)))
  const coming = (from: number) => later.slice(from).flatMap(({ fields }) => fields)
  const begun = filled.givenOn ?? filled.receivedOn ?? [entered, ...later.map(({ on }) => on)].sort()[0]!
  const first = { on: begun, filled: without(coming(0)) }
  return [first, ...later.map(({ on }, index) => ({ on, filled: without(coming(index + 1)) }))]
}

/** A practice's registers as its people kept them until a day, line by line. Every body in them is made up, as the practice is. */
export function registersOf(tx: Db, practiceCode: string, personId: string, today: Day, now: Instant): Act[] {
  const before = (days: number) => addDays(today, -days)
  const lines: Record<Register, Filled[]> = { services: services(before), agreements: agreements(before), asked: asked(before) }
  return (['services', 'agreements', 'asked'] as const).flatMap((register) =>
    lines[register].flatMap((whole, nth) => {
      let lineId: string | null = null
      return versionsOf(whole, before(ENTERED)).map(({ on, filled }): Act => {
        const at = atTheDesk(on, nth, now)
        const write = () => {
          const seen = lineId === null ? '' : lineById(tx, practiceCode, register, lineId)!.version
          const outcome = saveLine(tx, { practiceCode, register, lineId, seen, filled }, { personId }, at)
          if (!outcome.ok) throw new Error(`A line of a register cannot be saved: ${outcome.reason}`)
          lineId = outcome.lineId
        }
        return { at, write }
      })
    }),
  )
}
