import { step } from '#app/features/figures/disclosure/disclosure-rules.ts'

/** The laws of the secret numbers, as an attacker knows them: the chance of each value. */
export type Law = ReadonlyMap<number, number>

/** Heads of 16 coins less 8. */
export const WIDE: Law = new Map(Array.from({ length: 17 }, (_, k) => [k - 8, choose(16, k) / 2 ** 16]))
/** Two-sided geometric of ratio 1/4. */
export const NARROW: Law = new Map(Array.from({ length: 33 }, (_, i) => [i - 16, (3 / 5) * 4 ** -Math.abs(i - 16)]))
export const NOTHING: Law = new Map([[0, 1]])

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}

/** A law cut off at some distance and made whole again. */
export function cutAt(law: Law, most: number): Law {
  const kept = [...law].filter(([value]) => Math.abs(value) <= most)
  const all = kept.reduce((sum, [, chance]) => sum + chance, 0)
  return new Map(kept.map(([value, chance]) => [value, chance / all]))
}

/**
 * How a row tells the hidden count `h` of `u`: `lasting` stays for some weeks, `weekly` is new each week, and `tell` says what is shown
 * of the count with both added.
 */
export type Method = { lasting: Law; stays: number; weekly: Law; tell: (h: number, noise: number, u: number) => number }

/** Method v3: the number is added, then told in steps of three; of fewer than five nothing is told. */
export const V3: Method = { lasting: WIDE, stays: 4, weekly: NARROW, tell: (h, noise, u) => (u >= 5 ? step(h + noise, u) : 0) }

/** The chance of each shown value, given the count and the lasting part. */
function shownBy({ weekly, tell }: Method, h: number, lasting: number, u: number): Map<number, number> {
  const shown = new Map<number, number>()
  for (const [value, chance] of weekly) {
    const told = tell(h, lasting + value, u)
    shown.set(told, (shown.get(told) ?? 0) + chance)
  }
  return shown
}

/** The chance of each shown value, given the count alone. */
function shownOf(method: Method, h: number, u: number): Map<number, number> {
  const all = new Map<number, number>()
  for (const [lasting, chance] of method.lasting)
    for (const [told, given] of shownBy(method, h, lasting, u)) all.set(told, (all.get(told) ?? 0) + chance * given)
  return all
}

/** Every value that could be shown is possible for every count, and a neighbouring count makes it at most so many times as likely. */
export function largestFactor(method: Method, u: number): number {
  const laws = Array.from({ length: u + 1 }, (_, h) => shownOf(method, h, u))
  let largest = 1
  for (const told of new Set(laws.flatMap((law) => [...law.keys()])))
    for (let h = 0; h <= u; h++) {
      const here = laws[h]!.get(told) ?? 0
      if (here === 0) return Number.POSITIVE_INFINITY
      const next = laws[h + 1]?.get(told)
      if (next) largest = Math.max(largest, here / next, next / here)
    }
  return largest
}

/** A repeatable source of numbers in [0, 1). */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function drawnFrom(law: ReadonlyMap<number, number>, chance: () => number): number {
  let left = chance()
  for (const [value, weight] of law) {
    left -= weight
    if (left <= 0) return value
  }
  return [...law.keys()].at(-1)!
}

/** What an officer came to believe of the answers of single practices in single weeks: how strongly, against what was likely before. */
export type Beliefs = { cells: number; pinned: number; strong: number; largestGain: number }

/** How likely a practice makes a return in a week, and then begins or ceases; and how likely it took the action before the first. */
const CHANCES = { returns: 0.35, begins: 0.15, ceases: 0.06, atFirst: 0.15 }

/**
 * An officer who knows the method, its laws, how likely practices are to begin and to cease, who of them made a return when, and
 * everything but the answers of `u` practices, and who reads a row every week: every answer's chance before and after, exactly, over all worlds (2^u answers × lasting
 * values). `told`: the answers of all but one practice are known too, in every week.
 */
export function officerLearns(
  method: Method,
  { u, weeks, told }: { u: number; weeks: number; told: boolean },
  chance: () => number,
): Beliefs {
  const returned = Array.from({ length: weeks }, () => bits(u, () => chance() < CHANCES.returns))
  const truth = historyOf(returned, u, chance)
  const shown = rowsOf(method, truth, u, chance)
  const worlds = told ? worldsBut(truth) : (_week: number) => Array.from({ length: 2 ** u }, (_, answers) => answers)
  const prior = smoothed(method, { u, returned, worlds }, undefined)
  const posterior = smoothed(method, { u, returned, worlds }, shown)
  const beliefs: Beliefs = { cells: 0, pinned: 0, strong: 0, largestGain: 1 }
  for (let week = 0; week < weeks; week++)
    for (let practice = 0; practice < (told ? 1 : u); practice++) {
      const [before, after] = [prior[week]![practice]!, posterior[week]![practice]!]
      const answer = (truth[week]! >> practice) & 1
      const [was, is] = answer ? [before, after] : [1 - before, 1 - after]
      beliefs.cells++
      if (after > 1 - 1e-9 || after < 1e-9) beliefs.pinned++
      if (is > 0.95 && was < 0.6) beliefs.strong++
      const gain = is / (1 - is) / (was / (1 - was))
      beliefs.largestGain = Math.max(beliefs.largestGain, gain)
    }
  return beliefs
}

/** One bit a practice. */
const bits = (u: number, is: (practice: number) => boolean): number =>
  Array.from({ length: u }, (_, practice) => (is(practice) ? 1 << practice : 0)).reduce((sum, bit) => sum | bit, 0)

