import type { Filled, Register } from '#app/features/registers/lines/register-kinds.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

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

/** A practice's registers as its people keep them on a day. Every body in them is made up, as the practice is. */
export function addRegisters(tx: Db, practiceCode: string, personId: string, today: Day, now: Instant): void {
  const before = (days: number) => addDays(today, -days)
  const lines: Record<Register, Filled[]> = { services: services(before), agreements: agreements(before), asked: asked(before) }
  for (const register of ['services', 'agreements', 'asked'] as const)
    for (const filled of lines[register]) {
      const outcome = saveLine(tx, { practiceCode, register, lineId: null, seen: '', filled }, { personId }, now)
      if (!outcome.ok) throw new Error(`A line of a register cannot be saved: ${outcome.reason}`)
    }
}
