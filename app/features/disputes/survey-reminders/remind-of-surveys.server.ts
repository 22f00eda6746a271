import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { answerOf, isAskedOf } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import { allSurveys, type Survey } from '#app/features/disputes/surveys/survey-store.server.ts'
import { peopleOfPractice, personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import { placeOf } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Turn } from '#app/platform/every.ts'
import { putSameMail } from '#app/platform/mail/outbox.server.ts'
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
export function reminderAt({ fields, opensAt }: Pick<Survey, 'fields' | 'opensAt'>): Instant | undefined {
  const day = addDays(fields.closesOn, -DAYS_BEFORE)
  return addDays(dayOf(opensAt), DAYS_OPEN) <= day ? instantOf(day, '09:00') : undefined
}

const dueSurvey = (db: Db, now: Instant): Survey | undefined =>
  allSurveys(db).find((survey) => {
    const at = reminderAt(survey)
    return at !== undefined && at <= now && now < survey.closesAt && survey.remindedTo !== ALL_DONE
  })

/** The work of the loop: a slice of practices at a time, so that nobody waits. */
export function remindOfSurveys(db: Db, publicAddress: string): Turn {
  return (now, stopping) => {
    const isLeft = () => dueSurvey(db, now) !== undefined
    return inSlices(db, { isLeft, slice: (tx) => remindNext(tx, publicAddress, now) }, stopping)
  }
}

/**
 * Writes the mails of the next slice of practices to those who have not answered, and to nobody else; answers with how many practices it
 * went through. How far it came is written with them: each is reminded once, whenever the server stops.
 */
export function remindNext(db: Db, publicAddress: string, now: Instant): number {
  return inTransaction(db, (tx) => {
    const survey = dueSurvey(tx, now)
    if (!survey) return 0
    const codes = next(tx)
      .all({ practiceCode: survey.remindedTo })
      .map(({ practiceCode }) => practiceCode!)
    for (const code of codes) remind(tx, survey, code, publicAddress, now)
    const remindedTo = codes.length < A_SLICE ? ALL_DONE : codes.at(-1)!
    tx.update(surveys).set({ remindedTo }).where(eq(surveys.slug, survey.slug)).run()
    return codes.length
  })
}

function remind(tx: Db, survey: Survey, practiceCode: string, publicAddress: string, now: Instant): void {
  const today: Day = dayOf(now)
  const place = placeOf(tx, practiceCode, today)
  if (!place?.open || !isAskedOf(survey, place.lmcSlug ?? undefined)) return
  const waits = peopleOfPractice(tx, practiceCode).filter(({ personId }) => !answerOf(tx, survey, { practiceCode, personId }))
  const addresses = new Set(waits.flatMap(({ roleId }) => personOfRole(tx, roleId)?.email ?? []))
  const link = `${publicAddress}/practice/${practiceCode}/surveys`
  const values = { practice: place.name, until: longDay(survey.fields.closesOn), link }
  const mail = { message: 'survey-waiting', values, askedBy: 'concert', batch: `survey ${survey.slug}` } as const
  putSameMail(tx, mail, [...addresses], now)
}
