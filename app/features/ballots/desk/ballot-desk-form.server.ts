import type { BallotRecord } from '#app/features/ballots/rules/ballot-record.ts'
import { perMille } from '#app/features/ballots/rules/ballot-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { plainText } from '#app/platform/free-text.ts'
import { firstDayOf, readRoughDay, roughDayWords } from '#app/platform/rough-days.ts'
import { sourcesField, sourceText } from '#app/platform/source-lines.server.ts'
import { noDay, readDay, wantedDay } from '#app/platform/typed-days.ts'
import { wholeNumber } from '#app/platform/typed-numbers.ts'
import { gridCell } from '#app/ui/grid-cell.ts'
import { GRIDS } from './ballot-labels.ts'

/** The field of the form for each of the content's rules, where it is called otherwise there. */
const FIELDS: Readonly<Record<string, string>> = {
  announced: 'announcedOn',
  turnoutPerMille: 'turnout',
  soughtPerMille: 'sought',
}
export const fieldOfRule = (name: string): string => (Object.hasOwn(FIELDS, name) ? FIELDS[name]! : name)

/** What a typed form says, ready for the rules of content files; fields that cannot be read at all have a message. */
export function readBallotForm(values: FormValues, careOf: Record<string, string>) {
  const errors: FieldErrors = {}
  const text = (name: string) => plainText(values[name] ?? '')
  const given = (name: string) => text(name) || undefined
  const count = (name: string) => {
    if (text(name) === '') return 'not known' as const
    const read = wholeNumber(text(name))
    if (read === undefined) errors[name] = 'Enter a whole number, such as 8,518. Leave it empty where it is not known.'
    return read ?? Number.NaN
  }
  const percent = (typed: string) => {
    const read = /^(\d{1,3}(?:\.\d{1,2})?)\s?%?$/.exec(typed.trim())?.[1]
    return read === undefined || Number(read) > 100 ? undefined : Number(read)
  }
  const share = (name: string) => {
    if (text(name) === '') return undefined
    const read = percent(text(name))
    if (read === undefined) errors[name] = 'Enter a share in per cent, from 0 to 100, with two decimals at most, such as 49.98.'
    return read === undefined ? undefined : (perMille(Math.round(read * 100), 10_000) ?? undefined)
  }
  const day = (name: string, missing: string) => {
    const read = readDay(text(name))?.day
    if (read === undefined) errors[name] = text(name) === '' ? missing : noDay(text(name), missing)
    return read ?? ''
  }
  const dayOrAbout = (name: string) => {
    const read = readRoughDay(text(name))
    if (read === undefined || !/^\d{4}-\d{2}-\d{2}~?$/.test(read))
      errors[name] = noDay(text(name), 'Enter a day, such as 17 June 2024 or about 17 June 2024.')
    return { on: read ? firstDayOf(read) : '', precision: read?.endsWith('~') ? 'about' : 'day' }
  }
  /** The lines of a grid in which something is written. A draft from before the grids has them as text, one a line, cells between bars. */
  const lines = (name: keyof typeof GRIDS) => {
    const { columns, rows } = GRIDS[name]
    const old = text(name)
      .split('\n')
      .filter((line) => line.trim() !== '')
    return Array.from({ length: Math.max(rows, old.length) }, (_, index) => {
      const typed = columns.map(({ key }) => text(gridCell(name, index + 1, key)))
      const cells = typed.some((cell) => cell !== '') ? typed : (old[index]?.split('|').map((cell) => cell.trim()) ?? [])
      return { at: (key: string) => gridCell(name, index + 1, key), cells }
    }).filter(({ cells }) => cells.some((cell) => cell !== ''))
  }
  const shareAt = (field: string, typed = '', missing = 'Enter a share in per cent.') => {
    const read = percent(typed)
    if (read === undefined) errors[field] = typed === '' ? missing : 'Enter a share in per cent, from 0 to 100, such as 53.74.'
    return read ?? 0
  }
  const questions = () =>
    lines('questions').map(({ at, cells: [question = '', share, votes = '', ofAll = ''] }) => {
      if (question === '') errors[at('question')] = 'Write the question of this line.'
      const yes = wholeNumber(votes)
      if (votes !== '' && yes === undefined) errors[at('yes')] = 'Enter a whole number, or leave it empty.'
      const known = { ...(yes !== undefined && { yes }), ...(ofAll && { percentOfAll: shareAt(at('all'), ofAll) }) }
      return { question, percent: shareAt(at('percent'), share, 'Enter the share for yes.'), ...known }
    })
  const regions = () => {
    const seen = new Set<string>()
    return lines('regions').map(({ at, cells: [region = '', turnout, yes = ''] }) => {
      if (region === '') errors[at('region')] = 'Name the region of this line.'
      if (region !== '' && seen.has(region.toLowerCase())) errors[at('region')] = 'This region is already listed above.'
      seen.add(region.toLowerCase())
      const turnoutPercent = shareAt(at('turnout'), turnout, 'Enter the share who voted.')
      return { region, turnoutPercent, ...(yes && { yesPercent: shareAt(at('yes'), yes) }) }
    })
  }
  const orNone = <T>(all: T[]) => (all.length > 0 ? all : undefined)
  const sources = sourcesField.safeParse(text('sources'))
  if (!sources.success) errors.sources = sources.error.issues[0]!.message
  const both = {
    title: text('title'),
    ...{ question: given('question'), electorate: given('electorate'), voterNeeds: given('voterNeeds') },
    ...{ summary: text('summary'), sources: sources.data ?? [], ...careOf },
  }
  const asked = {
    ...{ round: given('round') ?? null, kind: given('kind'), elector: given('elector') },
    ...{ soughtAnswer: given('soughtAnswer'), soughtWords: given('soughtWords') },
  }
  if (text('opened') === '' && text('closedOn') === '') {
    const raw = { ...both, ...asked, announced: dayOrAbout('announcedOn'), window: text('window') }
    return { stage: 'announced' as const, errors, raw }
  }
  const raw = {
    ...both,
    ...asked,
    ...{ question: text('question'), electorate: text('electorate') },
    ...{ reported: given('reported'), castNote: given('castNote') },
    ...{ opened: dayOrAbout('opened'), closedOn: day('closedOn', wantedDay('the last day of the vote')) },
    declaredOn: text('declaredOn') === '' ? 'not yet' : day('declaredOn', wantedDay('the day of the result')),
    ...{ eligible: count('eligible'), issued: count('issued'), cast: count('cast'), yes: count('yes'), no: count('no') },
    ...{ spoiled: count('spoiled'), turnoutPerMille: share('turnout'), soughtPerMille: share('sought') },
    ...{ questions: orNone(questions()), regions: orNone(regions()) },
  }
  return { stage: 'vote' as const, errors, raw }
}

