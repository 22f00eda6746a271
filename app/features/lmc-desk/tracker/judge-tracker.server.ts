import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CurrentState } from '#app/features/adoption/statements/adoption-rules.ts'
import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { statementRefusal } from '#app/features/adoption/statements/refusal-rules.ts'
import { offerInForce, windowsInOtherRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { listSaysInWords, saysTheSame, statementOf } from '#app/features/practice-desk/asked-by-lmc/question-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Judged, type LeftOut, type LineToAsk, refusedInWords, saidIn, withoutDoubles } from './judge-rules.ts'
import { cellReader } from './tracker-cell-rules.ts'
import { CODE } from './tracker-columns-rules.ts'
import { type Mapping, type Statement, statementsIn, wordOfAction } from './tracker-mapping-rules.ts'
import type { TrackerRow } from './tracker-table-rules.ts'

/** A practice of the LMC as its officers see it: `shared` = its states by action where it shares by name. */
export type PracticeHere = {
  code: string
  name: string
  joined: boolean
  shared: Readonly<Record<string, Pick<CurrentState, 'state' | 'extent' | 'effectiveOn' | 'plannedFor' | 'takenSince'>>> | null
}
type Office = { lmcSlug: string; practices: readonly PracticeHere[] }

/** Statements judged in one turn of the event loop; other requests are answered in between (decision 26). */
const A_SLICE = 100

/**
 * Judges every statement of an office's list. What a practice has recorded is held against it only where the practice shares by name: of the
 * others nothing is said that their record decides (decision 47). Writes nothing.
 */
export async function judgeTracker(
  db: Db,
  { rows, mapping, office }: { rows: readonly TrackerRow[]; mapping: Mapping; office: Office },
  now: Instant,
): Promise<Judged> {
  const judged: Judged = { ask: [], wrong: [], recorded: [], nothing: 0, small: 0 }
  const judge = judgeOf(db, mapping, office, now)
  const statements = statementsIn({ rows: [...rows] }, mapping.columns)
  const said: (LineToAsk & { title: string })[] = []
  const refusedRows = new Set<TrackerRow>()
  const smallRows = new Set<TrackerRow>()
  for (const [index, statement] of statements.entries()) {
    if (index % A_SLICE === A_SLICE - 1) await nextTurn()
    if (refusedRows.has(statement.row)) continue
    const outcome = judge(statement)
    if (outcome === null) judged.nothing += 1
    else if ('title' in outcome) said.push(outcome)
    else {
      judged.wrong.push(outcome)
      if (outcome.wholeRow) refusedRows.add(statement.row)
    }
    if (/\b[a-z]\d{5}\b/.test(statement.practice)) smallRows.add(statement.row)
  }
  const { one, wrong } = withoutDoubles(said)
  judged.wrong = [...judged.wrong.map(({ line, what, says, why }) => ({ line, what, says, why })), ...wrong].sort(
    (a, b) => a.line - b.line,
  )
  const recordedOf = new Map(office.practices.map(({ code, shared }) => [code, shared]))
  for (const { title, ...line } of one) {
    const { line: at, practiceCode, practiceName, actionSlug } = line
    if (!saysTheSame(recordedOf.get(practiceCode)?.[actionSlug], line)) judged.ask.push(line)
    else judged.recorded.push({ line: at, what: `${practiceName}: ${title}`, says: listSaysInWords(line), why: '' })
  }
  judged.small = smallRows.size
  return judged
}

type Refused = LeftOut & { wholeRow?: true }

function judgeOf(db: Db, { words, actionWords }: Mapping, { lmcSlug, practices }: Office, now: Instant) {
  const today = dayOf(now)
  const uses = new Map(words.map(({ word, use }) => [word, use]))
  const reading = { words: uses, readCell: cellReader(), today }
  const actionOf = new Map(actionWords.map(({ word, use }) => [word, use]))
  const byCode = new Map(practices.map((one) => [one.code, one]))
  const byName = new Map<string, PracticeHere[]>()
  for (const one of practices) {
    const namesakes = byName.get(one.name.toLowerCase())
    if (namesakes) namesakes.push(one)
    else byName.set(one.name.toLowerCase(), [one])
  }
  const once = <V>(make: (key: string) => V) => {
    const kept = new Map<string, { value: V }>()
    return (key: string): V => {
      const found = kept.get(key) ?? { value: make(key) }
      kept.set(key, found)
      return found.value
    }
  }
  const practiceIn = once((cell: string): PracticeHere | string => {
    const code = byCode.has(cell.toUpperCase()) ? cell.toUpperCase() : CODE.exec(cell)?.[1]?.toUpperCase()
    if (code) return byCode.get(code) ?? whyNotHere(code)
    if (cell === '')
      return 'No practice stands here. Where cells are merged over several rows, write the practice into each of them.'
    const named = byName.get(cell.toLowerCase()) ?? []
    if (named.length > 1)
      return `Two practices of your LMC have this name: write the code, ${named.map((one) => one.code).join(' or ')}.`
    return named[0] ?? 'No open practice of your LMC has this name. Write its code.'
  })
  const whyNotHere = (code: string): string => {
    const found = practiceByCode(db, code, today)
    if (!found) return 'No practice has this code.'
    if (found.lmc?.slug !== lmcSlug) return `${found.name} belongs to ${found.lmc?.name ?? 'no LMC'}, not to yours.`
    const closed = `${found.name} has closed${found.closedOn ? `, on ${longDay(found.closedOn)}` : ''}.`
    const { successor } = found
    return successor ? `${closed} ${successor.name} (${successor.code}) took over and inherits no answer.` : closed
  }
  const opened = once((code: string) => opennessOf(db, code, today))
  const offered = once((slug: string) => {
    const offer = offerInForce(db, slug, now)
    return { offer, otherWindows: offer?.offeredFrom ? windowsInOtherRounds(db, slug, offer.round.slug, now) : [] }
  })

  return (statement: Statement): (LineToAsk & { title: string }) | Refused | null => {
    const { row, says } = statement
    const practice = practiceIn(statement.practice)
    const isEmptyRow = !row.cells.some(Boolean)
    if (isEmptyRow) return null
    if (typeof practice === 'string')
      return { line: row.line, what: statement.practice || 'No practice', says, why: practice, wholeRow: true }
    const word = wordOfAction(statement.action)
    const slug = actionOf.size > 0 ? (actionOf.get(word) ?? '') : statement.action
    const wrong = (what: string, why: string): Refused => ({ line: row.line, what: `${practice.name}: ${what}`, says, why })
    if (!slug)
      return wrong(
        statement.action || 'no action',
        word ? `“${statement.action}” is given no action: choose one below.` : 'It names no action.',
      )
    const { offer, otherWindows } = offered(slug)
    const title = offer?.shortTitle ?? slug
    const said = saidIn(statement, reading)
    if (said === null) return null
    if (typeof said === 'string') return wrong(title, said)
    const openness = opened(practice.code)
    const facts = { openness, offer, current: undefined, today, otherWindows }
    const reason = statementRefusal(statementOf(said, today), facts)
    const around = { title, openedOn: openness?.openedOn ?? null, offeredFrom: offer?.offeredFrom ?? null }
    if (reason) return wrong(title, refusedInWords(reason, around))
    if (said.since && said.since < '2004-04-01') return wrong(title, `Check the year: ${longDay(said.since)} lies too far back.`)
    const { code: practiceCode, name: practiceName, joined } = practice
    return { ...said, line: row.line, practiceCode, practiceName, joined, actionSlug: slug, title }
  }
}
