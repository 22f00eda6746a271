import type { PracticePlace } from '#app/features/register/records/register-rules.ts'

/** Which practice one is looking at: name, code, LMC, and whom it took over. */
export function PracticePlaceLine({ place: { name, code, lmc, predecessors } }: { place: PracticePlace }) {
  const before = predecessors.map((one) => `${one.name} (${one.code})`).join(', ')
  return <>{[name, code, lmc?.name ?? 'in no LMC', before && `took over ${before}`].filter(Boolean).join(' · ')}</>
}
