import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link: 32 random bytes as base64url. Only its hash is stored. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfToken(token) }
}

/** The stored form of a link's secret: its SHA-256. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
