import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import { menuState } from '#app/features/menu/editions/menu-cache.server.ts'
import { signaturesState } from '#app/features/open-letters/signing/signature-queries.server.ts'
import type { Db } from '#db/client.server.ts'

/** Changes whenever a cached page may: with every publication, every release, and every signature of an open letter. */
export const stateOfCachedPages = (db: Db): string => `${menuState(db)} ${releasesState(db)} ${signaturesState(db)}`
