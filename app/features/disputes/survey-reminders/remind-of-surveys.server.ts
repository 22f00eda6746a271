import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { answerOf, isAskedOf } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import type { Survey } from '#app/features/disputes/surveys/survey-store.server.ts'
import { peopleOfPractice, personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import { placeOf, practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Turn } from '#app/platform/every.ts'
import { putSameMail, sentOf } from '#app/platform/mail/outbox.server.ts'
import { inSlices } from '#app/platform/slices.server.ts'
import { addDays, type Day, dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { surveys } from '#db/schema/surveys.ts'

/** Practices gone through in one transaction. */
const A_SLICE = 10
/** Days before the last one on which who has not answered is reminded, at nine; and the days a survey is open before that at least. */
const DAYS_BEFORE = 4
const DAYS_OPEN = 3
/** Comes after every code: all practices have been gone through. */
const ALL_DONE = '~'

const next = prepared((db) =>
  db
    .selectDistinct({ practiceCode: roleAssignments.practiceCode })
    .from(roleAssignments)
    .where(and(gt(roleAssignments.practiceCode, sql.placeholder('practiceCode')), isNull(roleAssignments.endedAt)))
    .orderBy(asc(roleAssignments.practiceCode))
    .limit(A_SLICE)
    .prepare(),
)

/** When a survey's reminder goes out; undefined where it is open too shortly for one. */
export function reminderAt({ opensAt, closesAt }: Pick<Survey, 'opensAt' | 'closesAt'>): Instant | undefined {
  const day = addDays(lastDayOf({ closesAt }), -DAYS_BEFORE)
  return addDays(dayOf(opensAt), DAYS_OPEN) <= day ? instantOf(day, '09:00') : undefined
}

const lastDayOf = ({ closesAt }: Pick<Survey, 'closesAt'>): Day => dayOf(closesAt - 1)

/** The surveys that are open and close soon, without their questions. */
const closingSoon = prepared((db) =>
  db
    .select({
      slug: surveys.slug,
      lmcSlug: surveys.lmcSlug,
      sample: surveys.sample,
      opensAt: surveys.opensAt,
      closesAt: surveys.closesAt,
      remindedTo: surveys.remindedTo,
    })
    .from(surveys)
    .where(and(gt(surveys.closesAt, sql.placeholder('now')), lte(surveys.closesAt, sql.placeholder('until'))))
    .orderBy(asc(surveys.closesAt), asc(surveys.slug))
    .prepare(),
)
type Due = Omit<Survey, 'fields'>

/** The surveys whose reminder is due, gone out or not. */
const dueSurveys = (db: Db, now: Instant): Due[] =>
  closingSoon(db)
    .all({ now, until: now + (DAYS_BEFORE + 2) * 86_400_000 })
    .filter((survey) => (reminderAt(survey) ?? now + 1) <= now)

const nextSurvey = (due: readonly Due[]): Due | undefined => due.find(({ remindedTo }) => remindedTo !== ALL_DONE)

/** The work of the loop: a slice of practices at a time, so that nobody waits. */
export function remindOfSurveys(db: Db, publicAddress: string): Turn {
  return (now, stopping) => {
    const isLeft = () => nextSurvey(dueSurveys(db, now)) !== undefined
    return inSlices(db, { isLeft, slice: (tx) => remindNext(tx, publicAddress, now) }, stopping)
  }
}

/**
 * Writes the mails of the next slice of practices to those who have not answered, and to nobody else; answers with how many practices it
 * went through. How far it came is written with them: each is reminded once, whenever the server stops.
 */
export function remindNext(db: Db, publicAddress: string, now: Instant): number {
  return inTransaction(db, (tx) => {
    const due = dueSurveys(tx, now)
    const survey = nextSurvey(due)
    if (!survey) return 0
    const codes = nextPractices(tx, survey, now)
    const together = due.filter(({ closesAt }) => closesAt === survey.closesAt)
    for (const code of codes) remind(tx, together, code, publicAddress, now)
    const remindedTo = codes.length < A_SLICE ? ALL_DONE : codes.at(-1)!
    tx.update(surveys).set({ remindedTo }).where(eq(surveys.slug, survey.slug)).run()
    return codes.length
  })
}

/** The next practices that a survey may be asked of, by code: of an LMC's own questions those of that LMC alone. */
function nextPractices(tx: Db, { lmcSlug, remindedTo }: Due, now: Instant): string[] {
  if (lmcSlug === null)
    return next(tx)
      .all({ practiceCode: remindedTo })
      .map(({ practiceCode }) => practiceCode!)
  const codes = practicesOfLmc(tx, lmcSlug, dayOf(now)).flatMap(({ code }) => (code > remindedTo ? code : []))
  return codes.sort().slice(0, A_SLICE)
}

/**
 * One mail to everybody of a practice who has one of these surveys before them. They close on one day: the mail says that day and no title,
 * and its link shows them all, so a second one would say the same again. Who was told of that day is found by the name of the batch.
 */
function remind(tx: Db, due: readonly Due[], practiceCode: string, publicAddress: string, now: Instant): void {
  const until = lastDayOf(due[0]!)
  const batch = `surveys until ${until} ${practiceCode}`
  if (sentOf(tx, { batch }).length > 0) return
  const place = placeOf(tx, practiceCode, dayOf(now))
  if (!place?.open) return
  const here = due.filter((survey) => isAskedOf(survey, place.lmcSlug ?? undefined))
  const waits = peopleOfPractice(tx, practiceCode).filter(({ personId }) =>
    here.some((survey) => !answerOf(tx, survey, { practiceCode, personId })),
  )
  const addresses = new Set(waits.flatMap(({ roleId }) => personOfRole(tx, roleId)?.email ?? []))
  const values = { practice: place.name, until: longDay(until), link: `${publicAddress}/practice/${practiceCode}/surveys` }
  putSameMail(tx, { message: 'survey-waiting', values, askedBy: 'concert', batch }, [...addresses], now)
}
