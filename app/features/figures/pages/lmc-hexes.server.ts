import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Db } from '#db/client.server.ts'
import { hexesNow } from './pages.sql.ts'

export type LmcHex = Pick<LmcDetails, 'slug' | 'name' | 'hexQ' | 'hexR'>

const read = cacheOf<string, readonly LmcHex[]>({ most: 2 })

/** Every LMC by name with its place on the map, and a text that changes with any of it. */
export function lmcHexes(db: Db): { lmcs: readonly LmcHex[]; text: string } {
  const text = hexesNow(db).get()!
  return { lmcs: read.of(text, () => JSON.parse(text) as LmcHex[]), text }
}
