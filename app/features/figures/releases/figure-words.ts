type Share = { low: number; high: number; percent: { low: number; high: number } }

/** A share in large type: `42` with `%`, `3 to 7` with `%`, or words where the count is "few or none". */
export function percentInWords({ low, high, percent }: Share): { value: string; unit?: string } {
  if (low === 0 && high === 0) return { value: 'few or none' }
  if (percent.low === percent.high) return { value: String(percent.low), unit: '%' }
  return { value: `${percent.low} to ${percent.high}`, unit: '%' }
}

/** The same for a narrow cell: `42`, `3–7`, `few`. The table's head says that these are percentages of reporters. */
export function percentInCell({ low, high, percent }: Share): string {
  if (low === 0 && high === 0) return 'few'
  return percent.low === percent.high ? String(Math.round(percent.low)) : `${Math.round(percent.low)}–${Math.round(percent.high)}`
}