/** The answers of `u` practices in each week: they change with a return only. */
function historyOf(returned: readonly number[], u: number, chance: () => number): number[] {
  let answers = bits(u, () => chance() < CHANCES.atFirst)
  return returned.map((returns, week) => {
    const changes = bits(u, (practice) => chance() < ((answers >> practice) & 1 ? CHANCES.ceases : CHANCES.begins))
    if (week > 0) answers ^= changes & returns
    return answers
  })
}

function rowsOf(method: Method, truth: readonly number[], u: number, chance: () => number): number[] {
  let lasting = 0
  return truth.map((answers, week) => {
    if (week % method.stays === 0) lasting = drawnFrom(method.lasting, chance)
    return method.tell(ones(answers), lasting + drawnFrom(method.weekly, chance), u)
  })
}

const worldsBut = (truth: readonly number[]) => (week: number) => [truth[week]! & ~1, truth[week]! | 1]
const ones = (bits: number) => bits.toString(2).replaceAll('0', '').length

/** The chance of "takes it" for each practice in each week, given every row (or none): forwards and backwards over all worlds. */
function smoothed(
  method: Method,
  { u, returned, worlds }: { u: number; returned: readonly number[]; worlds: (week: number) => number[] },
  shown: readonly number[] | undefined,
): number[][] {
  const [size, weeks] = [2 ** u, returned.length]
  const lastings = shown ? [...method.lasting] : [[0, 1] as const]
  const seen = new Map<string, number>()
  const likely = (week: number, answers: number, lasting: number): number => {
    if (!shown) return 1
    const key = `${ones(answers)} ${lasting} ${shown[week]}`
    const known = seen.get(key)
    if (known !== undefined) return known
    const found = shownBy(method, ones(answers), lasting, u).get(shown[week]!) ?? 0
    seen.set(key, found)
    return found
  }
  const allowed = Array.from({ length: weeks }, (_, week) => new Set(worlds(week)))
  const weigh = (week: number, state: Float64Array[]) =>
    state.map((column, l) =>
      column.map((value, answers) => (allowed[week]!.has(answers) ? value * likely(week, answers, lastings[l]![0]) : 0)),
    )
  const begin = lastings.map(([, weight]) => Float64Array.from({ length: size }, (_, answers) => weight * atFirst(answers, u)))
  const forward: Float64Array[][] = [scaled(weigh(0, begin))]
  for (let week = 1; week < weeks; week++) {
    const moved = forward[week - 1]!.map((column) => stepped(column, returned[week]!, false))
    forward.push(
      scaled(
        weigh(
          week,
          week % method.stays === 0
            ? redrawn(
                moved,
                lastings.map(([, weight]) => weight),
              )
            : moved,
        ),
      ),
    )
  }
  let backward: Float64Array[] = lastings.map(() => new Float64Array(size).fill(1))
  const result: number[][] = []
  for (let week = weeks - 1; week >= 0; week--) {
    result[week] = marginals(forward[week]!, backward, u)
    if (week === 0) break
    const weighed = weigh(week, backward)
    const before =
      week % method.stays === 0
        ? mixed(
            weighed,
            lastings.map(([, weight]) => weight),
          )
        : weighed
    backward = scaled(before.map((column) => stepped(column, returned[week]!, true)))
  }
  return result
}

const atFirst = (answers: number, u: number) => CHANCES.atFirst ** ones(answers) * (1 - CHANCES.atFirst) ** (u - ones(answers))

/** One week on, by each practice that made a return; `back`: the transpose. */
function stepped(column: Float64Array, returns: number, back: boolean): Float64Array {
  let now: Float64Array = Float64Array.from(column)
  const { begins, ceases } = CHANCES
  for (let bit = 1; bit < now.length; bit <<= 1) {
    if (!(returns & bit)) continue
    const next = new Float64Array(now.length)
    for (let answers = 0; answers < now.length; answers++) {
      if (answers & bit) continue
      const [not, takes] = [now[answers]!, now[answers | bit]!]
      next[answers] = back ? not * (1 - begins) + takes * begins : not * (1 - begins) + takes * ceases
      next[answers | bit] = back ? not * ceases + takes * (1 - ceases) : not * begins + takes * (1 - ceases)
    }
    now = next
  }
  return now
}

/** The lasting part drawn anew: forwards every world keeps its chance, over all new values. */
function redrawn(state: Float64Array[], weights: readonly number[]): Float64Array[] {
  const all = state[0]!.map((_, answers) => state.reduce((sum, column) => sum + column[answers]!, 0))
  return weights.map((weight) => all.map((value) => weight * value))
}
/** The same backwards. */
function mixed(state: Float64Array[], weights: readonly number[]): Float64Array[] {
  const all = state[0]!.map((_, answers) => state.reduce((sum, column, l) => sum + weights[l]! * column[answers]!, 0))
  return weights.map(() => Float64Array.from(all))
}

function scaled(state: Float64Array[]): Float64Array[] {
  const all = state.reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0)
  return state.map((column) => column.map((value) => value / all))
}

function marginals(forward: Float64Array[], backward: Float64Array[], u: number): number[] {
  const together = forward[0]!.map((_, answers) =>
    forward.reduce((sum, column, l) => sum + column[answers]! * backward[l]![answers]!, 0),
  )
  const all = together.reduce((a, b) => a + b, 0)
  return Array.from({ length: u }, (_, practice) =>
    together.reduce((sum, value, answers) => (answers & (1 << practice) ? sum + value / all : sum), 0),
  )
}
