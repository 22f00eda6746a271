/** One goal. */
export type Aim = { what: string; aim: string; reached: string; pass: boolean }

export const n = (value: number, digits = 1) =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits })

export const cpu = (what: string, value: number, atMost: number): Aim => ({
  what,
  aim: `${atMost} ms CPU`,
  reached: `${n(value, 2)} ms`,
  pass: value <= atMost,
})
export const times = (what: string, value: number, base: number, atMost: number): Aim => ({
  what,
  aim: `${atMost} times`,
  reached: `${n(value / base, 2)} times`,
  pass: value / base <= atMost,
})
export const under = (what: string, value: number, limit: number, unit: string): Aim => ({
  what,
  aim: `under ${limit} ${unit}`,
  reached: `${n(value, unit === 'MB' ? 0 : 1)} ${unit}`,
  pass: value < limit,
})

/** Rows of cells as lines, the first underlined. */
export function table(rows: string[][]): string[] {
  const columns = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: string[]) =>
    row
      .map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  return [line(rows[0]!), '-'.repeat(line(rows[0]!).length), ...rows.slice(1).map(line)]
}
