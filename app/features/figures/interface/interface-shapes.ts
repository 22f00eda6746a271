import { z } from 'zod'
import { TABLE_NAMES, type TableName } from '#app/features/figures/files/figure-tables.ts'

/** The shapes of what the interface answers. Its document is made from them, and its tests hold the answers against them. */

const day = z.iso.date().describe('A calendar day in England.')
const instant = z.iso.datetime().describe('An instant in UTC.')
const releaseId = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(-\d+)?$/)
  .describe('A release: the Monday it is of; with a number behind it where it was issued again.')
const share = z
  .number()
  .nullable()
  .describe('Percent of reporters: one decimal for England and regions, whole for an LMC, null under 12 reporters.')

const releaseShape = z.strictObject({
  id: releaseId,
  asAt: day.describe('The Sunday the figures are as at.'),
  knownAt: instant.describe('Everything recorded before this instant counts.'),
  issuedAt: instant,
  issue: z.int().min(1),
  late: z.boolean(),
  reason: z.string().nullable().describe('Why it was issued again.'),
  method: z.string(),
  round: z.strictObject({ slug: z.string(), title: z.string() }),
  edition: z.strictObject({ slug: z.string(), number: z.int(), title: z.string() }),
  sha256: z.string().describe('Of the text at `links.figures`, in hex.'),
  links: z.strictObject({
    figures: z.url(),
    page: z.url(),
    tables: z.strictObject(Object.fromEntries(TABLE_NAMES.map((name) => [name, z.url()])) as Record<TableName, z.ZodURL>),
  }),
})
export const releasesShape = z.strictObject({ releases: z.array(releaseShape) })

const cell = z.union([z.string(), z.number(), z.null()])
export const tableShape = z.strictObject({
  table: z.enum(TABLE_NAMES),
  title: z.string(),
  release: releaseId,
  asAt: day,
  rows: z.array(z.record(z.string(), cell)).describe('The same columns and numbers as the CSV of this table.'),
})

export const courseShape = z.strictObject({
  action: z.string().describe('The action’s slug, or `any` for at least one action.'),
  place: z.string().describe('`england`, `region:Y56` or `lmc:avon`.'),
  release: releaseId.describe('The release the course is as known at.'),
  points: z.array(z.strictObject({ asAt: day, taking: z.int(), of: z.int(), percent: share })),
})

const rate = z.number().nullable().describe('Percent with one decimal; null where it is not known.')
const ballotShape = z.strictObject({
  slug: z.string(),
  title: z.string(),
  kind: z.string(),
  status: z.enum(['announced', 'open', 'closed', 'declared']),
  question: z.string().nullable(),
  opened: day,
  closed: day,
  eligible: z.int().nullable(),
  cast: z.int().nullable(),
  turnoutPercent: rate,
  answerSought: z.string().nullable(),
  percentOfVotes: rate,
  percentOfEligible: rate,
  elector: z.enum(['person', 'practice']).describe('Who has a vote.'),
  questions: z
    .array(z.strictObject({ question: z.string(), percent: z.number(), percentOfAll: z.number().nullable() }))
    .describe('Where one vote asked several things: per cent for yes, as published.'),
})
export const ballotsShape = z.strictObject({ ballots: z.array(ballotShape) })

export const errorShape = z.strictObject({ error: z.string().describe('What happened and what to do, in a sentence.') })
