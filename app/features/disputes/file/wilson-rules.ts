/** A share of a sample, with the interval by Wilson's score (95 %), in per cent. */
export type Interval = { low: number; high: number }

const Z = 1.959964

/** The interval in which the share of all would lie if the sample were drawn by chance: `n` of `of` said so. */
export function wilson(n: number, of: number): Interval {
  const share = n / of
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const middle = share + Z ** 2 / (2 * of)
  const scale = 1 + Z ** 2 / of
  return { low: (100 * (middle - spread)) / scale, high: (100 * (middle + spread)) / scale }
}
