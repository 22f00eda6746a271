import type { Instant } from '../time.ts'

const MINUTE = 60_000
/** The pause after each failed try. After the sixth failure a mail is given up. */
const BACK_OFF = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE)
const LONGEST_PAUSE = 720 * MINUTE

/** The most failed tries. Tries cut off by the end of a process do not count. */
export const MOST_TRIES = BACK_OFF.length + 1

/** The next due time after the `failed`th failed try (from 1), begun at `at`. */
export function dueAgainAt(failed: number, at: Instant): Instant {
  return at + (BACK_OFF[failed - 1] ?? LONGEST_PAUSE)
}

/**
 * The next due time of a mail whose process dies during the try begun at `at`. It is written before the try, so that nothing is
 * lost; no try lasts as long as the shortest pause. A mail during whose tries processes died before waits longer each time: it
 * may be the cause.
 */
export function dueIfInterrupted(interruptedBefore: number, at: Instant): Instant {
  return dueAgainAt(interruptedBefore + 1, at)
}

/** The fields of nodemailer's error that we read. */
export type SendError = { code?: string; command?: string; responseCode?: number; originalCode?: string }
/** `final`: the same mail would be refused again. `words`: never a server's own, which repeat the address. */
export type MailFailure = { final: boolean; words: string }

/**
 * Why a try failed. Only a refused recipient or message ends the tries: a wrong password or sender can be corrected, and then the
 * mail goes.
 */
export function mailFailureOf({ code, command, responseCode, originalCode }: SendError): MailFailure {
  const answer = responseCode ? ` (${responseCode})` : ''
  const permanent = responseCode !== undefined && responseCode >= 500 && responseCode < 600 && responseCode !== 503
  if (code === 'EAUTH') return { final: false, words: `The mail server refused the name and password of SMTP_URL${answer}.` }
  if (command === 'RCPT TO' && permanent) return { final: true, words: `The mail server refused the address${answer}.` }
  if (command === 'MAIL FROM' && permanent)
    return { final: false, words: `The mail server refused the sender, MAIL_FROM${answer}.` }
  if (command === 'DATA' && permanent) return { final: true, words: `The mail server refused the message${answer}.` }
  if (code === 'ETLS' || command === 'STARTTLS')
    return { final: false, words: 'The mail server offered no safe connection (TLS).' }
  if (responseCode) return { final: false, words: `The mail server asked to try later${answer}.` }
  if (code === 'ETIMEDOUT') return { final: false, words: 'The mail server did not answer in time.' }
  const kind = originalCode ?? code ?? ''
  const shown = /^[A-Z_]{3,40}$/.test(kind) ? ` (${kind})` : ''
  if (code === 'FOLDER') return { final: false, words: `The folder for mail could not be written${shown}.` }
  if (/CERT|SIGNED|ISSUER/.test(kind))
    return { final: false, words: `The certificate of the mail server is not one to trust${shown}.` }
  return { final: false, words: `The mail server could not be reached${shown}.` }
}
