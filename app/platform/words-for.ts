/** True when a key that somebody sent is one of a table's own: `constructor` and `__proto__` are in no table of ours. */
export function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key)
}

/** What a table says under a key that somebody sent; null when it says nothing there. */
export function wordsFor<T>(table: Readonly<Record<string, T>>, key: string | null): T | null {
  return key !== null && Object.hasOwn(table, key) ? (table[key] ?? null) : null
}
