import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Chance } from './chance-rules.ts'

/** What made-up practices say stands in the way. No names, no patients. */
const OBSTACLES = [
  'Waiting for the partners to meet',
  'A local scheme pays for this',
  'Waiting for an answer from the system supplier',
  'The ICB has asked us to wait',
  'Not enough staff to change the rota now',
  'We need the LMC’s view on our local contract',
  'The PCN has not decided',
  'Unsure what the contract says',
  'Two partners are away',
  'The hospital sends the referral back',
] as const

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

const OBSTACLE_CHANCE: Record<State, number> = {
  considering: 0.5,
  planned: 0.35,
  taking: 0.1,
  stopped: 0.45,
  'not-planning': 0.5,
  'not-applicable': 0.03,
}

/** The obstacle and the note of one entry; most entries carry neither. */
export function spoken(state: State, chance: Chance): { obstacle: string | null; note: string | null } {
  return {
    obstacle: chance.is(OBSTACLE_CHANCE[state]) ? chance.pick(OBSTACLES) : null,
    note: chance.is(0.13) ? chance.pick(NOTES[state]) : null,
  }
}
