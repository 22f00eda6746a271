import { redirect } from '@remix-run/node'
import { flashCookie } from '#app/platform/flash.server.ts'
import type { Flash } from '#app/platform/flash.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'

/**
 * Redirects to a page of ours that shows the outcome of a form once. `headers`: sent with it, such as the cookie of a new
 * session.
 */
export function redirectSaying(visit: Visit, to: string, flash: Flash, cookies: (string | undefined)[] = []) {
  const { at, settings } = contextOf(visit)
  const headers = new Headers()
  const { pathname } = new URL(to, settings.publicAddress)
  for (const cookie of [...cookies, flashCookie(settings, pathname, flash, at)]) if (cookie) headers.append('Set-Cookie', cookie)
  return redirect(to, { headers })
}
