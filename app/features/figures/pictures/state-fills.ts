import type { ActionFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Fill, Part } from '#app/ui/charts/stacked-bar.tsx'

/** The states of reporters in the one order of every bar, with their look: teal takes it, grey does not. */
export const STATE_KINDS = [
  { key: 'taking-full', fill: 'full', label: 'taking in full' },
  { key: 'taking-partial', fill: 'striped', label: 'in part' },
  { key: 'planned', fill: 'mid', label: 'planned' },
  { key: 'considering', fill: 'pale', label: 'considering' },
  { key: 'stopped', fill: 'dark-hatch', label: 'stopped' },
  { key: 'not-planning', fill: 'grey', label: 'not planning to' },
  { key: 'not-applicable', fill: 'pale-grey', label: 'not applicable here' },
  { key: 'not-decided', fill: 'outline', label: 'not decided' },
] as const satisfies { key: keyof ActionFigures['states']; fill: Fill; label: string }[]

export const statePartsOf = ({ states }: ActionFigures): Part[] =>
  STATE_KINDS.map(({ key, fill }) => ({ key, fill, count: states[key].count }))
