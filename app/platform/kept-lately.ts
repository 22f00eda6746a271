/** Keeps so many things made last, by key: what is asked for again becomes the newest, and the oldest goes. */
export function keptLately<V>(most: number): (key: string, make: () => V) => V {
  const kept = new Map<string, V>()
  return (key, make) => {
    const value = kept.has(key) ? (kept.get(key) as V) : make()
    kept.delete(key)
    kept.set(key, value)
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    return value
  }
}
