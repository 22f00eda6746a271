import type { Statement } from './refusal-rules.ts'

/** Every reason to refuse a statement, the field it belongs to ('' = the whole form), and its words. */
export const REFUSALS = {
  'practice-unknown': { field: '', words: 'The register holds no such practice.' },
  'practice-closed': { field: '', words: 'The practice is closed, so its record takes corrections only.' },
  'action-unknown': { field: '', words: 'This action is on no published menu.' },
  'no-longer-offered': {
    field: 'state',
    words: 'This action is not on offer now, so nobody takes it up newly. You can say that you stopped, or do not do it.',
  },
  'not-yet-offered': {
    field: 'state',
    words: 'The first day of this action is still to come, so nobody takes it yet. Say that you plan it, and from which day.',
  },
  'last-day-passed': {
    field: 'state',
    words: 'The last day of this action has passed, so nobody takes it up newly. You can say that you stopped, or do not do it.',
  },
  'before-first-day': {
    field: 'effectiveOn',
    words: 'The day lies before the first day of this action. Enter its first day or a later one.',
  },
  'plan-outside-window': {
    field: 'plannedFor',
    words: 'The planned day lies outside the days on which this action is offered. Enter one between its first and its last day.',
  },
  'action-twice': { field: '', words: 'The form names one action twice. Say one thing about each action.' },
  'in-the-future': {
    field: 'effectiveOn',
    words: 'The day lies in the future. Enter today or an earlier day; what is still to come is planned.',
  },
  'before-opening': {
    field: 'effectiveOn',
    words: 'The day lies before the practice opened, by the register. Enter its first day or a later one.',
  },
  'after-closing': { field: 'effectiveOn', words: 'The day lies after the practice closed. Enter a day on which it was open.' },
  'extent-without-taking': { field: 'extent', words: 'In full or in part goes with an action that is being taken.' },
  'day-without-plan': { field: 'plannedFor', words: 'A planned day goes with an action that is planned.' },
  'plan-in-the-past': { field: 'plannedFor', words: 'The planned day lies in the past. Enter today or a later day.' },
  'answers-amiss': {
    field: '',
    words: 'An answer does not fit the questions of this action. Open the page again and answer anew.',
  },
  'entry-unknown': { field: '', words: 'The record holds no such entry.' },
  'already-corrected': { field: '', words: 'This entry has been corrected before. Correct the correction instead.' },
  'nothing-changed': {
    field: '',
    words: 'The correction says what the entry says already. Change something, or leave it as it is.',
  },
  'changed-meanwhile': {
    field: '',
    words:
      'A colleague recorded something about this since you opened the page. It is shown above, and what you typed is kept below. Send it again to record yours after it.',
  },
  'week-changed-meanwhile': {
    field: '',
    words:
      'A colleague recorded something since you opened the page, so the week was not confirmed. It is shown above. Confirm again if all of it is right.',
  },
  'choice-changed-meanwhile': {
    field: '',
    words:
      'A colleague changed this choice since you opened the page. What holds now is shown above. Save again if you mean to change it.',
  },
  'stays-in-force': {
    field: '',
    words: 'A later answer of yours stays in force, so this would not change how you stand now. Choose below what you mean.',
  },
  'too-late-to-undo': {
    field: '',
    words: 'This was recorded more than an hour ago. Correct it instead.',
  },
  'before-first-person': {
    field: '',
    words: 'Nobody of the practice was here in that week, so there is nothing to confirm for it.',
  },
  'week-not-open': { field: '', words: 'A return is made in its own week or the week after it. That week is over.' },
} as const satisfies Record<string, { field: keyof Statement | ''; words: string }>
export type RefusalReason = keyof typeof REFUSALS
