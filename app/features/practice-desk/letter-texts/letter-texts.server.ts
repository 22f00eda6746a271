import { basename, join } from 'node:path'
import { cacheOf } from '#app/platform/cache.ts'
import {
  type ContentFile,
  type ContentMessage,
  contentMessageWords,
  daysInFile,
  markdownFiles,
  readContentFile,
} from '#app/platform/front-matter.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { type LetterText, letterTextFields } from './letter-text-form.ts'

/** A letter's text as it reads on a day. `hash`: of this reading. */
export type LetterFile = ContentFile<LetterText>
const folderOf = (contentFolder: string) => join(contentFolder, 'letters')

const isThere = ({ from, until }: LetterText, on: Day) => (from ?? on) <= on && on <= (until ?? on)

/** The letters of a content folder on a day, each named by its slug, and what is wrong with them, with file and line. */
function readLetters(contentFolder: string, on: Day): { letters: LetterFile[]; messages: ContentMessage[] } {
  const [letters, messages]: [LetterFile[], ContentMessage[]] = [[], []]
  for (const name of markdownFiles(folderOf(contentFolder))) {
    const shown = `${basename(contentFolder)}/letters/${name}`
    const read = readContentFile(join(folderOf(contentFolder), name), shown, letterTextFields, on)
    if (read.ok) letters.push(read.file)
    else messages.push(...read.messages)
  }
  const slugs = new Set(letters.map(({ name }) => name))
  for (const { file, data, lineOf } of letters)
    for (const [index, { next }] of data.replies.entries())
      if (next && !slugs.has(next))
        messages.push({ file, line: lineOf('replies', index, 'next'), message: `"${next}" is no letter.` })
  for (const { file, data, lineOf } of letters)
    for (const [index, slug] of data.beside.entries())
      if (!slugs.has(slug)) messages.push({ file, line: lineOf('beside', index), message: `"${slug}" is no letter.` })
  return { letters: letters.filter(({ data }) => isThere(data, on)), messages }
}

/** Everything wrong with the letters, now and on every day on which one changes: `file:line: what to do`. */
export function checkLetters(contentFolder: string, today: Day): string[] {
  const changes = markdownFiles(folderOf(contentFolder)).flatMap((name) => daysInFile(join(folderOf(contentFolder), name)))
  const days = [today, ...changes.flatMap((day) => [addDays(day, -1), day])]
  return [...new Set(days.flatMap((on) => contentMessageWords(readLetters(contentFolder, on).messages)))]
}

const lettersOfDay = cacheOf<Day, ReadonlyMap<string, LetterFile>>({ most: 8 })

/**
 * The letters that can be written on a day, by slug; read once a process and day. Throws for one that breaks its contract; a house
 * test finds that first.
 */
export function lettersOn(on: Day): ReadonlyMap<string, LetterFile> {
  return lettersOfDay.of(on, () => {
    const { letters, messages } = readLetters(paths.content, on)
    if (messages.length > 0) throw new Error(contentMessageWords(messages).join('\n'))
    return new Map(letters.map((letter) => [letter.name, letter]))
  })
}

/** Letters that belong to no one action and answer no other: what a step of any action may lead to. */
export const lettersOfNoAction = (on: Day): { value: string; label: string }[] =>
  [...lettersOn(on).values()]
    .filter(({ data }) => data.action === undefined && !data.follows && data.group === undefined)
    .map(({ name, data }) => ({ value: name, label: data.title }))
