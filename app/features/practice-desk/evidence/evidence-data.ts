import { asCsv } from '#app/platform/csv.ts'
import type { LetterPart } from '#app/platform/documents/letter-paper.ts'

/** A table of a pack: every cell as words. `widths`: shares of the line. */
export type PackTable = { head: string[]; widths: number[]; rows: string[][] }
/** The table as a file of a ZIP. */
export const csvOf = ({ head, rows }: PackTable) => asCsv(head, rows)
/** What the menu said of an action when the practice recorded it. */
export type AdviceThen = {
  edition: string
  wording: string
  summary: string
  /** Which version of the words it was shown, and where they are read. */
  version: string
  position: string
  disputed: string
  steps: string[]
}
export type PackAction = { title: string; lines: PackTable; advice: AdviceThen[] }
/** `logo`: the picture that stood on it, and how wide it is in points. */
export type PackLetter = {
  title: string
  facts: string
  logo: { file: string; width: number; alt: string } | null
  head: string[]
  subject: string
  parts: LetterPart[]
  foot: string[]
  came: string[]
}

/** A pack as its template reads it: words alone, in the order in which they stand. */
export type EvidenceData = {
  site: string
  title: string
  practice: string
  madeOn: string
  madeBy: string
  holds: string[]
  released: string[]
  notReleased: string[]
  howKept: string[]
  actions: PackAction[]
  general: PackTable
  letters: PackLetter[]
  services: PackTable
  agreements: PackTable
  asked: PackTable
  failures: PackTable
  claims: PackTable
  legal: PackTable
  looked: PackTable
}
