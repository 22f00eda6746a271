import { z } from 'zod'
import { careFields, dayField, roughDayField, slugField, wordsField } from '#app/platform/content-fields.server.ts'
import { holdsNhsNumber } from '#app/platform/nhs-number-rules.ts'
import {
  CARRIED,
  COMPARABLE,
  EVENT_KINDS,
  LINE_STATES,
  LOGGED_STATES,
  OUTCOMES,
  PROPOSAL_STEPS,
  ROUTE_STATES,
  RUNGS,
  SCHEME_STATES,
  STOPS,
} from './dispute-words.ts'
import { isWhen } from './when-rules.ts'

const keysOf = <K extends string>(words: Readonly<Record<K, string>>) => Object.keys(words) as [K, ...K[]]
/** Plain words: no Markdown, so nothing in them is ever more than words. */
const words = wordsField.refine((text) => !holdsNhsNumber(text), 'holds what looks like an NHS number.')
const when = z.coerce
  .string('is a date.')
  .refine(
    isWhen,
    'is a date as exact as it is known: 2017-11-07, 2017-11, 2017, with ~ for about; "by 2017-06-30"; or 2015-09/2016-03.',
  )
const sources = z.array(z.string()).min(1, 'names at least one source.')
/** Two sources that disagree are both kept. */
const conflict = words.optional()
/** The day the file took a row in, where that is not the day of the file; the desk's rows have it always. */
const recorded = dayField.optional()
/** What every dated row has. `derived`: worked out here. */
const row = { when, sources, conflict, derived: z.literal(true).optional(), recorded }
const lines = z.union([z.literal('all'), z.array(slugField).min(1)], 'is all, or the slugs of lines.')
const dated = <S extends readonly [string, ...string[]]>(states: S) => z.array(stated(states))
const stated = <S extends readonly [string, ...string[]]>(states: S) => z.strictObject({ ...row, state: z.enum(states), words })

const said = z.strictObject({ ...row, who: words, words })
const stop = z.strictObject({ ...row, words, byWhen: roughDayField.nullable(), outcomes: dated(keysOf(STOPS)) })
const scheme = {
  title: words,
  payer: words,
  claimants: words,
  covers: words,
  rule: words,
  /** When the rule came, where that was after the scheme: before, no rule is known. */
  ruleFrom: when.optional(),
}
const figure = z.strictObject({
  wave: slugField,
  percent: z.number().min(0).max(100, 'is at most 100%.').nullable(),
  /** n of N; without n, n is worked out from the share. */
  n: z.int().min(0).nullable(),
  of: z.int().min(1, 'is at least 1.').nullable(),
  base: words,
  period: words,
  /** In the place of a share, or beside it. */
  words: words.optional(),
  conflict,
  sources,
})

