import { removeBallot, storeBallot } from '#app/features/ballots/records/store-ballot.server.ts'
import { announcedFields, ballotFields } from '#app/features/ballots/rules/ballot-form.ts'
import type { BallotRecord } from '#app/features/ballots/rules/ballot-record.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { COMMITTEE } from '#app/features/menu/drafts/draft-rules.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { FieldErrors, FormOutcome } from '#app/platform/form.ts'
import { contentHash } from '#app/platform/front-matter.server.ts'
import { type Day, dayOf, isDay } from '#app/platform/time.ts'
import { ballotValues, fieldOfRule, readBallotForm } from './ballot-desk-form.server.ts'
import { BALLOT_LABELS, CHOICES, GRIDS } from './ballot-labels.ts'

/** Rounds are named whatever their days. */
const LATEST: Day = '2099-12-31'

/** A vote: announced, open, closed, declared, in one form that grows. The rules are those of its content file. */
export const ballotKind: RecordKind<BallotRecord> = {
  kind: 'ballot',
  noun: 'ballot',
  labels: BALLOT_LABELS,
  choiceWords: (_values, tx) => ({
    ...CHOICES,
    round: Object.fromEntries(allRounds(tx, LATEST).map(({ slug, title }) => [slug, title])),
  }),
  titleOf: ({ vote }) => vote.title,
  valuesOf: ballotValues,
  tells: true,
  mayWithdraw: true,
  choices: (tx, _values, now) => ({
    rounds: allRounds(tx, dayOf(now)).map(({ slug, title }) => ({ value: slug, label: title })),
  }),
  check: (tx, { values, before }, now) => {
    const today = dayOf(now)
    const rounds = allRounds(tx, today).map(({ slug }) => slug)
    const read = readBallotForm(values, { owner: COMMITTEE, lastReviewed: today, reviewEvery: '6 months' })
    const parsed = parsedBy(read)
    const stillToCome = todayRefusals(read, today)
    if (parsed.ok && Object.keys(read.errors).length === 0) {
      const errors = { ...stillToCome, ...stageRefusals(parsed.value, before) }
      const { round } = parsed.value.vote
      if (round && !rounds.includes(round)) errors.round = 'Choose a round, or none.'
      return Object.keys(errors).length > 0 ? { ok: false, errors } : parsed
    }
    const all = { ...stillToCome, ...(parsed.ok ? {} : parsed.errors), ...read.errors }
    // What stands at a cell of a grid is not said of the whole grid too.
    for (const grid of Object.keys(GRIDS)) if (Object.keys(all).some((field) => field.startsWith(`${grid}-`))) delete all[grid]
    return { ok: false, errors: all }
  },
  onPublished: (tx, record, { slug }) => {
    if (record) storeBallot(tx, slug, record, contentHash(JSON.stringify(record)))
    else removeBallot(tx, slug)
  },
}

function parsedBy({ stage, raw }: ReturnType<typeof readBallotForm>): FormOutcome<BallotRecord> {
  if (stage === 'announced') {
    const read = announcedFields.safeParse(raw)
    return read.success ? { ok: true, value: { stage, vote: read.data } } : { ok: false, errors: atFields(read.error.issues) }
  }
  const read = ballotFields.safeParse(raw)
  return read.success ? { ok: true, value: { stage, vote: read.data } } : { ok: false, errors: atFields(read.error.issues) }
}

type Issue = { code?: string; path: PropertyKey[]; message: string }

/** The messages of the content's rules at the fields of the form, as sentences. */
function atFields(issues: Issue[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path, message } of issues) {
    const field = fieldOfRule(String(path[0]))
    const label = (BALLOT_LABELS as Readonly<Record<string, string>>)[field]
    const subject = label ? `“${label}”` : 'This'
    errors[field] ??= message.startsWith('is empty')
      ? `${subject} is not filled in.`
      : /^(is|names|holds|\d+:)/.test(message)
        ? `${subject} ${message}`.replace(/(\d+): more/, 'holds an error in line $1: more')
        : `${subject}: ${message}`
  }
  return errors
}

/** Nothing is said of a day that has not come: a result is entered on its day. */
function todayRefusals({ stage, raw }: ReturnType<typeof readBallotForm>, today: Day): FieldErrors {
  if (stage === 'announced')
    return raw.announced.on > today ? { announcedOn: 'This day is still to come: a vote is entered once it is announced.' } : {}
  return isDay(raw.declaredOn) && raw.declaredOn > today
    ? { declaredOn: 'This day is still to come: the result is entered once it is declared.' }
    : {}
}

/** A vote that has a result keeps one: it is corrected, not undone. To take the vote off the pages, withdraw it. */
function stageRefusals(record: BallotRecord, before: BallotRecord | undefined): FieldErrors {
  const hadResult = before?.stage === 'vote' && before.vote.declaredOn !== null
  if (!hadResult) return {}
  if (record.stage === 'announced')
    return { opened: 'This vote has a result, so it has days. Correct them, or withdraw the vote.' }
  return record.vote.declaredOn === null
    ? { declaredOn: 'This vote has a result. Correct the day and the counts, or withdraw the vote.' }
    : {}
}
