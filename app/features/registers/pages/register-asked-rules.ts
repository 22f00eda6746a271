import type { Day } from '#app/platform/time.ts'
import { type LineClock, runsOn, type ServiceState, serviceState } from '../lines/line-rules.ts'
import { type Filled, nameKey, type Register } from '../lines/register-kinds.ts'

export type ShownLine = { id: string; filled: Filled; clock: LineClock | null }

/** The latest letter about a line, by the line's id: `sentOn` is null while it is in the making; `came`: what came of it, in words. */
export type LettersOfLines = Readonly<Record<string, { id: string; sentOn: Day | null; came: string | null }>>

/** What the address of the registers may hold. */
export type Asked = Readonly<Record<(typeof ASKED_NAMES)[number], string>>
export const ASKED_NAMES = ['find', 'contract', 'state', 'services', 'purpose', 'decision', 'agreements', 'whole'] as const

/** The address's wishes; anything it does not know is as if it were not said. */
export const askedOf = (query: { get: (name: string) => string | null }): Asked =>
  Object.fromEntries(ASKED_NAMES.map((name) => [name, (query.get(name) ?? '').slice(0, 100)])) as Asked

const STATE_ORDER: Record<ServiceState, string> = { running: '0', kept: '1', ended: '2', settled: '3' }
/** After every day. */
const NEVER = '9999'

/** Lines in the order of a key, which is worked out once for each. */
function inOrder<L>(lines: readonly L[], key: (line: L) => string): L[] {
  const keyed = lines.map((line) => ({ line, key: key(line) }))
  return keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)).map(({ line }) => line)
}

/** Services as asked for, in the order asked for. */
export function servicesAsked<L extends ShownLine>(lines: readonly L[], asked: Asked, today: Day): L[] {
  const stateOf = (line: L) => serviceState(line.filled, line.clock, today)
  const wanted = asked.find.trim().toLowerCase()
  const name = ({ filled }: L) => nameKey('services', filled)
  const order: Record<string, (line: L) => string> = {
    name,
    contract: (line) => `${line.filled.contract} ${name(line)}`,
    given: (line) => `${line.filled.givenOn ?? NEVER} ${name(line)}`,
    last: (line) => `${line.clock?.due ?? NEVER} ${name(line)}`,
  }
  const next = (line: L) => `${STATE_ORDER[stateOf(line)]} ${line.clock?.due ?? NEVER} ${name(line)}`
  const found = lines
    .filter((line) => wanted === '' || name(line).includes(wanted))
    .filter(({ filled }) => asked.contract === '' || filled.contract === asked.contract)
    .filter((line) => asked.state === '' || stateOf(line) === asked.state)
  return inOrder(found, order[asked.services] ?? next)
}

const PURPOSE_ORDER: Record<string, string> = { secondary: '1', both: '1', direct: '2' }

/** Agreements as asked for: unasked, those that need something first: expired and going on, then other purposes than direct care. */
export function agreementsAsked<L extends ShownLine>(lines: readonly L[], asked: Asked, today: Day): L[] {
  const title = ({ filled }: L) => nameKey('agreements', filled)
  const expires = ({ filled }: L) => filled.expiresOn ?? NEVER
  const order: Record<string, (line: L) => string> = {
    title,
    party: ({ filled }) => `${(filled.party ?? '').toLowerCase()} ${filled.title}`,
    purpose: (line) => `${PURPOSE_ORDER[line.filled.purpose ?? '']} ${line.filled.purpose} ${title(line)}`,
    expires: (line) => `${expires(line)} ${title(line)}`,
    decision: (line) => `${line.filled.decision ?? ''} ${title(line)}`,
  }
  const next = (line: L) =>
    `${runsOn(line.filled, today) ? '0' : PURPOSE_ORDER[line.filled.purpose ?? '']} ${expires(line)} ${title(line)}`
  const found = lines
    .filter(({ filled }) => asked.purpose === '' || filled.purpose === asked.purpose)
    .filter(({ filled }) => asked.decision === '' || (filled.decision ?? 'none') === asked.decision)
  return inOrder(found, order[asked.agreements] ?? next)
}

/** Lines of a register that stand on the page before somebody asks for all. */
export const LINES_SHOWN = 40

/** The first lines of a register, or all where the address asks for them. */
export const firstOf = <L>(lines: readonly L[], asked: Asked, register: string): L[] =>
  asked.whole.split(' ').includes(register) ? [...lines] : lines.slice(0, LINES_SHOWN)

/** The address of the page with all lines of a register, with everything else as asked. */
export function wholeOf(asked: Asked, register: string): string {
  const whole = [...asked.whole.split(' ').filter((other) => other !== ''), register].join(' ')
  return `?${new URLSearchParams(Object.entries({ ...asked, whole }).filter(([, value]) => value !== ''))}#${register}`
}

/** The address of the page sorted by a column, with everything else as asked. */
export function sortedBy(asked: Asked, register: Extract<Register, 'services' | 'agreements'>, order: string): string {
  const query = new URLSearchParams(Object.entries({ ...asked, [register]: order }).filter(([, value]) => value !== ''))
  return `?${query}#${register}`
}

/** What a table of a register is drawn from. `all`: how many lines stand in the register, shown or not. */
export type RegisterTableProps = {
  here: string
  lines: readonly ShownLine[]
  letters: LettersOfLines
  asked: Asked
  today: Day
  all: number
}

/** How a column is sorted by its head, and whether it is. */
export const sortOf = (asked: Asked, register: 'services' | 'agreements') => (key: string) => ({
  sortHref: sortedBy(asked, register, key),
  ...(asked[register] === key && { sorted: 'ascending' as const }),
})
