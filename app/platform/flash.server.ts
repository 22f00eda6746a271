import { cookieNamed } from './cookies.ts'
import type { Flash } from './flash.ts'
import { seal, unseal } from './sealing.server.ts'
import { secretKeyOf } from './secret-key.server.ts'
import type { Settings } from './settings.server.ts'
import type { Instant } from './time.ts'

/** A page that does not come within this many seconds says nothing: what the message told may no longer hold. */
const GOOD_FOR = 300

type House = Pick<Settings, 'secretKey' | 'databasePath' | 'secureCookies'>

const nameOf = (secure: boolean) => (secure ? '__Host-concert-flash' : 'concert-flash')
const cookie = ({ secureCookies }: House, value: string, maxAge: number) =>
  `${nameOf(secureCookies)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`

/** The Set-Cookie header that has the page at `pathname` say the flash, once. Sealed: nobody else can put words on a page of ours. */
export function flashCookie(house: House, pathname: string, flash: Flash, now: Instant): string {
  const sealed = seal(secretKeyOf(house), JSON.stringify({ flash, until: now + GOOD_FOR * 1000 }), `flash ${pathname}`)
  return cookie(house, sealed, GOOD_FOR)
}

/** What the page at `pathname` has to say now, from a Cookie header; undefined where nothing was meant for it, or too long ago. */
export function flashIn(house: House, cookieHeader: string | null, pathname: string, now: Instant): Flash | undefined {
  const sealed = cookieNamed(cookieHeader, nameOf(house.secureCookies))
  const opened = sealed ? unseal(secretKeyOf(house), sealed, `flash ${pathname}`) : undefined
  if (opened === undefined) return undefined
  const { flash, until } = JSON.parse(opened) as { flash: Flash; until: Instant }
  return now < until && now >= until - GOOD_FOR * 1000 ? flash : undefined
}

/** The Set-Cookie header of the page that has said it. */
export const flashSaid = (house: House): string => cookie(house, '', 0)
