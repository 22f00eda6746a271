import type { NumberedSources } from '#app/features/disputes/file/desk-records.ts'
import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { CARRIED, OUTCOMES, PROPOSAL_STEPS, STOPS } from '#app/features/disputes/file/dispute-words.ts'
import { readWhen } from '#app/features/disputes/file/when-rules.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { ROUGH_EXAMPLES, readRoughDay } from '#app/platform/rough-days.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { COLUMNS, type Column, cited, oneOf, readLines } from './lines-rules.ts'
import { SECTIONS } from './sections.ts'
import { readSources } from './source-lines.ts'

const { WHEN, DUE, plain, percent, number } = COLUMNS
/** The columns of each list, by field; `optional`: the last may be left out. */
export const LISTS: Readonly<Record<string, { columns: Column[]; optional?: true }>> = {
  again: { columns: [WHEN, plain('words')] },
  deadlines: { columns: [WHEN, DUE, plain('words')], optional: true },
  answers: { columns: [WHEN, plain('who'), plain('words')] },
  proposals: { columns: [WHEN, oneOf('step', PROPOSAL_STEPS), plain('who'), plain('words')] },
  outcomes: { columns: [WHEN, oneOf('state', OUTCOMES), plain('words')] },
}
export const STOP_OUTCOMES = [WHEN, oneOf('state', STOPS), plain('words')]
export const resultColumns = (waves: Readonly<Record<string, string>>) => [
  oneOf('wave', waves),
  percent,
  number,
  plain('base'),
  plain('period'),
  plain('words'),
]

/** What a part is read beside: the lines and waves of its dispute, by key. */
export type Beside = { lines: Readonly<Record<string, string>>; waves: Readonly<Record<string, string>> }
export type ReadPart = { raw: Record<string, unknown>; sources: NumberedSources; errors: FieldErrors }

