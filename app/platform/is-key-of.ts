/** True when a key from outside is a table's own: `constructor` and `__proto__` are not. */
export function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key)
}
