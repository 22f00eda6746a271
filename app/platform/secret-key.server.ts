import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cacheOf } from './cache.ts'
import { paths } from './paths.server.ts'
import type { Settings } from './settings.server.ts'

const keys = cacheOf<string, Buffer>({ most: 8 })

/**
 * The key that seals what the database must not hold in the clear: SECRET_KEY or, where unset, the file `<database>.key`, made
 * when first needed and readable only by its owner. 32 bytes. A backup of the database without the key opens nothing sealed. A
 * database in memory leaves no file, so its key does not either.
 */
export function secretKeyOf({ secretKey, databasePath }: Pick<Settings, 'secretKey' | 'databasePath'>): Buffer {
  const file = `${databasePath ?? paths.demonstration}.key`
  return keys.of(secretKey ?? file, () => keyFrom(secretKey ?? (databasePath === ':memory:' ? madeKey() : contentOf(file))))
}

const madeKey = () => randomBytes(32).toString('base64')

const keyFrom = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'concert', 32))

function contentOf(file: string): string {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${madeKey()}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const content = readFileSync(file, 'utf8').trim()
  if (content.length < 32) throw new Error(`The key file ${file} does not hold a key. Restore it from its backup.`)
  return content
}