/** What a typed part says, ready for the rules of content files; fields that cannot be read at all have a message. */
export function readPartForm(section: Section, values: FormValues, beside: Beside): ReadPart {
  const errors: FieldErrors = {}
  const { fields } = SECTIONS[section]
  const text = (name: string) => plainText(values[name] ?? '')
  const given = (name: string) => text(name) || undefined
  const { sources, wrong } = readSources(text('sources'))
  if (wrong.length > 0) errors.sources = wrong.join(' ')
  const known = Object.keys(sources).length
  const time = (name: string, typed = text(name)) => {
    const read = readWhen(typed)
    if (read === undefined) errors[name] = `Enter a date as exact as it is known: ${ROUGH_EXAMPLES}.`
    return read
  }
  const list = (name: string, { columns, optional }: { columns: Column[]; optional?: true } = LISTS[name]!) => {
    const found = readLines(text(name), columns, { known, optional })
    if (found.wrong.length > 0) errors[name] = found.wrong.join(' ')
    return found.rows
  }
  const named = () => {
    if (text('lines').toLowerCase() === 'all') return 'all'
    return typedLines(text('lines')).map((line) => {
      const key = keyOf(beside.lines, line)
      if (!key) errors.lines ??= `“${line.trim()}” is none of: ${Object.values(beside.lines).join('; ')}; or: all.`
      return key ?? line.trim()
    })
  }
  const all = Object.keys(sources)
  const row = {
    ...('when' in fields && section !== 'wave' && { when: time('when') }),
    ...(section !== 'question' && { sources: all }),
    ...(given('conflict') && { conflict: text('conflict') }),
    ...(text('derived') === 'yes' && { derived: true }),
  }
  const words = { words: text('words') }
  const raws: Readonly<Record<Section, () => Record<string, unknown>>> = {
    demand: () => {
      const { text: by, sources: ofAsked, ...doubts } = cited(text('who'), known)
      if (typeof ofAsked === 'string') errors.who = `Asked by: ${ofAsked}`
      if (by === '') errors.who = 'Say by whom it was asked, and how.'
      return {
        number: /^\d{1,4}$/.test(text('number')) ? Number(text('number')) : Number.NaN,
        ...{ lines: named(), title: text('title'), ...(given('words') && words) },
        asked: { when: row.when, by, sources: ofAsked, ...doubts },
        ...{ again: list('again'), deadlines: list('deadlines'), answers: list('answers') },
        ...{ outcomes: list('outcomes'), proposals: list('proposals') },
      }
    },
    event: () => ({ ...row, kind: text('kind'), ...words }),
    position: () => ({ ...row, side: text('side'), who: text('who'), ...words }),
    phase: () => ({ ...row, title: text('title'), ...words, mayJoin: text('mayJoin') }),
    stop: () => {
      const byWhen = text('byWhen') === '' ? null : readRoughDay(text('byWhen'))
      if (byWhen === undefined) errors.byWhen = `Enter a date, such as ${ROUGH_EXAMPLES}, or leave it empty.`
      const { text: said, sources: ofStop, ...doubts } = cited(text('words'), known)
      if (typeof ofStop === 'string') errors.words = `What must be so: ${ofStop}`
      return {
        ...row,
        sources: ofStop,
        ...doubts,
        phase: text('phase'),
        words: said,
        byWhen,
        outcomes: list('outcomes', { columns: STOP_OUTCOMES }),
      }
    },
    line: () => ({ ...row, line: text('line'), state: text('state'), ...words }),
    route: () => ({ ...row, lines: named(), rung: text('rung'), state: text('state'), ...words }),
    scheme: () => ({
      ...row,
      title: text('title'),
      ...Object.fromEntries(['payer', 'claimants', 'covers', 'rule'].flatMap((one) => (given(one) ? [[one, text(one)]] : []))),
      ...(given('ruleFrom') && { ruleFrom: time('ruleFrom') }),
      ...{ state: text('state'), ...words },
    }),
    legal: () => ({ ...row, state: text('state'), ...words }),
    wave: () => ({
      key: keyOf(beside.waves, text('title')) ?? slugOf(text('title')),
      ...{ name: text('title'), asker: text('who'), asked: time('when') },
      published: text('published') === '' ? null : time('published'),
      samples: samples(text('samples'), (message) => {
        errors.samples = message
      }),
      ...row,
      ...(given('words') && words),
    }),
    question: () => ({
      ...{ line: text('line'), reported: text('reported'), exact: given('exact') ?? null },
      results: list('results', { columns: resultColumns(beside.waves), optional: true }),
      ...{ comparable: text('comparable'), why: text('why') },
    }),
    claim: () => ({ ...row, who: text('who'), ...words, beside: text('beside') }),
    motion: () => ({
      ...row,
      conference: text('title'),
      proposer: given('who') ?? null,
      parts: motionParts(text('parts'), errors),
    }),
    document: () => ({ ...row, title: text('title'), ...words }),
    finding: () => ({ ...row, by: text('who'), ...words, ...(given('answer') && { answer: text('answer') }) }),
    fact: () => ({ ...row, label: text('title'), ...words }),
  }
  for (const name of Object.keys(fields))
    if (/<\/?[a-z!][^>]*>/i.test(values[name] ?? '')) errors[name] = 'Plain words only: HTML is not used.'
  return { raw: raws[section](), sources, errors }
}

const keyOf = (names: Readonly<Record<string, string>>, typed: string) =>
  Object.keys(names).find((key) => [key, names[key]!.toLowerCase()].includes(typed.trim().toLowerCase()))

const typedLines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

function samples(text: string, refuse: (message: string) => void) {
  return typedLines(text).flatMap((line, index) => {
    const [, n = '', of] = /^([\d,]+)\s+(\S.*)$/s.exec(line.trim()) ?? []
    if (of) return [{ n: Number(n.replace(/,/g, '')), of: of.trim() }]
    refuse(`Line ${index + 1}: write how many, and of whom: 748 practices.`)
    return []
  })
}

function motionParts(text: string, errors: FieldErrors) {
  const vote = oneOf('carried', CARRIED)
  return typedLines(text).flatMap((line, index) => {
    const parts = line.split('|').map((part) => part.trim())
    const carried = vote.read(parts.at(-1)!)
    if (parts.length > 1 && carried) return [{ words: parts.slice(0, -1).join(' | '), carried }]
    errors.parts ??= `Line ${index + 1}: write the words | ${vote.is.replace('one of: ', '')}.`
    return []
  })
}
