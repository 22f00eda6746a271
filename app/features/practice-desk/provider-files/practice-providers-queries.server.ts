import { lastSharing } from '#app/features/adoption/statements/entry-queries.server.ts'
import { filesOfLmc, providerFileOf, reportsOf } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { type KeptReport, type ProviderFile, sumOfReports } from '#app/features/disputes/provider-files/provider-rules.ts'
import { type ProviderFigure, providerFiguresOf } from '#app/features/figures/providers/provider-figures-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

export type PracticeProviders = {
  details: PracticeDetails
  shares: boolean
  files: (Pick<ProviderFile, 'id' | 'name' | 'provides' | 'closedAt'> & ReturnType<typeof sumOfReports>)[]
}

/** The files of a practice's LMC with what the practice itself added. Nothing of what another practice added, or the office wrote, stands in it. */
export function practiceProviders(db: Db, practiceCode: string, today: Day): PracticeProviders | undefined {
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const files = details.lmc ? filesOfLmc(db, details.lmc.slug) : []
  return {
    details,
    shares: lastSharing(db, practiceCode)?.sharesByName === true,
    files: files.map(({ id, name, provides, closedAt }) => ({
      ...{ id, name, provides, closedAt },
      ...sumOfReports(reportsOf(db, id, [practiceCode])),
    })),
  }
}

export type PracticeProvider = {
  details: PracticeDetails
  shares: boolean
  file: Pick<ProviderFile, 'id' | 'name' | 'provides' | 'closedAt'>
  reports: KeptReport[]
  figures: ProviderFigure[]
}

/** One file as a practice of its LMC sees it: its own counts and the published figure. Undefined: no file of its LMC. */
export function practiceProvider(db: Db, practiceCode: string, fileId: string, today: Day): PracticeProvider | undefined {
  const details = practiceByCode(db, practiceCode, today)
  const found = details?.lmc && providerFileOf(db, details.lmc.slug, fileId)
  if (!details || !found) return undefined
  const { id, name, provides, closedAt } = found
  return {
    ...{ details, file: { id, name, provides, closedAt } },
    shares: lastSharing(db, practiceCode)?.sharesByName === true,
    reports: reportsOf(db, id, [practiceCode]),
    figures: providerFiguresOf(db, id),
  }
}
