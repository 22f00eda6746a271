import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { isDocumentFailed } from '#app/platform/documents/document-maker.server.ts'
import { pictureHead } from '#app/platform/documents/picture-head.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterLogos } from '#db/schema/letters.ts'
import { logoOf } from './logo-queries.server.ts'
import { LOGO_LIMITS, logoFault, UNREADABLE } from './logo-rules.ts'
import { removeUnused } from './logos.sql.ts'

type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>
export type DrawnLogo = { ok: true; png: Uint8Array } | { ok: false; message: string }

/** Draws a picture that somebody sent anew, small and without what else was in its file, beside the server. */
export async function drawnLogo(bytes: Uint8Array, make: Make): Promise<DrawnLogo> {
  const fault = logoFault(bytes)
  if (fault) return { ok: false, message: fault }
  const { width, height, type } = pictureHead(bytes)!
  const scale = Math.min(1, LOGO_LIMITS.width / width, LOGO_LIMITS.height / height)
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const key = `logo ${createHash('sha256').update(bytes).digest('hex')}`
  try {
    return { ok: true, png: await make(key, () => ({ kind: 'logo', bytes, type, ...size })) }
  } catch (error) {
    if (!isDocumentFailed(error)) throw error
    return { ok: false, message: UNREADABLE }
  }
}

type Changed = { ok: true } | { ok: false; reason: 'changed-meanwhile' }

/**
 * Puts a logo on a practice's letters from now on, or takes it off (null). One that no letter went with is removed at once; one that
 * did stays for that letter. `seen`: hash of the logo its sender was shown, '' for none.
 */
export function saveLogo(
  db: Db,
  { practiceCode, png, seen }: { practiceCode: string; png: Uint8Array | null; seen: string },
  by: Actor,
  now: Instant,
): Changed {
  return inTransaction(db, (tx): Changed => {
    if ((logoOf(tx, practiceCode)?.hash ?? '') !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const current = and(eq(letterLogos.practiceCode, practiceCode), isNull(letterLogos.removedAt))
    tx.update(letterLogos).set({ removedAt: now }).where(current).run()
    if (png) {
      const { width, height } = pictureHead(png)!
      const hash = createHash('sha256').update(png).digest('hex')
      const row = { width, height, savedAt: now, savedBy: by.personId, removedAt: null }
      tx.insert(letterLogos)
        .values({ practiceCode, hash, png: Buffer.from(png), ...row })
        .onConflictDoUpdate({ target: [letterLogos.practiceCode, letterLogos.hash], set: row })
        .run()
    }
    removeUnused(tx).run(JSON.stringify([practiceCode]))
    const action = png ? 'letterhead.logo-saved' : 'letterhead.logo-removed'
    recordEvent(tx, { at: now, actor: by.personId, action, subject: practiceCode })
    return { ok: true }
  })
}
