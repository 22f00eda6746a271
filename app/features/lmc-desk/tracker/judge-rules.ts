import type { RefusalReason } from '#app/features/adoption/statements/refusal-words.ts'
import { type ListSays, listSaysInWords } from '#app/features/practice-desk/asked-by-lmc/question-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { TrackerCell, WordUse } from './tracker-cell-rules.ts'
import type { Statement } from './tracker-mapping-rules.ts'

/** A line that becomes a question. `joined`: somebody of the practice is here to answer it. */
export type LineToAsk = ListSays & {
  line: number
  practiceCode: string
  practiceName: string
  joined: boolean
  actionSlug: string
}
/** A line that does not, with its reason. `what`: the practice, and the action where it is about one. */
export type LeftOut = { line: number; what: string; says: string; why: string }
/** `recorded`: what sharing practices have recorded just so. `nothing`: cells that say nothing. `small`: codes in small letters. */
export type Judged = { ask: LineToAsk[]; wrong: LeftOut[]; recorded: LeftOut[]; nothing: number; small: number }

type ReadCell = (cell: string) => TrackerCell | undefined

/** What a statement of the list says, by the words as mapped; a string says why it cannot be read; null = it says nothing. */
export function saidIn(
  { says, day }: Pick<Statement, 'says' | 'day'>,
  { words, readCell, today }: { words: ReadonlyMap<string, WordUse>; readCell: ReadCell; today: Day },
): ListSays | string | null {
  const [state, dated] = [readCell(says), readCell(day)]
  if (!state) return null
  const use = words.get(state.word) ?? ''
  if (use === 'nothing') return null
  if (use === '') return `“${state.word || says}” is given no meaning: choose one below.`
  const unread = state.unread ?? dated?.unread ?? (dated && !dated.day ? day : null)
  if (unread) return `“${unread}” is no day that can be read. Write it like 5 August 2024, or leave it empty.`
  if (state.day && dated?.day && state.day !== dated.day)
    return `It gives two days: ${longDay(state.day)} and ${longDay(dated.day)}. Keep one.`
  const on = state.day ?? dated?.day ?? null
  if (use === 'planned' && on && on > today) return { answer: use, since: null, plannedFor: on }
  if (on && on > today) return `${longDay(on)} is still to come. What begins then is planned: say so, or mend the day.`
  return { answer: use, since: on, plannedFor: null }
}

type Around = { title: string; openedOn: Day | null; offeredFrom: Day | null }

/** Why the list says something that no practice could state now, in words for the office. */
export function refusedInWords(reason: RefusalReason, { title, openedOn, offeredFrom }: Around): string {
  switch (reason) {
    case 'action-unknown':
    case 'no-longer-offered':
      return `${title} cannot be taken up now: it is paused or no longer on the menu.`
    case 'not-yet-offered':
      return `${title} has not begun${offeredFrom ? `: its first day is ${longDay(offeredFrom)}` : ''}. It can be planned.`
    case 'last-day-passed':
      return `The last day of ${title} has passed.`
    case 'before-first-day':
      return `The day is before the first day of ${title}${offeredFrom ? `, ${longDay(offeredFrom)}` : ''}.`
    case 'plan-outside-window':
      return `${title} is not offered on the day planned.`
    case 'before-opening':
      return `The day is before the practice opened${openedOn ? `, on ${longDay(openedOn)}` : ''}.`
    default:
      return 'A practice could not state this now.'
  }
}

const sameSays = (one: ListSays, other: ListSays) =>
  one.answer === other.answer && one.since === other.since && one.plannedFor === other.plannedFor

type Said = LineToAsk & { title: string }

/** Rows named beside a line that contradicts them; the rest are counted, for a list may say one thing 2,000 times. */
const NAMED = 3

/** "Rows 5, 6, 7 and 1,996 more say". */
function otherRows(group: readonly Said[], line: Said): string {
  const named = group.slice(0, NAMED + 1).flatMap((other) => (other === line ? [] : other.line))
  const rows = named.slice(0, NAMED)
  if (group.length === 2) return `Row ${rows[0]} says`
  const rest = group.length - 1 - rows.length
  const last = rest > 0 ? `${inFigures(rest)} more` : rows.pop()
  return `Rows ${rows.join(', ')} and ${last} say`
}

/** Of several lines about one practice and action: the first, if all say the same; else none, for neither is surer. */
export function withoutDoubles(lines: readonly Said[]): { one: Said[]; wrong: LeftOut[] } {
  const groups = new Map<string, Said[]>()
  for (const line of lines) {
    const key = `${line.practiceCode} ${line.actionSlug}`
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  const one: Said[] = []
  const wrong: LeftOut[] = []
  for (const group of groups.values()) {
    const [first, ...others] = group as [Said, ...Said[]]
    const alike = others.every((other) => sameSays(first, other))
    if (alike) one.push(first)
    for (const line of alike ? others : group) {
      const why = alike
        ? `Row ${first.line} says the same: read once.`
        : `${otherRows(group, line)} otherwise: keep the one that is right.`
      wrong.push({ line: line.line, what: `${line.practiceName}: ${line.title}`, says: listSaysInWords(line), why })
    }
  }
  return { one, wrong }
}
