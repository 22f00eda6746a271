import type { Instant } from '#app/platform/time.ts'
import type { LetterPaper } from './letter-paper.ts'

/**
 * A tagged PDF. `template`: our own Typst text, which reads `data` from `sys.inputs.data` as JSON; words of people only ever come
 * in as data, so they are never read as markup. `pictures`: SVG and PNG files by the name under which the template asks for them.
 * `madeAt`: the instant in the file, so that the same job gives the same bytes.
 */
export type PdfJob = {
  kind: 'pdf'
  template: string
  data: object
  pictures: Record<string, string | Uint8Array>
  madeAt: Instant
}
/** A picture of `width` pixels from an SVG that carries its own colours and typeface. */
export type PngJob = { kind: 'png'; svg: string; width: number }
/** A letter for Word. `logo`: a PNG. */
export type DocxJob = { kind: 'docx'; paper: LetterPaper; logo?: Uint8Array | undefined; madeAt: Instant }
/** A picture that somebody sent, to be drawn anew in a size. */
export type LogoJob = { kind: 'logo'; bytes: Uint8Array; type: 'png' | 'jpeg'; width: number; height: number }
/** The first sheet of an .xlsx that somebody sent, as JSON: rows of cells. A hostile file ends this process at most. */
export type WorkbookJob = { kind: 'workbook'; bytes: Uint8Array }
/** Files by name in one .zip. */
export type ZipJob = { kind: 'zip'; files: Record<string, Uint8Array>; madeAt: Instant }
export type DocumentJob = PdfJob | PngJob | DocxJob | LogoJob | WorkbookJob | ZipJob

/** What the helper process answers to a job. */
export type Answered = { bytes: Uint8Array } | { fault: string }

/** The widest picture that is made, in pixels; A4 at 300 dots an inch is 2,480. */
export const WIDEST_PICTURE = 3000
