import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const derived = new WeakMap<Buffer, Map<string, Buffer>>()

/** A separate key for every use, derived once for each key in memory: every page with a form asks. */
export function keyFor(key: Buffer, use: string): Buffer {
  const known = derived.get(key) ?? new Map<string, Buffer>()
  derived.set(key, known)
  const made = known.get(use) ?? Buffer.from(hkdfSync('sha256', key, '', use, 32))
  known.set(use, made)
  return made
}

const prepared = new WeakMap<Buffer, KeyObject>()

/** The same key as Node takes it without looking at it again: a page with forms asks several times, and each look costs ten times the hash. */
function secretFor(key: Buffer, use: string): KeyObject {
  const bytes = keyFor(key, use)
  const known = prepared.get(bytes) ?? createSecretKey(bytes)
  prepared.set(bytes, known)
  return known
}

/** Seals a text (AES-256-GCM): only the same key opens it, and only with the same binding, such as a person's id. */
export function seal(key: Buffer, text: string, boundTo: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretFor(key, 'seal'), nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens a sealed text; undefined for another key or binding, or a changed bit. */
export function unseal(key: Buffer, sealed: string, boundTo: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', secretFor(key, 'seal'), bytes.subarray(0, 12))
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** A hash that cannot be guessed at without the key. `use` separates hashes of different things. */
export function keyedHash(key: Buffer, use: string, text: string): string {
  return createHmac('sha256', secretFor(key, use)).update(text).digest('base64url')
}

/** Compares two hashes in constant time. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
