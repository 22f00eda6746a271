/** What a practice needs before it goes to law: in its pack, and beside it. */
export const IN_THE_PACK = [
  'Failures of the line by day, with days waited, time and its cost',
  'Claims of the line with their losses and their course',
  'Letters about those claims, word for word',
  'What surveys measured of the line, with base, period and interval',
  'How far the route is supported, as the file of the dispute says it',
]
export const BESIDE_THE_PACK = [
  'The receipts, statements and mails themselves: the pack names them, it does not hold them',
  'The contract or the published duty that was not met',
  'What the partners decided, and on which day',
  'The time that is left: six years from the loss for a claim on a contract (Limitation Act 1980, section 5)',
]
export const OF_A_DOCTOR =
  'A doctor’s own loss, such as earnings while waiting for the performers list, is not a loss of the practice and is not in its pack: that doctor keeps it under “My claims”, and takes the course of that claim, payslips and letters along.'
export const NO_ADVICE = 'None of it is legal advice. No commissioner learns anything from Concert.'
