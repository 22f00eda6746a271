import type { Obstacle, ObstacleKind } from './adoption-rules.ts'

/** The kinds of obstacle, as chosen and as read. */
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

/** An obstacle in one line; null = none. Entries from before the list read as they were written. */
export function obstacleInWords({ obstacleKind, obstacle }: Obstacle): string | null {
  if (!obstacleKind || obstacleKind === 'other') return obstacle
  return obstacle ? `${OBSTACLE_WORDS[obstacleKind]}: ${obstacle}` : OBSTACLE_WORDS[obstacleKind]
}
