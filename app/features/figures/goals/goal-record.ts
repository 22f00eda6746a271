import type { Day } from '#app/platform/time.ts'

/** What a goal of the committee is about: the return rate of England, or the share of reporters that take one action. */
export const RETURNS = 'returns'

/** A goal as its versions hold it. `of`: an action's slug, or `returns`. `percent` is whole. */
export type GoalRecord = {
  of: string
  /** The action's short title when the goal was set; empty for the return rate. */
  name: string
  percent: number
  by: Day
  words?: string
}

/** The fields of a goal's form with their labels. */
export const GOAL_LABELS = {
  of: 'What is to be reached',
  percent: 'Share, in per cent',
  by: 'By',
  words: 'Why this goal',
} as const

/** "45% of reporters take “Contact cap”", "45% of practices report". */
export const goalWords = ({ of, name, percent }: Pick<GoalRecord, 'of' | 'name' | 'percent'>): string =>
  of === RETURNS ? `${percent}% of practices report` : `${percent}% of reporters take “${name}”`
