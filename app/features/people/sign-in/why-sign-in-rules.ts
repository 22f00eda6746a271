import { isOwnPath } from '#app/features/people/accounts/people-rules.ts'

/** Why somebody is asked to sign in who was going elsewhere; null where they came by themselves. */
export function whySignIn(to: string, hadSession: boolean): string | null {
  if (to.startsWith('/unsent/'))
    return 'Your session had ended, so nothing was saved. Sign in again: what you typed is waiting for you.'
  if (!isOwnPath(to)) return null
  return hadSession ? 'Your session has ended. Sign in again to go on where you were.' : 'Sign in to open the page you asked for.'
}
