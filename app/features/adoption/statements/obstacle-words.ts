import type { Obstacle, ObstacleKind } from './adoption-rules.ts'

/** What can stand in the way, as it is chosen and as it is read. */
export const OBSTACLE_WORDS: Record<ObstacleKind, string> = {
  'local-scheme': 'A local scheme pays for it',
  waiting: 'Waiting for the ICB or the supplier',
  commissioner: 'Pressure from the commissioner',
  'not-sure-allowed': 'Not sure it is allowed',
  'patient-safety': 'Patient safety',
  'partners-disagree': 'Partners do not agree',
  'no-time': 'No time or staff',
  'network-decides': 'Our network decides',
  other: 'Other',
}

/** What stands in the way, in one line; null = nothing. Entries of before the list are read as they were written. */
export function obstacleInWords({ obstacleKind, obstacle }: Obstacle): string | null {
  if (!obstacleKind || obstacleKind === 'other') return obstacle
  return obstacle ? `${OBSTACLE_WORDS[obstacleKind]}: ${obstacle}` : OBSTACLE_WORDS[obstacleKind]
}
