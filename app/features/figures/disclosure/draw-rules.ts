import { type Day, daysBetween } from '#app/platform/time.ts'

/**
 * The secret small numbers of disclosure method v3 (decision 30, section "Key and draws"): each is drawn by its label, so the same
 * label under the same key is the same number. HMAC-SHA-256 of the label: 32 bytes.
 */
export type Draw = (label: string) => Uint8Array

const word = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset + 4 * at, 4).getUint32(0)
const leadingOnes = (bits: number): number => Math.clz32(~bits)
const ones = (bits: number): number => bits.toString(2).replaceAll('0', '').length

/** Heads of 16 secret coins less 8: standard deviation 2, never beyond 8 either way. */
export const wide = (draw: Draw, label: string): number => ones(word(draw(label), 0) >>> 16) - 8

/**
 * Two rows of coin tosses until the first tail, their heads halved, one less the other: 0 in 60 %, one more or less in 30 %, and any
 * number up to 16 with some chance.
 */
export function narrow(draw: Draw, label: string): number {
  const bytes = draw(label)
  return (leadingOnes(word(bytes, 0)) >> 1) - (leadingOnes(word(bytes, 1)) >> 1)
}

/** Any whole number of a width around nought, each as likely: what fills the space between two steps of a drawn number. */
export const even = (draw: Draw, label: string, width: number): number =>
  Math.floor((width * word(draw(label), 2)) / 2 ** 32) - Math.floor(width / 2)

/** The number of a week, from its end (a Sunday). */
export const weekNumber = (weekEnd: Day): number => daysBetween('1970-01-04', weekEnd) / 7

/** The four weeks in which the lasting part of an LMC's number stays; they begin in another week for another LMC. */
export const blockOf = (draw: Draw, lmc: string, week: number): number =>
  Math.floor((week + (word(draw(`turn|${lmc}`), 0) % 4)) / 4)
