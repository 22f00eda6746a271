import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'

/** Which practice one is looking at: name, code, LMC, and whom it took over. */
export function PracticeDetailsLine({ details: { name, code, lmc, predecessors } }: { details: PracticeDetails }) {
  const before = predecessors.map((one) => `${one.name} (${one.code})`).join(', ')
  return <>{[name, code, lmc?.name ?? 'in no LMC', before && `took over ${before}`].filter(Boolean).join(' · ')}</>
}
