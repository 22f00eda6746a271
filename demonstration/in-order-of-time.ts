import type { Instant } from '#app/platform/time.ts'

/** The record keeps its order: what was recorded later is written later. */
export function inOrderOfTime(writes: { at: Instant; write: () => unknown }[]): void {
  for (const { write } of writes.toSorted((a, b) => a.at - b.at)) write()
}
