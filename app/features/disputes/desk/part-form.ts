import type { NumberedSources } from '#app/features/disputes/file/desk-records.ts'
import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { readWhen } from '#app/features/disputes/file/when-rules.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { ROUGH_EXAMPLES, readRoughDay } from '#app/platform/rough-days.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { wholeNumber } from '#app/platform/typed-numbers.ts'
import { gridCell } from '#app/ui/grid-cell.ts'
import { cited, readLines, type WrongCell } from './lines-rules.ts'
import { listsOf } from './lists.ts'
import { SECTIONS } from './sections.ts'
import { readSources } from './source-lines.ts'

/** What a part is read beside: the lines and waves of its dispute, by key. */
export type Beside = { lines: Readonly<Record<string, string>>; waves: Readonly<Record<string, string>> }
export type ReadPart = { raw: Record<string, unknown>; sources: NumberedSources; errors: FieldErrors }

/** What a typed part says, ready for the rules of content files; fields that cannot be read at all have a message. */
export function readPartForm(section: Section, values: FormValues, beside: Beside): ReadPart {
  const errors: FieldErrors = {}
  const { fields } = SECTIONS[section]
  const text = (name: string) => plainText(values[name] ?? '')
  const given = (name: string) => text(name) || undefined
  const lists = listsOf(section, beside.waves)
  const refuseCells = (name: string, wrong: readonly WrongCell[]) => {
    for (const { row: nth, cell, message } of wrong) errors[gridCell(name, nth, cell)] ??= message
  }
  const { sources, wrong, none } = readSources(text('sources'))
  if (none) errors.sources = none
  refuseCells('sources', wrong)
  const known = Object.keys(sources).length
  const time = (name: string, typed = text(name)) => {
    const read = readWhen(typed)
    if (read === undefined) errors[name] = `Enter a date as exact as it is known: ${ROUGH_EXAMPLES}.`
    return read
  }
  const list = (name: keyof typeof lists) => {
    const found = readLines(text(name), lists[name]!, known)
    refuseCells(name, found.wrong)
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
        outcomes: list('outcomes'),
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
    logged: () => ({ ...row, state: text('state'), ...words }),
    wave: () => ({
      key: keyOf(beside.waves, text('title')) ?? slugOf(text('title')),
      ...{ name: text('title'), asker: text('who'), asked: time('when') },
      published: text('published') === '' ? null : time('published'),
      samples: samples(text('samples'), refuseCells),
      ...row,
      ...(given('words') && words),
    }),
    question: () => ({
      ...{ line: text('line'), reported: text('reported'), exact: given('exact') ?? null },
      results: list('results'),
      ...{ comparable: text('comparable'), why: text('why') },
    }),
    claim: () => ({ ...row, who: text('who'), ...words, beside: text('beside') }),
    motion: () => ({
      ...row,
      conference: text('title'),
      proposer: given('who') ?? null,
      parts: list('parts').map(({ words: said, carried }) => ({ words: said, carried })),
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

function samples(text: string, refuse: (name: string, wrong: WrongCell[]) => void) {
  return typedLines(text).flatMap((line, index) => {
    const [, typed = '', of] = /^([\d,]+)\s+(\S.*)$/s.exec(line.trim()) ?? []
    const n = wholeNumber(typed)
    if (of && n !== undefined) return [{ n, of: of.trim() }]
    refuse('samples', [{ row: index + 1, cell: 'n', message: 'Write how many, in digits, and of whom: 748, practices.' }])
    return []
  })
}
