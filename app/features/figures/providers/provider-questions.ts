import { type Report, sumOfReports } from '#app/features/disputes/provider-files/provider-rules.ts'
import { REPORT_KINDS } from '#app/features/disputes/provider-files/provider-words.ts'

export type ProviderQuestion = {
  key: 'kind' | 'cases' | 'longest' | 'safety'
  options: { value: string; label: string }[]
  /** The option that nothing is told of; null where several can hold. */
  rest: string | null
}
const MANY_CASES = 10
const LONG = 28

const yesOrNo = (key: ProviderQuestion['key'], label: string): ProviderQuestion => ({
  ...{ key, rest: 'no' },
  options: [
    { value: 'yes', label },
    { value: 'no', label: '' },
  ],
})

/** What a figure of a file tells: how many of the practices that added to it said what. */
export const PROVIDER_QUESTIONS: ProviderQuestion[] = [
  { key: 'kind', rest: null, options: Object.entries(REPORT_KINDS).map(([value, label]) => ({ value, label })) },
  yesOrNo('cases', `${MANY_CASES} cases or more in the quarter`),
  yesOrNo('longest', `A wait of ${LONG} days or more`),
  yesOrNo('safety', 'A patient’s safety touched'),
]

/** The options under which one practice is counted. */
export function valuesOf({ key }: ProviderQuestion, reports: readonly Report[]): string[] {
  const { cases, longest, safety } = sumOfReports(reports)
  if (key === 'kind') return [...new Set(reports.map(({ kind }) => kind))]
  const holds = { cases: cases >= MANY_CASES, longest: longest >= LONG, safety: safety > 0 }
  return [holds[key] ? 'yes' : 'no']
}
