import type { Instant } from '#app/platform/time.ts'

/** A token as its owner sees it. */
export type OwnToken = {
  id: string
  name: string
  createdAt: Instant
  expiresAt: Instant
  endedAt: Instant | null
  lastUsedAt: Instant | null
  uses: number
}

/** Shown to the person who finds one: whose it is, and that it is secret. */
export const TOKEN_START = 'concert-secret-'
/** A year in milliseconds: a forgotten token does not work for ever. */
export const TOKEN_LASTS = 365 * 24 * 60 * 60_000
/** Working ones, by person. */
export const MOST_TOKENS = 10
export const LONGEST_TOKEN_NAME = 60

export const isInUse = ({ endedAt, expiresAt }: Pick<OwnToken, 'endedAt' | 'expiresAt'>, now: Instant) =>
  endedAt === null && expiresAt > now

/** The token in an Authorization header; undefined where there is none of ours. */
export function bearerToken(header: string | null): string | undefined {
  const [, token] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? []
  return token?.startsWith(TOKEN_START) ? token.slice(TOKEN_START.length) : undefined
}
