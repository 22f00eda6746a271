import { cookieNamed } from '#app/platform/cookies.ts'

/** How long a device is trusted: 30 days, in milliseconds. */
export const TRUSTED_FOR = 30 * 24 * 60 * 60_000
/** The most people who trust one shared desktop: the latest ones. */
const MOST = 5

const nameOf = (secure: boolean) => (secure ? '__Host-concert-trusted' : 'concert-trusted')
const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** The secrets of a browser that somebody trusts, from its Cookie header. */
export const trustedTokensIn = (cookieHeader: string | null, secure: boolean): string[] =>
  cookieNamed(cookieHeader, nameOf(secure))?.split('~').slice(0, MOST).filter(isToken) ?? []

/** The Set-Cookie header that adds a secret to those a browser holds, in a cookie of its own. */
export function trustedCookie(token: string, before: readonly string[], secure: boolean): string {
  const value = [token, ...before].slice(0, MOST).join('~')
  const flags = `Path=/; Max-Age=${TRUSTED_FOR / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return `${nameOf(secure)}=${value}; ${flags}`
}