/** The rows of a dispute, by section: in its files, and as the desk enters them. */
export const rowForms = {
  demand: z.strictObject({
    recorded,
    number: z.int().min(1, 'is a whole number from 1.'),
    lines,
    title: words,
    words: words.optional(),
    /** When it was asked first, and how. */
    asked: z.strictObject({ ...row, by: words }),
    again: z.array(z.strictObject({ ...row, words })),
    /** Each with the day it was set (`when`) and the day it sets; the latest set holds. */
    deadlines: z.array(z.strictObject({ ...row, due: roughDayField, words: words.optional() })),
    answers: z.array(said),
    outcomes: dated(keysOf(OUTCOMES)),
    proposals: z.array(z.strictObject({ ...row, step: z.enum(keysOf(PROPOSAL_STEPS)), who: words, words })),
  }),
  event: z.strictObject({ ...row, kind: z.enum(keysOf(EVENT_KINDS)), words }),
  position: z.strictObject({ ...row, side: z.enum(['committee', 'body']), who: words, words }),
  motion: z.strictObject({
    ...row,
    conference: words,
    proposer: words.nullable(),
    parts: z.array(z.strictObject({ words, carried: z.enum(keysOf(CARRIED)) })).min(1),
  }),
  document: z.strictObject({ ...row, title: words, words }),
  finding: z.strictObject({ ...row, by: words, words, answer: words.optional() }),
  fact: z.strictObject({ ...row, label: words, words }),
  claim: z.strictObject({ ...row, who: words, words, beside: words }),
  line: z.strictObject({ ...row, line: slugField, state: z.enum(keysOf(LINE_STATES)), words }),
  route: z.strictObject({ ...row, lines, rung: z.enum(keysOf(RUNGS)), state: z.enum(keysOf(ROUTE_STATES)), words }),
  scheme: z.strictObject({
    ...z.object(scheme).partial().shape,
    ...row,
    title: words,
    state: z.enum(keysOf(SCHEME_STATES)),
    words,
  }),
  legal: stated(keysOf(SCHEME_STATES)),
  logged: stated(keysOf(LOGGED_STATES)),
  phase: z.strictObject({ ...row, title: words, words, mayJoin: words }),
  stop: stop.extend({ phase: words }),
  wave: z.strictObject({
    recorded,
    key: slugField,
    name: words,
    asker: words,
    asked: when,
    published: when.nullable(),
    samples: z.array(z.strictObject({ of: words, n: z.int().min(1, 'is at least 1.') })),
    words: words.optional(),
    conflict,
    sources,
  }),
  question: z.strictObject({
    recorded,
    line: z.union([slugField, z.literal('all')], 'is all, or the slug of a line.'),
    reported: words,
    /** The question as it was put; null where no source gives it. */
    exact: words.nullable(),
    results: z.array(figure).min(1),
    comparable: z.enum(keysOf(COMPARABLE)),
    why: words,
  }),
}
export type Section = keyof typeof rowForms
export type Rows = { [S in Section]: z.infer<(typeof rowForms)[S]> }

export const sourcesFile = z.strictObject({
  sources: z.record(
    z.string(),
    z.strictObject({
      title: words,
      /** Where the address is not known the file says so, so that nobody takes it for forgotten. `made up`: of the demonstration's own dispute. */
      url: z
        .string('is an address, or: not known')
        .regex(/^(not known|made up|https:\/\/[^\s/]+\.[^\s]+)$/, 'is an address that begins with https://, or: not known'),
      date: words,
    }),
  ),
})

export const disputeFile = z.strictObject({
  title: words,
  asks: words,
  counterparty: words,
  contractor: words.nullable(),
  carriedBy: words,
  opened: z.strictObject({ ...row, words }),
  ended: z.strictObject({ ...row, words }).nullable(),
  rounds: z.array(slugField),
  ballots: z.array(slugField),
  facts: z.array(rowForms.fact),
  lines: z
    .array(z.strictObject({ key: slugField, name: words, covers: words.optional(), states: dated(keysOf(LINE_STATES)).min(1) }))
    .min(1),
  positions: z.array(rowForms.position),
  phases: z.array(rowForms.phase.extend({ stops: z.array(stop) })),
  corrections: z.array(z.strictObject({ on: dayField, words })),
  recorded: dayField,
  ...careFields,
})

export const demandsFile = z.strictObject({ demands: z.array(rowForms.demand).min(1) })
export const eventsFile = z.strictObject({
  events: z.array(rowForms.event),
  motions: z.array(rowForms.motion),
  documents: z.array(rowForms.document),
  findings: z.array(rowForms.finding),
})
export const surveysFile = z.strictObject({
  waves: z.array(rowForms.wave),
  questions: z.array(rowForms.question),
  claims: z.array(rowForms.claim),
})
export const routesFile = z.strictObject({
  routes: z.array(rowForms.route),
  schemes: z.array(z.strictObject({ ...scheme, statuses: dated(keysOf(SCHEME_STATES)).min(1) })),
  legal: z.array(rowForms.legal),
  /** Whether the totals of what practices logged are published, and why. */
  logged: z.array(rowForms.logged).default([]),
})
