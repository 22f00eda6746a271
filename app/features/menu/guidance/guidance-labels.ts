/** How many steps, outcomes and questions the form of a guidance has places for. */
export const PLACES = { step: 12, effect: 10, question: 12 } as const
const places = (most: number, fields: (n: number) => [string, string][]) =>
  Array.from({ length: most }, (_, index) => fields(index + 1)).flat()

/** The fields of the form with their labels, in its order. Numbered ones go as far as `PLACES`. */
export const GUIDANCE_LABELS: Readonly<Record<string, string>> = {
  patientSafety: 'Patient safety',
  committee: 'The contract, as the committee puts it',
  disputed: 'As others dispute it',
  traps: 'Traps',
  notice: 'What changed since it was called',
  summary: 'What it asks, in one line',
  whatItAsks: 'What it asks',
  whyCalled: 'Why it was called',
  whatToRecord: 'What to record',
  stepByStep: 'Before or between the steps',
  ...Object.fromEntries(
    places(PLACES.step, (n) => [
      [`step${n}`, `Step ${n}`],
      [`step${n}Words`, `Step ${n}, more about it`],
      [`step${n}Who`, `Step ${n}, who does it`],
    ]),
  ),
  reversible: 'Can it be undone?',
  reversibleWords: 'How it is undone',
  effort: 'Effort',
  effortWords: 'What takes the effort',
  emisWeb: 'How it is done in EMIS Web',
  systmOne: 'How it is done in SystmOne',
  medicus: 'How it is done in Medicus',
  ...Object.fromEntries(
    places(PLACES.effect, (n) => [
      [`effect${n}`, `Outcome ${n}`],
      [`effect${n}When`, `Outcome ${n}, when`],
      [`effect${n}By`, `Outcome ${n}, who says so`],
      [`effect${n}Url`, `Outcome ${n}, address`],
    ]),
  ),
  ...Object.fromEntries(
    places(PLACES.question, (n) => [
      [`question${n}`, `Question ${n}`],
      [`answer${n}`, `Answer ${n}`],
    ]),
  ),
  sources: 'Sources',
}

/** How many places of a kind a form shows: those in use, and two more. */
export function placesShown(values: Readonly<Record<string, string>>, of: keyof typeof PLACES): number[] {
  const numbers = Array.from({ length: PLACES[of] }, (_, index) => index + 1)
  const used = numbers.filter((n) => values[`${of}${n}`]?.trim()).at(-1) ?? 0
  return numbers.slice(0, used + 2)
}
