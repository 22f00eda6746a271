/** A seeded source of chance: the same seed draws the same numbers on every machine. Never for secrets. */
export type Chance = {
  /** From 0 to below 1. */
  unit(): number
  /** True with this probability. */
  is(probability: number): boolean
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** One of the keys, each as likely as its weight. */
  weighted<K extends string>(weights: Record<K, number>): K
  /** Normal, mean 0, standard deviation 1. */
  normal(): number
  /** Sixteen letters and digits, like the ids of real records. */
  id(): string
  /** A new order of the same things. */
  shuffled<T>(things: readonly T[]): T[]
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** FNV-1a over a name: each part of the demonstration draws from its own stream. */
function numberOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Chance from a seed and a name, by the small fast generator sfc32 (C. Doty-Humphrey, public domain). */
export function chanceOf(seed: number, name: string): Chance {
  let a = seed | 0
  let b = Math.floor(seed / 0x100000000) | 0
  let c = numberOf(name) | 0
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) next()

  const unit = () => next() / 0x100000000
  const whole = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1))
  return {
    unit,
    whole,
    is: (probability) => unit() < probability,
    pick: (from) => from[Math.floor(unit() * from.length)]!,
    weighted(weights) {
      let sum = 0
      for (const key in weights) sum += weights[key]
      let left = unit() * sum
      let last: Extract<keyof typeof weights, string> | undefined
      for (const key in weights) {
        last = key
        left -= weights[key]
        if (left < 0) break
      }
      return last!
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    id() {
      let id = ''
      for (let i = 0; i < 4; i++) {
        const bits = next()
        id += LETTERS[bits & 31]! + LETTERS[(bits >>> 8) & 31] + LETTERS[(bits >>> 16) & 31] + LETTERS[(bits >>> 24) & 31]
      }
      return id
    },
    shuffled(things) {
      const order = [...things]
      for (let i = order.length - 1; i > 0; i--) {
        const j = whole(0, i)
        const swapped = order[i]!
        order[i] = order[j]!
        order[j] = swapped
      }
      return order
    },
  }
}
