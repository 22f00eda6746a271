import type { LetterPart } from '#app/platform/documents/letter-paper.ts'

/** What was typed in several lines is several paragraphs of the letter, and one line of a list. */
export const paragraphsOf = (words: string) => words.split(/\n+/).map((paragraph) => ({ paragraph }))
export const inOneLine = (words: string) =>
  words
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join('; ')

/** Paragraphs are parted by an empty line; lines that begin with a hyphen are a numbered list, and a line after it goes on in its item. */
export function partsOf(words: string): LetterPart[] {
  const parts: LetterPart[] = []
  for (const block of words.trim().split(/\n\s*\n/)) {
    let list: string[] | undefined
    let paragraph: string[] = []
    const end = () => {
      if (paragraph.length > 0) parts.push({ paragraph: paragraph.join(' ') })
      paragraph = []
    }
    for (const line of block.split('\n').map((one) => one.trim())) {
      if (line.startsWith('- ')) {
        end()
        if (!list) {
          list = []
          parts.push({ list })
        }
        list.push(line.slice(2))
      } else if (list) list.push(`${list.pop()} ${line}`)
      else if (line) paragraph.push(line)
    }
    end()
  }
  return parts
}