const dayText = ({ on, precision }: { on: string; precision: 'day' | 'about' }) =>
  roughDayWords(precision === 'about' ? `${on}~` : on)
const countText = (count: number | null) => (count === null ? '' : String(count))
const shareText = (perMille: number | undefined) => (perMille === undefined ? '' : String(perMille / 10))

/** The form of a vote as it was published, to correct it or to take it further. */
export function ballotValues(record: BallotRecord): FormValues {
  const { title, question = '', electorate = '', voterNeeds = '', summary, sources } = record.vote
  const { kind = '', elector = '', soughtAnswer = '', soughtWords = '', round } = record.vote
  const both = {
    ...{ title, question, electorate, voterNeeds, summary, sources: sourceText(sources) },
    ...{ kind, elector, soughtAnswer, soughtWords, round: round ?? '' },
  }
  if (record.stage === 'announced') return { ...both, announcedOn: dayText(record.vote.announced), window: record.vote.window }
  const { vote } = record
  return {
    ...both,
    ...{ opened: dayText(vote.opened), closedOn: longDay(vote.closedOn), reported: vote.reported ?? '' },
    declaredOn: vote.declaredOn === null ? '' : longDay(vote.declaredOn),
    ...{ eligible: countText(vote.eligible), issued: countText(vote.issued), cast: countText(vote.cast) },
    ...{ castNote: vote.castNote ?? '', yes: countText(vote.yes), no: countText(vote.no), spoiled: countText(vote.spoiled) },
    ...{ turnout: shareText(vote.turnoutPerMille), sought: shareText(vote.soughtPerMille) },
    ...cells('questions', vote.questions ?? [], ({ question: asked, percent, yes, percentOfAll }) => [
      asked,
      percent,
      yes,
      percentOfAll,
    ]),
    ...cells('regions', vote.regions ?? [], ({ region, turnoutPercent, yesPercent }) => [region, turnoutPercent, yesPercent]),
  }
}

/** The fields of a grid that hold these lines. */
function cells<T>(name: keyof typeof GRIDS, all: T[], of: (line: T) => (string | number | undefined)[]): FormValues {
  const written = all.flatMap((line, index) =>
    of(line).map((cell, column) => [gridCell(name, index + 1, GRIDS[name].columns[column]!.key), String(cell ?? '')]),
  )
  return Object.fromEntries(written.filter(([, cell]) => cell !== ''))
}
