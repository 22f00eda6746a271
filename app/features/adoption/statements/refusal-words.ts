import type { Statement } from './refusal-rules.ts'

/** Every reason to refuse a statement, the field it belongs to ('' = the whole form), and its words. */
export const REFUSALS = {
  'practice-unknown': { field: '', words: 'The register has no such practice.' },
  'practice-closed': { field: '', words: 'The practice is closed, so its record can only be corrected.' },
  'action-unknown': { field: '', words: 'This action is on no published menu.' },
  'no-longer-offered': {
    field: 'state',
    words:
      'This action is not on the menu now, so it can no longer be taken up. You can record that you stopped, or that you do not plan to take it.',
  },
  'not-yet-offered': {
    field: 'state',
    words: 'This action has not started yet. Record it as planned, with the day you will start.',
  },
  'last-day-passed': {
    field: 'state',
    words:
      'The last day of this action has passed, so it can no longer be taken up. You can record that you stopped, or that you do not plan to take it.',
  },
  'before-first-day': {
    field: 'effectiveOn',
    words: 'This day is before the first day of the action. Enter its first day or a later one.',
  },
  'plan-outside-window': {
    field: 'plannedFor',
    words: 'The planned day is not one on which this action is offered. Enter a day between its first and its last day.',
  },
  'action-twice': { field: '', words: 'The form has the same action twice. Give one answer for each action.' },
  'in-the-future': {
    field: 'effectiveOn',
    words: 'This day is in the future. Enter today or an earlier day, or record the action as planned.',
  },
  'before-opening': {
    field: 'effectiveOn',
    words: 'This day is before the practice opened, according to the register. Enter its first day or a later one.',
  },
  'after-closing': { field: 'effectiveOn', words: 'This day is after the practice closed. Enter a day when it was open.' },
  'extent-without-taking': { field: 'extent', words: '“In full” and “in part” only apply to an action you take.' },
  'day-without-plan': { field: 'plannedFor', words: 'A planned day only applies to a planned action.' },
  'plan-in-the-past': { field: 'plannedFor', words: 'The planned day is in the past. Enter today or a later day.' },
  'answers-amiss': {
    field: '',
    words: 'One of your answers no longer fits this action’s questions. Open the page again and answer them again.',
  },
  'entry-unknown': { field: '', words: 'The record has no such entry.' },
  'already-corrected': { field: '', words: 'This entry has been corrected before. Correct the correction instead.' },
  'nothing-changed': {
    field: '',
    words: 'The correction says the same as the entry. Change something, or leave it as it is.',
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
    words: 'You have given a later answer, so this would not change your current one. Choose below what you want to do.',
  },
  'too-late-to-undo': {
    field: '',
    words: 'This was recorded more than an hour ago. Correct it instead.',
  },
  'before-first-person': {
    field: '',
    words: 'Nobody from the practice used Concert in that week, so there is nothing to confirm.',
  },
  'week-not-open': { field: '', words: 'A return is made in its own week or the week after it. That week is over.' },
} as const satisfies Record<string, { field: keyof Statement | ''; words: string }>
export type RefusalReason = keyof typeof REFUSALS
