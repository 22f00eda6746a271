import { cookieNamed } from './cookies.ts'
import type { Flash } from './flash.ts'
import { seal, unseal } from './sealing.server.ts'
import { secretKeyOf } from './secret-key.server.ts'
import type { Settings } from './settings.server.ts'
import type { Instant } from './time.ts'

/** Seconds. After that the message is dropped, because it may no longer be true. */
const GOOD_FOR = 300

type FlashSettings = Pick<Settings, 'secretKey' | 'databasePath' | 'secureCookies'>

const nameOf = (secure: boolean) => (secure ? '__Host-concert-flash' : 'concert-flash')
const cookie = ({ secureCookies }: FlashSettings, value: string, maxAge: number) =>
  `${nameOf(secureCookies)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`

/**
 * The Set-Cookie header that makes the page at `pathname` show the flash once. Sealed, so that nobody else can put words on our
 * pages.
 */
export function flashCookie(settings: FlashSettings, pathname: string, flash: Flash, now: Instant): string {
  const sealed = seal(secretKeyOf(settings), JSON.stringify({ flash, until: now + GOOD_FOR * 1000 }), `flash ${pathname}`)
  return cookie(settings, sealed, GOOD_FOR)
}

/** The flash for the page at `pathname` in a Cookie header; undefined where there is none for it, or it is too old. */
export function flashIn(settings: FlashSettings, cookieHeader: string | null, pathname: string, now: Instant): Flash | undefined {
  const sealed = cookieNamed(cookieHeader, nameOf(settings.secureCookies))
  const opened = sealed ? unseal(secretKeyOf(settings), sealed, `flash ${pathname}`) : undefined
  if (opened === undefined) return undefined
  const { flash, until } = JSON.parse(opened) as { flash: Flash; until: Instant }
  return now < until && now >= until - GOOD_FOR * 1000 ? flash : undefined
}

/** The Set-Cookie header of a page that has shown the flash. */
export const clearFlash = (settings: FlashSettings): string => cookie(settings, '', 0)
