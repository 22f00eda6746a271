import { addDays, type Day, weekOf } from '#app/platform/time.ts'

/** Why a practice that was ticked gets no mail, as the officer reads it after its name. */
export const LEFT_OUT = {
  answered: 'has made its return',
  left: 'is no longer an open practice of your LMC',
  nobody: 'has nobody in Concert',
  'put-off': 'asked for no reminder before Monday',
  today: 'was reminded today already',
  late: 'could not be reminded before the week ended',
} as const
export type LeftOut = keyof typeof LEFT_OUT
/** The same after it was queued. */
export type LeftOutLater = Exclude<LeftOut, 'today'>

/** What is known of a practice when it is to be reminded. `here`: it is open and of the LMC that reminds. */
export type RemindFacts = { here: boolean; answered: boolean; joined: boolean; putOffUntil: Day | null }

/**
 * Whether a practice gets the reminder that an officer ticked, judged when the button is pressed and again before the mail is written
 * (decision 41); undefined = it does.
 */
export function leftOutReason({ here, answered, joined, putOffUntil }: RemindFacts, today: Day): LeftOutLater | undefined {
  if (!here) return 'left'
  if (answered) return 'answered'
  if (!joined) return 'nobody'
  return isPutOff(putOffUntil, today) ? 'put-off' : undefined
}

export const isPutOff = (until: Day | null, today: Day): until is Day => until !== null && today < until

/** The Monday until which a practice can put reminders off: the next one. */
export const nextMonday = (today: Day): Day => addDays(weekOf(today), 7)

/** Where a reminder to a practice is. `mailed` has become one of delivered, waiting and bounced. */
export type ReminderState = 'queued' | 'waiting' | 'delivered' | 'bounced' | LeftOut

/** By the mails of one reminder to one practice: one that arrived is enough. */
export function mailedState(mails: { sent: number; waiting: number } | undefined): ReminderState {
  if (!mails || mails.sent > 0) return 'delivered'
  return mails.waiting > 0 ? 'waiting' : 'bounced'
}

/** Ticked when the page is drawn: everybody silent but those reminded this week, and those who asked for none before Monday. */
export const isTicked = (facts: { remindedOn: Day | null; putOffUntil: Day | null }, today: Day): boolean =>
  !(facts.remindedOn && weekOf(facts.remindedOn) === weekOf(today)) && !isPutOff(facts.putOffUntil, today)

/** Why the boxes of some practices are not ticked when the page is drawn; empty for none. */
export function notTickedInWords(practices: readonly { putOffUntil: Day | null }[]): string {
  const asked = practices.filter(({ putOffUntil }) => putOffUntil !== null).length
  const why = [
    asked < practices.length && 'who was reminded this week already',
    asked > 0 && 'who asked for none before Monday',
  ].filter(Boolean)
  return why.length > 0 ? `Not ticked: ${why.join(', and ')}.` : ''
}

/** How the batches of mails begin that remind a practice. */
export const REMINDER_BATCH = 'lmc-reminder '
/** The batch of the mails of one reminder to one practice; ids and codes hold no space. */
export const batchOf = (reminderId: string, practiceCode: string) => `${REMINDER_BATCH}${reminderId} ${practiceCode}`
export function partsOfBatch(batch: string): { reminderId: string; practiceCode: string } {
  const [reminderId = '', practiceCode = ''] = batch.slice(REMINDER_BATCH.length).split(' ')
  return { reminderId, practiceCode }
}

/** A return within so many hours of the mail is counted as an answer to it. */
export const ANSWERED_WITHIN = 48 * 3_600_000

/** What the office says where the officer adds no word. */
export const BASE_WORD = 'It takes under a minute.'

export const REMIND_REFUSALS = {
  'nobody-ticked': 'Tick at least one practice.',
  'nobody-left': 'No mail was sent: of the practices ticked, none is to be reminded now.',
} as const
export type RemindRefusal = keyof typeof REMIND_REFUSALS
