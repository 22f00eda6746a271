import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link: 32 random bytes as base64url. Only its hash is kept. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfToken(token) }
}

/** The SHA-256 under which a link's secret is kept. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
