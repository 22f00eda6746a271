import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Answers, SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { allSurveys, storeSurvey } from '#app/features/disputes/surveys/survey-store.server.ts'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { askLmcSurvey, openLmcSurvey } from '#app/features/lmc-desk/surveys/ask-lmc-survey.server.ts'
import { parseLmcSurvey } from '#app/features/lmc-desk/surveys/lmc-survey-form.ts'
import { lmcSurveysNotOpen } from '#app/features/lmc-desk/surveys/lmc-survey-queries.server.ts'
import { addDays, type Day, dayOf, daysBetween, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { surveyAnswers } from '#db/schema/surveys.ts'
import { type Chance, chanceOf } from './chance-rules.ts'
import type { MadeEngland, MadePractice } from './england-rules.ts'
import { lmcSurveysOf } from './lmc-survey-words.ts'
import { demonstrationSetting } from './sign-in-list.ts'
import { MADE_WAVES, type MadeWave } from './survey-waves.ts'

const [EDITOR, SECOND] = ['editor-of-the-committee', 'second-editor-of-the-committee']

/** What the committee's editors did about its surveys before `today`, each at its time. */
export function surveysUntil(tx: Db, today: Day): { at: Instant; write: () => void }[] {
  const end = startOfDay(today)
  return MADE_WAVES.filter(({ opensAt }) => opensAt < end).flatMap(({ slug, opensAt, fields, later }) => [
    { at: opensAt, write: () => publish(tx, slug, fields, null, opensAt) },
    ...later
      .filter(({ at }) => at < end)
      .map(({ at, reason, fields: then }) => ({ at, write: () => publish(tx, slug, then, reason, at) })),
  ])
}

/** What LMCs put before the committee before `today`: of Leeds two that were opened, the second still open; of its neighbour one that waits. */
export function lmcSurveysUntil(tx: Db, today: Day): { at: Instant; write: () => void }[] {
  return lmcSurveysOf(today).flatMap(({ lmcSlug, askedAt, opened, values }) => {
    const by = { personId: `officer-of-${lmcSlug}` }
    const read = parseLmcSurvey(values, dayOf(askedAt))
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    const asked = { at: askedAt, write: () => void askLmcSurvey(tx, lmcSlug, read.value, by, askedAt) }
    const at = askedAt + 3 * 3_600_000
    const open = () => {
      const waiting = lmcSurveysNotOpen(tx, at).toRead.find((one) => one.lmcSlug === lmcSlug)
      if (waiting) openLmcSurvey(tx, waiting.id, { personId: SECOND! }, at)
    }
    return opened ? [asked, { at, write: open }] : [asked]
  })
}

/** What practices of the demonstration's LMC answered to its own questions; the lively one has the open ones still before it. */
function addLmcSurveyAnswers(
  tx: Db,
  seed: number,
  { practices }: Pick<MadeEngland, 'practices'>,
  partner: string,
  now: Instant,
): void {
  const { lmcSlug, lively, untouched } = demonstrationSetting
  for (const { slug, fields, closesAt, opensAt } of allSurveys(tx).filter((survey) => survey.lmcSlug === lmcSlug)) {
    const chance = chanceOf(seed, `survey ${slug}`)
    const isOpen = closesAt > now
    for (const { code, lmcSlug: of, closedOn } of practices) {
      const own = code === lively.code
      if (of !== lmcSlug || closedOn !== null || code === untouched.code || (own && isOpen)) continue
      if (!own && !chance.is(isOpen ? 0.2 : 0.5)) continue
      const answers: Answers = Object.fromEntries(
        fields.questions.map((question) => [
          question.key,
          question.kind === 'some-of'
            ? question.options.flatMap(({ value }) => (chance.is(0.4) ? value : []))
            : chance.is(0.6)
              ? 'yes'
              : 'no',
        ]),
      )
      const at = Math.min(opensAt + chance.whole(1, 20) * 3_600_000, closesAt - 1, now - 1)
      const by = { practiceCode: code, personId: own ? partner : `partner-of-${code}` }
      tx.insert(surveyAnswers)
        .values({
          id: chance.id(),
          surveySlug: slug,
          practiceCode: code,
          personId: null,
          answers,
          late: false,
          answeredAt: at,
          changedAt: at,
          changedBy: by.personId,
          version: 1,
        })
        .run()
    }
  }
}

function publish(tx: Db, slug: string, fields: SurveyFields, reason: string | null, at: Instant): void {
  const who = { draftedBy: EDITOR!, approvedBy: SECOND! }
  const { row, recordedAt } = recordVersion(tx, { kind: 'survey', slug, fields, reason, ...who }, at)
  storeSurvey(tx, slug, fields, null, at)
  const event = {
    at: recordedAt,
    actor: EDITOR!,
    action: 'record.published',
    subject: slug,
    detail: { kind: 'survey', record: slug },
  } as const
  recordEvent(tx, event, rowsWritten(tx, { record_versions: row }))
}

/** The answers of practices to the waves that closed before `today`, some of them late. `partner`: of the lively practice, which answers each. */
export function addSurveyAnswers(
  tx: Db,
  seed: number,
  { practices }: Pick<MadeEngland, 'practices'>,
  partner: string,
  now: Instant,
): void {
  const today = dayOf(now)
  addLmcSurveyAnswers(tx, seed, { practices }, partner, now)
  const insert = tx.$client.prepare(
    `insert into survey_answers (id, survey_slug, practice_code, answers, late, answered_at, changed_at, changed_by, version)
     values (@id, @slug, @code, @answers, @late, @at, @at, @by, 1)`,
  )
  for (const wave of MADE_WAVES) {
    const { closesOn } = wave.fields
    if (closesOn >= today) continue
    const chance = chanceOf(seed, `survey ${wave.slug}`)
    const closesAt = endOfDay(closesOn)
    for (const practice of practices) {
      const own = practice.code === demonstrationSetting.lively.code
      const answers = chance.is(wave.answers.share) || own ? answersOf(chance, wave, practice) : undefined
      const late = chance.is(0.012) && !own
      const at = late ? closesAt + chance.whole(1, 60) * 3_600_000 : workingHour(chance, wave, closesOn)
      const isOpen = practice.openedOn <= closesOn && (practice.closedOn === null || practice.closedOn > closesOn)
      if (!answers || !isOpen || practice.code === demonstrationSetting.untouched.code) continue
      const by = own ? partner : `partner-of-${practice.code}`
      insert.run({
        id: chance.id(),
        slug: wave.slug,
        code: practice.code,
        answers: JSON.stringify(answers),
        late: late ? 1 : 0,
        at,
        by,
      })
    }
  }
}

/** An hour of a day on which practices work, between the wave's first day and its last. */
function workingHour(chance: Chance, { opensAt }: MadeWave, closesOn: Day): Instant {
  const first = dayOf(opensAt)
  const day = addDays(first, chance.whole(1, daysBetween(first, closesOn) - 2))
  return startOfDay(day) + chance.whole(8 * 60, 18 * 60) * 60_000
}

function answersOf(chance: Chance, { answers: { late, replaced, waits, trust } }: MadeWave, practice: MadePractice): Answers {
  const isLate = chance.is(late) ? 'yes' : 'no'
  const few = (mean: number) => Math.max(1, Math.round(mean * (0.4 + chance.unit() * 1.4)))
  const known = <T>(value: T) => (chance.is(0.96) ? value : null)
  const said = known(isLate)
  const cost = ['staff-time', 'cancelled-appointments', 'money-of-the-practice'].filter((_, i) =>
    chance.is([0.58, 0.21, 0.33][i]!),
  )
  const upTo = (most: number, value: number) => Math.min(most, Math.max(0, Math.round(value)))
  return {
    late: said,
    ...(said === 'yes' && { 'how-many': known(few(4)), 'longest-wait': known(few(waits)) }),
    urgent: known(chance.is(0.44) ? 'yes' : 'no'),
    replaced: known(chance.is(replaced) ? 'yes' : 'no'),
    'ran-out': known(chance.weighted({ 'needles-and-syringes': 5, 'prescription-paper': 3, dressings: 4, 'nothing-ran-out': 6 })),
    cost,
    'orders-met': known(upTo(100, 72 + chance.normal() * 18)),
    patients: practice.listSizes[0]?.patients ?? null,
    trust: known(upTo(10, trust + chance.normal() * 2)),
  }
}
