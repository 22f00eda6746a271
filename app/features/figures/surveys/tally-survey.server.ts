import {
  type Answers,
  countedUnder,
  isAsked,
  optionsOf,
  type SurveyQuestion,
} from '#app/features/disputes/surveys/survey-rules.ts'
import type { Survey } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { SurveyTally, TalliedQuestion } from '#app/features/figures/disclosure/disclose-survey.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The answers on time, with whether their practice shared by name when the survey closed. */
const onTime = prepared((db) =>
  db.$client.prepare(
    `select a.practice_code as code, a.answers,
       (select c.shares_by_name from sharing_choices c where c.practice_code = a.practice_code and c.recorded_at < @closesAt
        order by c.recorded_at desc, c.id desc limit 1) as shares
     from survey_answers a where a.survey_slug = @slug and a.late = 0`,
  ),
)

/** Counts the answers of a wave. Late ones are left out, and of an LMC's own questions those of practices that have left it. */
export function tallySurvey(db: Db, survey: Pick<Survey, 'slug' | 'lmcSlug' | 'fields' | 'closesAt'>): SurveyTally {
  const { slug, lmcSlug, closesAt, fields } = survey
  const here = lmcSlug && new Set(practicesOfLmc(db, lmcSlug, dayOf(closesAt - 1)).map(({ code }) => code))
  const questions = fields.questions.map(emptyTally)
  let answered = 0
  let others = 0
  const practices = new Set<string>()
  const rows = onTime(db).iterate({ slug, closesAt }) as Iterable<{ code: string; answers: string; shares: number | null }>
  for (const { code, answers, shares } of rows) {
    if (here && !here.has(code)) continue
    answered += 1
    practices.add(code)
    if (!shares) others += 1
    count(fields.questions, questions, JSON.parse(answers) as Answers, shares === 1)
  }
  return { survey: slug, answered, practices: practices.size, others, questions }
}

const emptyTally = (question: SurveyQuestion): TalliedQuestion => ({
  key: question.key,
  above: question.onlyIf,
  options: optionsOf(question).map(({ value }) => ({ value, count: 0, sharing: 0, others: 0 })),
  rest: restOf(question),
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
