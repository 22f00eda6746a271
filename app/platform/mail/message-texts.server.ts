import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { cacheOf } from '../cache.ts'
import { type Care, careFields, wordsField } from '../content-fields.server.ts'
import {
  type ContentFile,
  type ContentMessage,
  type ContentRead,
  contentMessageWords,
  markdownFiles,
  readContentFile,
} from '../front-matter.server.ts'
import { paths } from '../paths.server.ts'
import { MESSAGE_FIELDS, type MessageSlug } from './message-fields.ts'

/** Front matter of `content/messages/<slug>.md`. `fields`: every name in double braces allowed in subject and words. */
const messageFields = z.strictObject({
  subject: wordsField.refine((text) => text.length <= 120 && !text.includes('\n'), 'is one line of at most 120 characters.'),
  fields: z.array(z.string('is the name of a field.')),
  ...careFields,
})

export type MessageText = { subject: string; body: string }

const FIELD = /\{\{(\w+)\}\}/g
const namesIn = (text: string) => [...text.matchAll(FIELD)].map(([, name]) => name!)

/** Reads the text of one message and checks that its fields are exactly those the code gives. */
export function readMessageText(slug: MessageSlug, contentFolder = paths.content): ContentRead<z.infer<typeof messageFields>> {
  const shown = `content/messages/${slug}.md`
  const read = readContentFile(join(contentFolder, 'messages', `${slug}.md`), shown, messageFields)
  if (!read.ok) return read
  const { data, body, bodyLine, lineOf } = read.file
  const messages: ContentMessage[] = []
  const given: readonly string[] = MESSAGE_FIELDS[slug]
  if ([...data.fields].sort().join() !== [...given].sort().join())
    messages.push({ file: shown, line: lineOf('fields'), message: `"fields": this mail is given ${given.join(', ')}.` })
  const allowed = new Set([...given, 'site'])
  for (const name of namesIn(data.subject))
    if (!allowed.has(name) || name === 'link')
      messages.push({ file: shown, line: lineOf('subject'), message: `"{{${name}}}" is not a field of the subject.` })
  for (const [index, line] of body.split('\n').entries()) {
    for (const name of namesIn(line))
      if (!allowed.has(name))
        messages.push({ file: shown, line: bodyLine + index, message: `"{{${name}}}" is not a field of this mail.` })
    if (line.includes('{{link}}') && !/^[^{}]+: \{\{link\}\}$/.test(line))
      messages.push({
        file: shown,
        line: bodyLine + index,
        message: 'A link has a line of its own: the words of the button, a colon, {{link}}.',
      })
  }
  if (given.includes('link') && !body.includes('{{link}}'))
    messages.push({ file: shown, line: bodyLine, message: 'The words leave out {{link}}.' })
  return messages.length > 0 ? { ok: false, messages } : read
}

/** Every message of a content folder, with all faults: a text that breaks its contract, a missing one, one that no mail uses. */
export function readMessageTexts(contentFolder: string): { files: ContentFile<Care>[]; messages: ContentMessage[] } {
  const folder = join(contentFolder, 'messages')
  const slugs = Object.keys(MESSAGE_FIELDS) as MessageSlug[]
  const there = new Set(markdownFiles(folder))
  const wrong = (name: string, message: string) => ({ file: `content/messages/${name}`, line: 1, message })
  const reads = slugs.filter((slug) => there.has(`${slug}.md`)).map((slug) => readMessageText(slug, contentFolder))
  return {
    files: reads.flatMap((read) => (read.ok ? [read.file] : [])),
    messages: [
      ...reads.flatMap((read) => (read.ok ? [] : read.messages)),
      ...slugs
        .filter((slug) => existsSync(folder) && !there.has(`${slug}.md`))
        .map((slug) => wrong(`${slug}.md`, 'The text of this mail is missing.')),
      ...[...there]
        .filter((name) => !slugs.some((slug) => name === `${slug}.md`))
        .map((name) => wrong(name, 'No mail of Concert has this name.')),
    ],
  }
}

const texts = cacheOf<MessageSlug, MessageText>({ most: Object.keys(MESSAGE_FIELDS).length })

/** The text of a message, read once a process. Throws for one that breaks its contract; a house test finds that first. */
export function messageText(slug: MessageSlug): MessageText {
  return texts.of(slug, () => {
    const read = readMessageText(slug)
    if (!read.ok) throw new Error(contentMessageWords(read.messages).join('\n'))
    return { subject: read.file.data.subject, body: read.file.body.trim() }
  })
}

/** Replaces every name in double braces except `{{site}}` by its value. Values are never searched for names. */
export function fillIn(text: string, values: Record<string, string>): string {
  return text.replace(FIELD, (whole, name: string) => values[name] ?? whole)
}
