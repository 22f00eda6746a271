import { z } from 'zod'
import { careFields, dayField, markdownField, slugField, sourceField, wordsField } from '#app/platform/content-fields.server.ts'
import { MOST_QUESTIONS, MOST_REGIONS } from './ballot-words.ts'

/** A count, or "not known" where no source gives it. */
const count = z
  .union([z.int().min(0), z.literal('not known')], 'is a whole number, or "not known".')
  .transform((value) => (value === 'not known' ? null : value))

const percentField = z.number('is a share in per cent.').min(0).max(100)
const questionField = z.strictObject({
  question: wordsField,
  /** Of those who voted, for yes. */
  percent: percentField,
  yes: z.int().min(0).optional(),
  /** Of all who could vote. */
  percentOfAll: percentField.optional(),
})

const kind = z.enum(
  ['referendum', 'indicative', 'non-statutory', 'statutory'],
  'is referendum, indicative, non-statutory or statutory.',
)
const soughtAnswer = z.enum(['yes', 'no'], 'is "yes" or "no".')
/** A practice has one vote, whoever casts it. */
const elector = z.enum(['person', 'practice'], 'is person or practice.')

/** Front matter of `ballots/<slug>.md`. It has no body: its words are its summary. */
export const ballotFields = z
  .strictObject({
    round: slugField.nullable(),
    kind,
    title: wordsField,
    question: wordsField,
    soughtAnswer,
    electorate: wordsField,
    elector: elector.default('person'),
    /** What the answer sought means: "to reject". */
    soughtWords: wordsField.optional(),
    /** Where one vote asked several things: shares in per cent, as published. */
    questions: z
      .array(questionField)
      .min(2, 'holds two questions or more.')
      .max(MOST_QUESTIONS, `holds ${MOST_QUESTIONS} questions at most.`)
      .optional(),
    regions: z
      .array(z.strictObject({ region: wordsField, turnoutPercent: percentField, yesPercent: percentField.optional() }))
      .max(MOST_REGIONS, `holds ${MOST_REGIONS} regions at most.`)
      .optional(),
    /** What was said of turnout while votes were being cast. */
    reported: wordsField.optional(),
    /** What a voter has to do before: details, last day to join, no mail came. */
    voterNeeds: wordsField.optional(),
    opened: z.strictObject({ on: dayField, precision: z.enum(['day', 'about'], 'is day or about.') }),
    closedOn: dayField,
    declaredOn: z.union([dayField, z.literal('not yet').transform(() => null)], 'is a day such as 2024-08-01, or "not yet".'),
    eligible: count,
    issued: count,
    cast: count,
    /** Turnout in thousandths as published, where the number entitled is not. */
    turnoutPerMille: z.int('is a whole number of thousandths.').min(0).max(1000).optional(),
    castNote: wordsField.optional(),
    yes: count,
    no: count,
    spoiled: count,
    /** Per mille for the answer sought, where only a share was published. */
    soughtPerMille: z.int('is a whole number of thousandths.').min(0).max(1000).optional(),
    summary: markdownField,
    sources: z.array(sourceField).min(1, 'names no source yet: it needs at least one.'),
    ...careFields,
  })
  .superRefine((ballot, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const { eligible, cast, yes, no, spoiled, questions = [], regions = [] } = ballot
    for (const [index, one] of questions.entries())
      if (one.yes !== undefined && cast !== null && one.yes > cast) refuse('questions', `${index + 1}: more said yes than voted.`)
    if (questions.length > 0 && (yes !== null || no !== null))
      refuse('yes', 'is not known where several questions were asked: each has its own.')
    const names = regions.map(({ region }) => region)
    if (new Set(names).size < names.length) refuse('regions', 'names a region twice.')
    if (ballot.closedOn < ballot.opened.on) refuse('closedOn', 'is before the vote opened.')
    if (ballot.declaredOn === null && (cast ?? yes ?? no ?? spoiled ?? null) !== null)
      refuse('declaredOn', 'is "not yet" although votes are counted: a count has its day.')
    if (ballot.declaredOn !== null && ballot.declaredOn < ballot.closedOn) refuse('declaredOn', 'is before the vote closed.')
    if (cast !== null && eligible !== null && cast > eligible) refuse('cast', 'is more than were entitled to vote.')
    if (cast !== null && (yes ?? 0) + (no ?? 0) + (spoiled ?? 0) > cast)
      refuse('cast', 'is less than yes, no and spoiled together.')
    if (cast !== null && eligible !== null && ballot.turnoutPerMille !== undefined)
      refuse('turnoutPerMille', 'is left out where cast and eligible are known: turnout follows from them.')
    if (yes !== null && no !== null && ballot.soughtPerMille !== undefined)
      refuse('soughtPerMille', 'is left out where yes and no are known: the share follows from them.')
  })
export type BallotFields = z.infer<typeof ballotFields>

/** Front matter of `ballots/announced/<slug>.md`: a vote of which no day is set. What is not decided is left out. */
export const announcedFields = z.strictObject({
  title: wordsField,
  announced: z.strictObject({ on: dayField, precision: z.enum(['day', 'about'], 'is day or about.') }),
  window: wordsField,
  round: slugField.nullish(),
  kind: kind.optional(),
  elector: elector.optional(),
  soughtAnswer: soughtAnswer.optional(),
  soughtWords: wordsField.optional(),
  question: wordsField.optional(),
  electorate: wordsField.optional(),
  voterNeeds: wordsField.optional(),
  summary: markdownField,
  sources: z.array(sourceField).min(1, 'names no source yet: it needs at least one.'),
  ...careFields,
})
export type AnnouncedFields = z.infer<typeof announcedFields>
