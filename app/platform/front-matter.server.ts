import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Document, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { textOn } from './dated-blocks.ts'
import { markdownRefusals } from './markdown.server.ts'
import { addDays, type Day } from './time.ts'

/** A fault in a content file: the file (as a path from the folder above `content`), the line (from 1), and what to do. */
export type ContentMessage = { file: string; line: number; message: string }

/** A content file that fits its schema. `text` and `hash` (SHA-256, hex) are of the whole file with line ends as `\n`. */
export type ContentFile<T> = {
  file: string
  /** The file's name without its ending. */
  name: string
  data: T
  /** The Markdown under the front matter. */
  body: string
  /** The first line of the body. */
  bodyLine: number
  text: string
  hash: string
  /** The line of a front matter field, by its path: `lineOf('offers', 2, 'reason')`. */
  lineOf: (...path: (string | number)[]) => number
}

export type ContentRead<T> = { ok: true; file: ContentFile<T> } | { ok: false; messages: ContentMessage[] }

export const contentHash = (text: string) => createHash('sha256').update(text).digest('hex')

/** A message as `file:line: message`. */
export const contentMessageWords = (messages: ContentMessage[]) =>
  messages.map(({ file, line, message }) => `${file}:${line}: ${message}`)

/**
 * Reads one file of YAML front matter and Markdown, as it reads on a day (`dated-blocks.ts`); without one as it reads today and
 * after. Reports all its faults at once, each with its line. Text and hash are of what is left.
 */
export function readContentFile<S extends z.ZodType>(path: string, shown: string, schema: S, on?: Day): ContentRead<z.infer<S>> {
  const { text, lines, faults } = textOn(plainLines(readFileSync(path, 'utf8')), on)
  if (faults.length > 0) return { ok: false, messages: faults.map((fault) => ({ file: shown, ...fault })) }
  const inFile = (line: number) => lines[line - 1] ?? line
  const read = parsedOnce(text, shown, schema)
  if (!read.ok) return { ok: false, messages: read.messages.map((one) => ({ ...one, line: inFile(one.line) })) }
  const { bodyLine, lineOf } = read.file
  return { ok: true, file: { ...read.file, bodyLine: inFile(bodyLine), lineOf: (...of) => inFile(lineOf(...of)) } }
}

let parsed: Map<z.ZodType, Map<string, ContentRead<unknown>>> | undefined

/** Does work that reads the content as of many days: a text that is the same on all of them is parsed once. Nothing is kept after it. */
export function parsingOnce<T>(work: () => T): T {
  const before = parsed
  parsed ??= new Map()
  try {
    return work()
  } finally {
    parsed = before
  }
}

function parsedOnce<S extends z.ZodType>(text: string, shown: string, schema: S): ContentRead<z.infer<S>> {
  if (!parsed) return parseContent(text, shown, schema)
  const ofSchema = parsed.get(schema) ?? new Map<string, ContentRead<unknown>>()
  parsed.set(schema, ofSchema)
  const key = `${shown}\n${text}`
  const read = ofSchema.get(key) ?? parseContent(text, shown, schema)
  ofSchema.set(key, read)
  return read as ContentRead<z.infer<S>>
}

/** Every text that a content file reads as: today and after, and on each day on which it changes. */
export function textsOfFile(path: string): string[] {
  const whole = plainLines(readFileSync(path, 'utf8'))
  const days = textOn(whole).days.flatMap((day) => [addDays(day, -1), day])
  return [textOn(whole), ...days.map((day) => textOn(whole, day))].map(({ text }) => text)
}

/** The days on which the words of a content file change. */
export const daysInFile = (path: string): Day[] => textOn(plainLines(readFileSync(path, 'utf8'))).days

const plainLines = (raw: string) => raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** Reads a text of front matter and Markdown in which every line holds. */
export function parseContent<S extends z.ZodType>(raw: string, file: string, schema: S): ContentRead<z.infer<S>> {
  const text = plainLines(raw)
  const refuse = (line: number, message: string): ContentRead<never> => ({ ok: false, messages: [{ file, line, message }] })
  if (!text.startsWith('---\n')) return refuse(1, 'The file begins with a line of three dashes, then its front matter.')
  const end = text.indexOf('\n---\n', 3)
  if (end < 0) return refuse(1, 'The front matter has no end: a line of three dashes closes it.')
  const lines = new LineCounter()
  const doc = parseDocument(text.slice(4, end + 1), { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  if (doc.errors.length > 0)
    return {
      ok: false,
      messages: doc.errors.map((error) => ({ file, line: lineAt(error.pos[0]), message: `This is not YAML: ${error.message}` })),
    }
  const body = text.slice(end + 5)
  const bodyLine = text.slice(0, end + 5).split('\n').length
  const parsed = schema.safeParse(doc.toJS() ?? {})
  const messages = parsed.success ? [] : parsed.error.issues.flatMap((issue) => issueMessages(doc, file, issue, lineAt))
  for (const refusal of markdownRefusals(body))
    messages.push({ file, line: bodyLine + refusal.line - 1, message: refusal.message })
  if (!parsed.success || messages.length > 0) return { ok: false, messages }
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '')
  const lineOf = (...path: (string | number)[]) => lineAt(offsetOf(doc, path))
  return { ok: true, file: { file, name, data: parsed.data, body, bodyLine, text, hash: contentHash(text), lineOf } }
}

/** Reads back the stored content of a file, named `shown` in a fault. It was valid when stored: throws if it no longer is. */
export function readStoredContent<S extends z.ZodType>(text: string, shown: string, schema: S): ContentFile<z.infer<S>> {
  const read = parseContent(text, shown, schema)
  if (!read.ok) throw new Error(`What is stored no longer reads. ${contentMessageWords(read.messages).join('\n')}`)
  return read.file
}

function issueMessages(
  doc: Document,
  file: string,
  issue: z.core.$ZodIssue,
  lineAt: (offset: number) => number,
): ContentMessage[] {
  const path = issue.path as (string | number)[]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      file,
      line: lineAt(offsetOf(doc, [...path, key])),
      message: `"${[...path, key].join('.')}" is not a field here.`,
    }))
  const missing = issue.code === 'invalid_type' && doc.getIn(path) === undefined
  const message = missing ? 'is missing.' : issue.message
  return [{ file, line: lineAt(offsetOf(doc, path)), message: path.length > 0 ? `"${path.join('.')}": ${message}` : message }]
}

/** Where a field's key begins, or the nearest key above it in the file. */
function offsetOf(doc: Document, path: (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? doc.contents : doc.getIn(path.slice(0, depth - 1), true)
    const last = path[depth - 1]
    if (typeof last === 'string' && isNode(parent) && 'items' in parent) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last)
      if (isPair(pair) && isScalar(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = doc.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** The Markdown files of a folder, by name; none where there is no folder. READMEs are left out: they are for authors. */
export function markdownFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
}
