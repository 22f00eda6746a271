import type { Role } from '#app/features/people/accounts/people-rules.ts'

const WHAT_IT_IS =
  'Concert is how general practice in England acts together: the committee publishes a menu of actions, and each practice decides for itself which it takes.'
const PRACTICE: readonly string[] = [
  WHAT_IT_IS,
  'Next, the practice chooses who sees its answers, then the actions it takes and since when. A partner decides who sees them.',
  'From then on, one click a week says whether anything has changed. No commissioner and no other practice learns from Concert what yours does.',
]

/** The same three lines for somebody who joins a practice that is under way. `taken`: how many actions it takes now. */
export const underWayLines = (taken: number): readonly string[] => [
  WHAT_IT_IS,
  `Your practice is under way: it takes ${taken === 0 ? 'no action' : taken === 1 ? 'one action' : `${taken} actions`} now. “This week” says what comes next, and “Our record” what was recorded, from which day, when and by which role.`,
  'Once a week, one click says whether anything has changed. No commissioner and no other practice learns from Concert what yours does.',
]
const COMMITTEE_READS =
  'What one practice does is never shown: figures are for LMCs, regions and England, and are safe to publish.'

/** What Concert is and what comes next, in three lines, for a new person. */
export const WELCOME: Record<Role, { lines: readonly string[]; button: string }> = {
  'practice-partner': { lines: PRACTICE, button: 'Go to our practice' },
  'practice-manager': { lines: PRACTICE, button: 'Go to our practice' },
  'lmc-officer': {
    lines: [
      WHAT_IT_IS,
      'Next, see which of your practices have reported this week, invite those who are not here yet, and write local notes where an action does not fit your area.',
      'Which actions a practice takes you see only where it chose to share by name, and each look is written down for it.',
    ],
    button: 'Go to our area',
  },
  'committee-member': {
    lines: [WHAT_IT_IS, 'Next, read the national roll-up: how many practices take what, since when and where.', COMMITTEE_READS],
    button: 'Go to the national roll-up',
  },
  'committee-editor': {
    lines: [
      WHAT_IT_IS,
      'Next, “Edit the menu”: you draft an edition, a second editor approves it, and it goes out at the time you set.',
      COMMITTEE_READS,
    ],
    button: 'Go to the national roll-up',
  },
}

/** What Concert is, for somebody who looks at their invitation and has not accepted it. */
export const BEFORE_ACCEPTING = [
  'General practice in England acts together here: the committee publishes a menu of actions, and each practice decides for itself.',
  'No commissioner learns from Concert what a practice does.',
  'This link works once, for the invited address alone. Looking at it changes nothing.',
]

/** Beside the form that invites from a list. */
export const LIST_NOTES = [
  'A line reads: X10001, partner, name@example.org. A table copied from a spreadsheet is read too.',
  'You invite the first people of a practice. One that has people here invites its own, and its line is not sent.',
  'An invitation is good for 14 days, for its address alone.',
]
