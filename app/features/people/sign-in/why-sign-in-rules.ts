import { isOwnPath } from '#app/features/people/accounts/people-rules.ts'

/** Why a person on the way to another page is asked to sign in; null where they came on their own. */
export function whySignIn(to: string, hadSession: boolean): string | null {
  if (to.startsWith('/unsent/'))
    return 'Your session had ended, so nothing was saved. Sign in again: what you typed is waiting for you.'
  if (!isOwnPath(to)) return null
  return hadSession ? 'Your session has ended. Sign in again to go on where you were.' : 'Sign in to open the page you asked for.'
}
