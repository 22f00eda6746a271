import { allProviderFiles } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { daysOfQuarter } from '#app/features/disputes/provider-files/provider-rules.ts'
import { linesKeptSince } from '#app/features/disputes/provider-files/remove-old-provider-files.server.ts'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { type FiguresKey, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import type { ReleaseFinding, VerifiedRelease } from '#app/features/figures/releases/verify-releases.server.ts'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { providerFigures } from '#db/schema/provider-files.ts'
import { workOutProviderFigure } from './issue-provider-figures.server.ts'

const published = prepared((db) =>
  db.select().from(providerFigures).orderBy(providerFigures.weekEnd, providerFigures.fileId).prepare(),
)

/**
 * Works the figure of every file on a local provider and quarter out anew from its lines and the key, and compares the bytes. Throws under
 * another key.
 */
export function* verifyProviderFigures(db: Db, key: FiguresKey): Generator<VerifiedRelease> {
  if (!isRightKey(db, key)) throw new Error('The key of figures is not the one that the figures of providers were drawn with.')
  const files = new Map(allProviderFiles(db).map((file) => [file.id, file]))
  const keptSince = linesKeptSince(clocksOf(db).now())
  for (const { fileId, quarter, method, hash, text } of published(db).all()) {
    const finding = (): ReleaseFinding => {
      if (hashOf(text) !== hash) return 'text-changed'
      if (method !== METHOD) return 'other-method'
      const file = files.get(fileId)
      if (!file) return 'facts-removed'
      if (workOutProviderFigure(db, key.draw, { file, quarter }) === text) return 'same'
      return startOfDay(daysOfQuarter(quarter).from) < keptSince ? 'facts-removed' : 'differs'
    }
    yield { id: `${fileId} ${quarter}`, finding: finding() }
  }
}
