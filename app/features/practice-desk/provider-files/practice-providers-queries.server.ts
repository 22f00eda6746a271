import { lastSharing } from '#app/features/adoption/statements/entry-queries.server.ts'
import {
  everAdded,
  filesAddedTo,
  filesOfLmc,
  providerFileOf,
  reportsOf,
} from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { type KeptReport, type ProviderFile, sumOfReports } from '#app/features/disputes/provider-files/provider-rules.ts'
import { type ProviderFigure, providerFiguresOf } from '#app/features/figures/providers/provider-figures-queries.server.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** `leftLmc`: the name of the LMC that keeps the file, where the practice is not of it any more; null = it is. */
type FileShown = Pick<ProviderFile, 'id' | 'name' | 'provides' | 'closedAt'> & { leftLmc: string | null }
export type PracticeProviders = {
  details: PracticeDetails
  shares: boolean
  files: (FileShown & ReturnType<typeof sumOfReports>)[]
}

const shownTo = (db: Db, details: PracticeDetails, { id, name, provides, closedAt, lmcSlug }: ProviderFile): FileShown => ({
  ...{ id, name, provides, closedAt },
  leftLmc: details.lmc?.slug === lmcSlug ? null : (lmcBySlug(db, lmcSlug)?.name ?? lmcSlug),
})

/** The files of a practice's LMC with what the practice itself added, and those of an LMC it left that still hold some of it. Nothing of what another practice added, or the office wrote, stands in it. */
export function practiceProviders(db: Db, practiceCode: string, today: Day): PracticeProviders | undefined {
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const own = details.lmc ? filesOfLmc(db, details.lmc.slug) : []
  const left = filesAddedTo(db, practiceCode).filter(({ lmcSlug }) => lmcSlug !== details.lmc?.slug)
  return {
    details,
    shares: lastSharing(db, practiceCode)?.sharesByName === true,
    files: [...own, ...left]
      .map((file) => ({ ...shownTo(db, details, file), ...sumOfReports(reportsOf(db, file.id, [practiceCode])) }))
      .filter(({ leftLmc, reports }) => leftLmc === null || reports > 0),
  }
}

export type PracticeProvider = {
  details: PracticeDetails
  shares: boolean
  file: FileShown
  reports: KeptReport[]
  /** The marker of the form: how many lines it ever added. */
  seen: string
  figures: ProviderFigure[]
}

/**
 * One file as a practice of its LMC sees it: its own counts and the published figure. A practice that left the LMC sees what it added
 * itself, to take it back. Undefined: no file of its LMC, and none it ever added to.
 */
export function practiceProvider(db: Db, practiceCode: string, fileId: string, today: Day): PracticeProvider | undefined {
  const details = practiceByCode(db, practiceCode, today)
  const ofOwnLmc = details?.lmc && providerFileOf(db, details.lmc.slug, fileId)
  const found = ofOwnLmc ?? filesAddedTo(db, practiceCode).find(({ id }) => id === fileId)
  if (!details || !found) return undefined
  return {
    ...{ details, file: shownTo(db, details, found) },
    shares: lastSharing(db, practiceCode)?.sharesByName === true,
    reports: reportsOf(db, fileId, [practiceCode]),
    seen: String(everAdded(db, fileId, practiceCode).length),
    figures: ofOwnLmc ? providerFiguresOf(db, fileId) : [],
  }
}
