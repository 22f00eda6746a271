import type { Role } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long a session lasts without a request (`idle`) and in all (`whole`), in milliseconds. */
export type SessionLimits = { idle: number; whole: number }

/**
 * By role, for the reasons in decision 8. In a practice a needless sign-out costs the weekly return; an officer's desk shows many
 * practices.
 */
const LIMITS: Record<Role, SessionLimits> = {
  'practice-partner': { idle: 12 * HOUR, whole: 7 * 24 * HOUR },
  'practice-manager': { idle: 12 * HOUR, whole: 7 * 24 * HOUR },
  'lmc-officer': { idle: 30 * MINUTE, whole: 12 * HOUR },
  'committee-member': { idle: 30 * MINUTE, whole: 12 * HOUR },
  'committee-editor': { idle: 30 * MINUTE, whole: 12 * HOUR },
}
const STANDS_NOWHERE: SessionLimits = { idle: 30 * MINUTE, whole: 12 * HOUR }

/** The limits for these roles: the strictest of each. */
export function limitsOf(roles: Role[]): SessionLimits {
  const all = roles.length > 0 ? roles.map((role) => LIMITS[role]) : [STANDS_NOWHERE]
  return { idle: Math.min(...all.map(({ idle }) => idle)), whole: Math.min(...all.map(({ whole }) => whole)) }
}

export type SessionTimes = { startedAt: Instant; expiresAt: Instant; lastSeenAt: Instant }

/** True when a session is over. `startedAt`: when its current id was given; `expiresAt` was set at sign-in and never moves. */
export function isOver(
  { startedAt, expiresAt, lastSeenAt }: SessionTimes,
  roles: readonly { role: Role }[],
  now: Instant,
): boolean {
  const { idle, whole } = limitsOf(roles.map(({ role }) => role))
  return now >= expiresAt || now >= startedAt + whole || now >= lastSeenAt + idle
}

/** `lastSeenAt` is updated at most once a minute, so the idle limit is exact to a minute. */
export const SEEN_EVERY = MINUTE

/**
 * For grave changes (password, factors) a person must have proved who they are within this time; otherwise the password is asked
 * for again.
 */
export const FRESH_FOR = 15 * MINUTE

/** True when the person proved who they are a moment ago. */
export const isFresh = (confirmedAt: Instant, now: Instant) => now < confirmedAt + FRESH_FOR

/** True where a second factor is required: LMC officers and the committee. A demonstration is exempt (decision 8). */
export const needsSecondFactor = (roles: Role[]) =>
  roles.some((role) => role !== 'practice-partner' && role !== 'practice-manager')

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'an iPhone'],
  [/iPad/, 'an iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'a Chromebook'],
  [/Macintosh|Mac OS X/, 'a Mac'],
  [/Linux/, 'Linux'],
]

/** A browser in words its owner recognises ("Edge on Windows"). Nothing else of the user agent is stored. */
export function deviceInWords(userAgent: string | null): string {
  const text = (userAgent ?? '').slice(0, 500)
  const name = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(text))?.[1]
  return `${name(BROWSERS) ?? 'A browser'} on ${name(SYSTEMS) ?? 'another device'}`
}
