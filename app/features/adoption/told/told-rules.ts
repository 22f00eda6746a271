import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'

/** London days after the one on which it was recorded on which a practice can take back what its LMC recorded (decision 43). */
const TAKE_BACK_DAYS = 14

/** The last day on which it can be taken back. */
export const takeBackUntil = (recordedAt: Instant): Day => addDays(dayOf(recordedAt), TAKE_BACK_DAYS)

/** The mark of what an officer recorded, as everybody of the practice reads it. */
export const TOLD_WORDS = 'told by telephone to the LMC'

export type ToldFacts = { here: boolean; allowed: boolean; joined: boolean; shares: boolean }

/** Why an officer cannot record for a practice what it told by telephone; undefined = they can. `answer`: about an action, too. */
export function tellingRefusal({ here, allowed, joined, shares }: ToldFacts, answer: boolean): TellRefusal | undefined {
  if (!here) return 'not-ours'
  if (!joined) return 'nobody-joined'
  if (!allowed) return 'not-allowed'
  return answer && !shares ? 'not-shared' : undefined
}

/** Each with the field it is shown at; '' is the whole form. */
export const TELL_REFUSALS = {
  'not-ours': { field: '', words: 'This practice is no longer an open practice of your LMC. Nothing was recorded.' },
  'nobody-joined': {
    field: '',
    words: 'Nobody of this practice has joined, so nobody could take it back. Invite somebody first. Nothing was recorded.',
  },
  'not-allowed': {
    field: '',
    words:
      'A partner of this practice has not allowed it, or no longer does. Partners allow it from the page of their return. Nothing was recorded.',
  },
  'not-shared': {
    field: 'about',
    words: 'This practice does not share its answers with you by name. You can record its return alone.',
  },
  'made-already': { field: 'about', words: 'The return of this week is made already. Nothing was added.' },
  'said-already': { field: 'answer', words: 'The practice has recorded this already. Nothing was added.' },
  'strength-unsaid': {
    field: 'answer',
    words:
      'This action is taken at one of several strengths: the practice itself records which. You can record its return alone.',
  },
  'changed-meanwhile': {
    field: '',
    words:
      'Something was recorded for the practice since you opened this page. Ask again, and send it again if you still mean it.',
  },
} as const
export type TellRefusal = keyof typeof TELL_REFUSALS

export const TAKE_BACK_TOLD_REFUSALS = {
  'not-there': 'There is nothing of this kind to take back. What is recorded is shown here.',
  'said-since': 'Your practice has recorded something itself since, and that confirmed the week too. The return stands.',
  'too-late': 'The 14 days are over, so it stands as told by telephone. You can correct an answer in your record.',
} as const
export type TakeBackToldRefusal = keyof typeof TAKE_BACK_TOLD_REFUSALS
