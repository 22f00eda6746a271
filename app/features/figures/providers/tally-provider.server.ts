import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { reportsKnown } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { daysOfQuarter, type KeptReport, type ProviderFile } from '#app/features/disputes/provider-files/provider-rules.ts'
import type { SurveyTally, TalliedQuestion } from '#app/features/figures/disclosure/disclose-survey.ts'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { sharingChoices } from '#db/schema/adoption.ts'
import { PROVIDER_QUESTIONS, valuesOf } from './provider-questions.ts'

const sharing = prepared((db) =>
  db
    .select({ sharesByName: sharingChoices.sharesByName })
    .from(sharingChoices)
    .where(
      and(
        eq(sharingChoices.practiceCode, sql.placeholder('practiceCode')),
        lt(sharingChoices.recordedAt, sql.placeholder('recordedAt')),
      ),
    )
    .orderBy(desc(sharingChoices.recordedAt), desc(sharingChoices.id))
    .limit(1)
    .prepare(),
)

/** The practices of the file's LMC on the last day of a quarter, as known at the release of its figure: issued late it is the same. */
export function practicesHere(db: Db, lmcSlug: string, { quarter, knownAt }: { quarter: string; knownAt: Instant }): Set<string> {
  const practices = practicesAsAt(db, { asAt: daysOfQuarter(quarter).until, knownBefore: knownAt })
  return new Set(practices.flatMap((one) => (one.lmcSlug === lmcSlug ? one.practiceCode : [])))
}

/** Counts the practices of an LMC that added to a file for a quarter, by what they added, as it stood at an instant. */
export function tallyProvider(
  db: Db,
  { id, lmcSlug }: Pick<ProviderFile, 'id' | 'lmcSlug'>,
  { quarter, knownAt }: { quarter: string; knownAt: Instant },
): SurveyTally {
  const span = daysOfQuarter(quarter)
  const here = practicesHere(db, lmcSlug, { quarter, knownAt })
  const byPractice = new Map<string, KeptReport[]>()
  for (const report of reportsKnown(db, { fileId: id, ...span, knownAt }))
    if (here.has(report.practiceCode))
      byPractice.set(report.practiceCode, [...(byPractice.get(report.practiceCode) ?? []), report])
  const questions: TalliedQuestion[] = PROVIDER_QUESTIONS.map(({ key, options, rest }) => ({
    ...{ key, above: null, rest, words: null },
    options: options.map(({ value }) => ({ value, count: 0, sharing: 0, others: 0 })),
  }))
  let others = 0
  for (const [code, reports] of byPractice) {
    const shares = sharing(db).get({ practiceCode: code, recordedAt: knownAt })?.sharesByName === true
    if (!shares) others += 1
    for (const [index, question] of PROVIDER_QUESTIONS.entries())
      for (const value of valuesOf(question, reports)) {
        const option = questions[index]!.options.find((one) => one.value === value)!
        option.count += 1
        option[shares ? 'sharing' : 'others'] += 1
      }
  }
  return { survey: `provider-${id}-${quarter}`, answered: byPractice.size, practices: byPractice.size, others, questions }
}
