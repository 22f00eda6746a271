/** True when a key from outside is a table's own: `constructor` and `__proto__` are not. */
export function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key)
}

/** A table's entry for a key from outside; null when there is none. */
export function wordsFor<T>(table: Readonly<Record<string, T>>, key: string | null): T | null {
  return key !== null && Object.hasOwn(table, key) ? (table[key] ?? null) : null
}
