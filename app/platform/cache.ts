import { LRUCache } from 'lru-cache'

type Bound<V> = { most: number } | { mostBytes: number; bytesOf: (value: V) => number }

export type Cache<K, V> = {
  /** The cached value; undefined where there is none. */
  get: (key: K) => V | undefined
  /** The cached value, or the result of `make`, cached from then on. If `make` throws, nothing is cached. */
  of: (key: K, make: () => V) => V
  /** Caches a value. `since`: `version()` before a slow value was begun; nothing is cached if it changed meanwhile. */
  put: (key: K, value: V, since?: string | number) => void
  /** As `of`, where `version()` may never come to hold: takes what is cached under it, and caches nothing. */
  asideOf: <Made extends V | undefined>(key: K, make: () => Made) => V | Made
  version: () => string | number
}

/**
 * The one LRU cache of Concert: at most `most` values, or keys and values of `mostBytes` together. `version`: once it changes, nothing
 * cached before is returned.
 */
export function cacheOf<K extends string | number, V extends NonNullable<unknown>>(
  bound: Bound<V> & { version?: () => string | number },
): Cache<K, V> {
  const { version = () => 0 } = bound
  const values = new LRUCache<K, V>(
    'most' in bound
      ? { max: bound.most }
      : { maxSize: bound.mostBytes, sizeCalculation: (value, key) => bound.bytesOf(value) + String(key).length },
  )
  let restsOn = version()

  function current(): string | number {
    const now = version()
    if (now !== restsOn) values.clear()
    restsOn = now
    return now
  }
  function get(key: K): V | undefined {
    current()
    return values.get(key)
  }
  function put(key: K, value: V, since = version()): void {
    if (current() === since) values.set(key, value)
  }
  function of(key: K, make: () => V): V {
    const since = current()
    const known = values.get(key)
    if (known !== undefined) return known
    const value = make()
    put(key, value, since)
    return value
  }
  function asideOf<Made extends V | undefined>(key: K, make: () => Made): V | Made {
    return (version() === restsOn ? values.get(key) : undefined) ?? make()
  }
  return { get, of, put, asideOf, version }
}

/**
 * A function of plain values that answers the same every time, such as one that asks a calendar, a time zone or a formatter, which are
 * slow: the last 5,000 answers are kept.
 */
export function remembered<Given extends (string | number)[], Answer extends string | number>(
  work: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const answers = cacheOf<string, Answer>({ most: 5000 })
  return (...given) => answers.of(given.join(' '), () => work(...given))
}
