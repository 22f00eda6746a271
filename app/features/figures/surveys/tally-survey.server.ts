import {
  type Answers,
  countedUnder,
  isAsked,
  optionsOf,
  plainWords,
  type SurveyQuestion,
} from '#app/features/disputes/surveys/survey-rules.ts'
import type { Survey } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { SurveyFormat, SurveyTally, TalliedQuestion } from '#app/features/figures/disclosure/disclose-survey.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, weekEndOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { onTime } from './surveys.sql.ts'

type Closing = Pick<Survey, 'closesAt'>
/** The week in which a survey closed. Its results come out with that week's release. */
export const weekEndOfSurvey = ({ closesAt }: Closing): Day => weekEndOf(dayOf(closesAt - 1))

/** The practices of the LMC that asked, on the last day of its questions, as known at the release of their results. */
export function practicesAsked(db: Db, lmc: string, survey: Closing): Set<string> {
  const when = { asAt: dayOf(survey.closesAt - 1), knownBefore: releaseOf(weekEndOfSurvey(survey)) }
  return new Set(practicesAsAt(db, when).flatMap(({ practiceCode, lmcSlug }) => (lmcSlug === lmc ? practiceCode : [])))
}

/** The format in which results are issued. */
export const issuedIn = ({ lmcSlug }: Pick<Survey, 'lmcSlug'>): SurveyFormat =>
  lmcSlug === null ? 'concert-survey-1' : 'concert-survey-2'

/**
 * Counts the answers of a wave. Late ones are left out, and of an LMC's own questions those of practices that have left it. `format`: that of
 * its results.
 */
export function tallySurvey(
  db: Db,
  survey: Pick<Survey, 'slug' | 'lmcSlug' | 'fields' | 'closesAt'>,
  format = issuedIn(survey),
): SurveyTally {
  const { slug, lmcSlug, closesAt, fields } = survey
  const here = lmcSlug && practicesAsked(db, lmcSlug, survey)
  const questions = fields.questions.map((question) => emptyTally(question, format))
  let answered = 0
  let others = 0
  const practices = new Set<string>()
  const rows = onTime(db).iterate({ slug, closesAt })
  for (const { code, answers, shares } of rows) {
    if (here && !here.has(code)) continue
    answered += 1
    practices.add(code)
    if (!shares) others += 1
    count(fields.questions, questions, JSON.parse(answers) as Answers, shares === 1)
  }
  return { survey: slug, answered, practices: practices.size, others, questions }
}

const emptyTally = (question: SurveyQuestion, format: SurveyFormat): TalliedQuestion => ({
  key: question.key,
  above: question.onlyIf,
  options: optionsOf(question).map(({ value }) => ({ value, count: 0, sharing: 0, others: 0 })),
  rest: restOf(question),
  words: format === 'concert-survey-2' ? plainWords(question.words) : null,
})

/** The option of a question that nothing is drawn for. Fixed by its kind, never by its counts. */
function restOf({ kind, options }: SurveyQuestion): string | null {
  if (kind === 'some-of') return null
  if (kind === 'yes-no') return 'no'
  return kind === 'one-of' ? options.at(-1)!.value : 'from-0'
}

function count(questions: readonly SurveyQuestion[], tallies: TalliedQuestion[], answers: Answers, shares: boolean): void {
  for (const [i, question] of questions.entries()) {
    if (!isAsked(questions, question, answers)) continue
    for (const value of countedUnder(question, answers[question.key])) {
      const option = tallies[i]!.options.find((one) => one.value === value)
      if (!option) continue
      option.count += 1
      option[shares ? 'sharing' : 'others'] += 1
    }
  }
}
