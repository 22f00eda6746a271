import { currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { putQuestions, type QuestionToPut } from '#app/features/practice-desk/asked-by-lmc/put-questions.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const OFFICER = { personId: `officer-of-${demonstrationSetting.lmcSlug}` }
const DAYS_AGO = 2
/** Of the LMC's practices every so many stands in its old list. */
const EVERY = 4

/**
 * The office brought its old list in two days ago: two questions wait for the lively practice, about actions it has not decided, and one for
 * every fourth practice of the area.
 */
export function addLmcQuestions(db: Db, now: Instant): void {
  const { lmcSlug, lively } = demonstrationSetting
  const at = instantOf(addDays(dayOf(now), -DAYS_AGO), '15:20')
  const offers = (menuAt(db, now)?.offers ?? []).filter(({ status }) => status === 'offered')
  const first = offers[0]
  if (!first) return
  const says = { answer: 'full', since: addDays(dayOf(now), -80), plannedFor: null } as const
  const decided = new Set(
    currentAnswers(db, [lively.code]).flatMap(({ actionSlug, state }) => (state === 'considering' ? [] : actionSlug)),
  )
  const open = offers.filter(({ actionSlug }) => !decided.has(actionSlug)).slice(0, 2)
  const others = practicesOfLmc(db, lmcSlug, dayOf(at)).filter(({ code }, nth) => nth % EVERY === 0 && code !== lively.code)
  const ofLively = open.map(({ actionSlug }, nth): QuestionToPut => {
    const inPart = { ...says, answer: 'partial' as const, since: null }
    return { ...(nth === 0 ? says : inPart), practiceCode: lively.code, actionSlug }
  })
  const ofOthers = others.map(({ code }): QuestionToPut => ({ ...says, practiceCode: code, actionSlug: first.actionSlug }))
  putQuestions(db, lmcSlug, [...ofLively, ...ofOthers], OFFICER, at)
}
