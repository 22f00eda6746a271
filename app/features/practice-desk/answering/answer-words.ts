import type { Answer } from '#app/features/adoption/statements/adoption-form.ts'

/** The answers a practice chooses among first, in order. */
export const ANSWER_WORDS: Record<Answer, { label: string; hint: string }> = {
  full: { label: 'We take it in full', hint: 'As the menu asks it.' },
  partial: { label: 'We take it in part', hint: 'Some clinicians, some days, or less than it asks.' },
  planned: { label: 'We plan to take it', hint: 'You can give a start date now or later.' },
  considering: { label: 'We are considering it', hint: 'Not decided yet. It is not counted as a yes.' },
  stopped: { label: 'We took it and have stopped', hint: 'You give the day you stopped.' },
  'not-planning': { label: 'We do not plan to take it', hint: 'Counted separately. It is an answer, not silence.' },
  'not-applicable': {
    label: 'It does not apply to us',
    hint: 'For example, a local scheme requires what the action would stop.',
  },
}

/** How each answer asks for its day. */
export const DAY_WORDS: Record<Answer, { label: string; hint: string }> = {
  full: { label: 'From which day?', hint: 'Today or earlier; earlier than the round where you were doing it already.' },
  partial: { label: 'From which day?', hint: 'Today or earlier; earlier than the round where you were doing it already.' },
  stopped: { label: 'On which day did you stop?', hint: 'The first day on which you no longer did it.' },
  planned: { label: 'Since when do you plan it?', hint: 'Today, or the day you decided.' },
  considering: { label: 'Since when?', hint: 'Today, or the day you began.' },
  'not-planning': { label: 'Since when?', hint: 'Today, or the day you decided.' },
  'not-applicable': { label: 'Since when?', hint: 'Today, or the day from which it did not apply.' },
}

/** The answers that are nearly always about today; the others ask for a day. */
export const IS_OF_TODAY: readonly Answer[] = ['planned', 'considering', 'not-planning', 'not-applicable']
/** The answers that ask for an obstacle. */
export const ASKS_OBSTACLE: readonly Answer[] = ['partial', 'planned', 'considering', 'stopped', 'not-planning']
