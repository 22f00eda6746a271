import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'

/** The practice of this page in short: name, code and LMC. */
export function PracticeNameLine({ details: { name, code, lmc } }: { details: PracticeDetails }) {
  return <>{[name, code, lmc?.name ?? 'in no LMC'].join(' · ')}</>
}

/** The practice of this page: name, code, LMC, and predecessors. */
export function PracticeDetailsLine({ details: { name, code, lmc, predecessors } }: { details: PracticeDetails }) {
  const before = predecessors.map((one) => `${one.name} (${one.code})`).join(', ')
  return <>{[name, code, lmc?.name ?? 'in no LMC', before && `took over ${before}`].filter(Boolean).join(' · ')}</>
}
