import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import type { DisputeRecord } from '#app/features/disputes/file/desk-records.ts'
import { filesOf, knownDisputes } from '#app/features/disputes/file/known-disputes.server.ts'
import { knownFrom, readWhen, whenWords } from '#app/features/disputes/file/when-rules.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { ROUGH_EXAMPLES } from '#app/platform/rough-days.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import { gridCell } from '#app/ui/grid-cell.ts'
import type { Db } from '#db/client.server.ts'
import { citation, cited, lineText, readLines, withoutSource } from './lines-rules.ts'
import { LINES, rowListsOf, SOURCES } from './lists.ts'
import { restsOnLine, withNumbers } from './part-kind.server.ts'
import { DISPUTE_LABELS } from './part-words.ts'
import { readSources, sourceLines } from './source-lines.ts'

const SHORT = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The head of a dispute: with whom, what is asked, when it began and ended, its service lines and what belongs to it. */
export const disputeKind: RecordKind<DisputeRecord> = {
  kind: 'dispute',
  noun: 'dispute',
  labels: DISPUTE_LABELS,
  mayWithdraw: true,
  lists: () => rowListsOf({ lines: LINES, sources: SOURCES }),
  rowTaken: (values, { list, row }) =>
    list === 'sources' ? withoutSource(values, row, { texts: ['opened', 'ended'], lists: {} }) : values,
  titleOf: ({ title }) => title,
  valuesOf: (record) => {
    const { opened, ended, contractor, lines, rounds, ballots, sources, ...words } = record
    return {
      ...words,
      contractor: contractor ?? '',
      ...{ openedOn: whenWords(opened.when), opened: `${opened.words}${citation(opened)}` },
      ...(ended && { endedOn: whenWords(ended.when), ended: `${ended.words}${citation(ended)}` }),
      lines: lineText(lines, LINES),
      ...{ rounds: rounds.join('\n'), ballots: ballots.join('\n'), sources: sourceLines(sources) },
    }
  },
  shippedSlugs: (tx) => filesOf(tx).map(({ slug }) => slug),
  shipped: (tx, slug) => {
    const file = filesOf(tx).find((one) => one.slug === slug)
    if (!file) return undefined
    const { title, asks, counterparty, contractor, carriedBy, opened, ended, rounds, ballots, lines } = file
    const { value: said, sources } = withNumbers({ opened, ended }, file.sources.sources)
    const head = { title, asks, counterparty, contractor, carriedBy, ...said, rounds, ballots, sources }
    return { ...head, lines: lines.map(({ states: _, ...line }) => line) }
  },
  check: (tx, { values, slug }, now) => {
    const { record, errors } = readForm(tx, values, dayOf(now))
    const content = slug === null ? undefined : knownDisputes(tx, null).find((one) => one.slug === slug)
    const gone = content?.lines.find(({ key }) => !record.lines.some((line) => line.key === key) && restsOnLine(content, key))
    if (gone) errors.lines ??= `“${gone.name}” has rows in the file, so it stays: its short name is ${gone.key}.`
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: record }
  },
}

function readForm(tx: Db, values: FormValues, today: Day): { record: DisputeRecord; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const text = (name: string) => plainText(values[name] ?? '')
  const needed = (name: keyof typeof DISPUTE_LABELS) => {
    if (text(name) === '') errors[name] = `${DISPUTE_LABELS[name]}: fill this in.`
    if (/<\/?[a-z!][^>]*>/i.test(text(name))) errors[name] = 'Plain words only: HTML is not used.'
    return text(name)
  }
  const { sources, wrong, none } = readSources(text('sources'))
  if (none) errors.sources = none
  for (const { row, cell, message } of wrong) errors[gridCell('sources', row, cell)] = message
  const known = Object.keys(sources).length
  const said = (on: 'openedOn' | 'endedOn', name: 'opened' | 'ended') => {
    const when = readWhen(text(on))
    if (when === undefined) errors[on] = `Enter a date as exact as it is known: ${ROUGH_EXAMPLES}.`
    else if (knownFrom(when) > today) errors[on] = 'This is still to come: enter it once it has happened.'
    const { text: words, sources: of, ...doubts } = cited(needed(name), known)
    if (typeof of === 'string') errors[name] ??= `${DISPUTE_LABELS[name]}: ${of}`
    return { when: when ?? '', words, sources: typeof of === 'string' ? [] : of, ...doubts }
  }
  const listed = (name: 'rounds' | 'ballots', all: readonly { slug: string; title: string }[]) =>
    rowsIn(text(name)).flatMap((line) => {
      const found = all.find(({ slug, title }) => [slug, title.toLowerCase()].includes(line.toLowerCase()))
      if (!found) errors[name] ??= `“${line}” is none of: ${all.map(({ title }) => title).join('; ')}.`
      return found ? [found.slug] : []
    })
  const lines = readLines(text('lines'), LINES, 0).rows.map((row, index) => {
    const [key, name, covers] = [String(row.key), String(row.name), String(row.covers ?? '')]
    if (!SHORT.test(key)) errors[gridCell('lines', index + 1, 'key')] = 'The short name has small letters, digits and hyphens.'
    if (name === '') errors[gridCell('lines', index + 1, 'name')] = 'Name the service line.'
    return { key, name, ...(covers && { covers }) }
  })
  if (lines.length === 0) errors.lines ??= 'Name at least one service line.'
  if (new Set(lines.map(({ key }) => key)).size < lines.length) errors.lines ??= 'Two lines have the same short name.'
  const isOver = text('endedOn') !== '' || text('ended') !== ''
  const record = {
    ...{ title: needed('title'), asks: needed('asks'), counterparty: needed('counterparty') },
    ...{ contractor: text('contractor') || null, carriedBy: needed('carriedBy') },
    opened: said('openedOn', 'opened'),
    ended: isOver ? said('endedOn', 'ended') : null,
    ...{ rounds: listed('rounds', allRounds(tx, today)), ballots: listed('ballots', allBallots(tx, today)), lines, sources },
  }
  if (record.ended?.when && record.opened.when && knownFrom(record.ended.when) < knownFrom(record.opened.when))
    errors.endedOn = 'The dispute ends before it begins. Enter a later day.'
  return { record, errors }
}

const rowsIn = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
