import { desc, eq, sql } from 'drizzle-orm'
import { readSurveyText, surveyFigure } from '#app/features/figures/disclosure/disclose-survey.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { providerFigures } from '#db/schema/provider-files.ts'
import { PROVIDER_QUESTIONS } from './provider-questions.ts'

/** The figure of a file for a quarter. `rows` is empty where too few practices added to it. */
export type ProviderFigure = {
  quarter: string
  knownAt: Instant
  rows: { key: string; label: string; figure: PublishedFigure }[]
}

/** Quarters that are shown. */
const SHOWN = 4

const latest = prepared((db) =>
  db
    .select()
    .from(providerFigures)
    .where(eq(providerFigures.fileId, sql.placeholder('fileId')))
    .orderBy(desc(providerFigures.quarter))
    .limit(SHOWN)
    .prepare(),
)

/** What is published of a file, the latest quarter first. */
export function providerFiguresOf(db: Db, fileId: string): ProviderFigure[] {
  const rows = latest(db).all({ fileId })
  return rows.map(({ quarter, knownAt, text }) => {
    const published = readSurveyText(text)
    const questions = published.answered === null ? [] : PROVIDER_QUESTIONS
    return {
      quarter,
      knownAt,
      rows: questions.flatMap(({ key, options }) =>
        options.flatMap(({ value, label }) => {
          const figure = surveyFigure(published, key, [value])
          return figure ? [{ key: `${key} ${value}`, label, figure }] : []
        }),
      ),
    }
  })
}
