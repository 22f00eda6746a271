import type { Obstacle, State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Chance } from './chance-rules.ts'

/** Obstacles of made-up practices. No names, no patients. */
const OBSTACLES: readonly Obstacle[] = [
  { obstacleKind: 'partners-disagree', obstacle: 'The partners meet next month' },
  { obstacleKind: 'local-scheme', obstacle: null },
  { obstacleKind: 'waiting', obstacle: 'The system supplier has not answered' },
  { obstacleKind: 'commissioner', obstacle: 'The ICB has asked us to wait' },
  { obstacleKind: 'no-time', obstacle: null },
  { obstacleKind: 'not-sure-allowed', obstacle: 'We need the LMC’s view on our local contract' },
  { obstacleKind: 'network-decides', obstacle: null },
  { obstacleKind: 'not-sure-allowed', obstacle: null },
  { obstacleKind: 'no-time', obstacle: 'Two partners are away' },
  { obstacleKind: 'other', obstacle: 'The hospital sends the referral back' },
]
const NOTHING: Obstacle = { obstacleKind: null, obstacle: null }

const NOTES: Record<State, readonly string[]> = {
  considering: [
    'On the agenda of the next partners’ meeting.',
    'Reading the guidance first.',
    'Asked a neighbouring practice how it went.',
  ],
  planned: ['Rota changes from then.', 'Letter is drafted.', 'Staff are told; patients’ notice is at the printer.'],
  taking: [
    'All clinicians.',
    'Reception has the new script.',
    'Letter sent, no answer yet.',
    'Started with two of four clinicians.',
    'Working well so far.',
    'Notice put on the website.',
  ],
  stopped: ['Locum cover ended.', 'Agreed terms with the ICB.', 'Too much work for the team over the winter.'],
  'not-planning': ['Partners decided against it.', 'Our scheme would lose its payment.'],
  'not-applicable': ['We have no such agreement.', 'The system was never installed here.'],
}

/** Progress on an action, as a practice notes it for itself. */
export const NEWS: readonly string[] = [
  'The ICB sent its stock reply.',
  'Asked the supplier again.',
  'Told the locums.',
  'The letter went out by recorded post.',
  'Reviewed three more agreements.',
  'Patients’ group is told and content.',
  'Nothing came back from the hospital.',
  'New poster in the waiting room.',
]

const OBSTACLE_CHANCE: Record<State, number> = {
  considering: 0.5,
  planned: 0.35,
  taking: 0.1,
  stopped: 0.45,
  'not-planning': 0.5,
  'not-applicable': 0.03,
}

/** The obstacle and the note of one entry; most entries carry neither. */
export function spoken(state: State, chance: Chance): Obstacle & { note: string | null } {
  return {
    ...(chance.is(OBSTACLE_CHANCE[state]) ? chance.pick(OBSTACLES) : NOTHING),
    note: chance.is(0.13) ? chance.pick(NOTES[state]) : null,
  }
}
