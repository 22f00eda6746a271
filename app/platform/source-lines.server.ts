import { z } from 'zod'
import { sourceField } from './content-fields.server.ts'
import { plainText } from './free-text.ts'
import { noRealDay, wrongDayIn } from './typed-days.ts'

export type Source = z.infer<typeof sourceField>

const SOURCE_HELP = 'Write each source on a line of its own: title | address | date.'
/** Sources as typed, one a line: `title | address | date`; at least one, each with an https address. */
export const sourcesField = z
  .string()
  .transform(plainText)
  .transform((text, context) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length === 0) context.addIssue({ code: 'custom', message: `Name at least one source. ${SOURCE_HELP}` })
    return lines.flatMap((line, index) => {
      const parts = line.split('|').map((part) => part.trim())
      const read = sourceField.safeParse({ title: parts.slice(0, -2).join(' | '), url: parts.at(-2), date: parts.at(-1) })
      const wrongDay = wrongDayIn(parts.at(-1) ?? '')
      if (parts.length >= 3 && read.success && wrongDay === undefined) return [read.data]
      const why =
        parts.length < 3
          ? SOURCE_HELP
          : read.success
            ? noRealDay(wrongDay)
            : `The ${String(read.error?.issues[0]?.path[0])} ${read.error?.issues[0]?.message}`
      context.addIssue({ code: 'custom', message: `Line ${index + 1}: ${why}` })
      return []
    })
  })

/** Sources in the format of the form. */
export const sourceText = (sources: Source[]) => sources.map(({ title, url, date }) => `${title} | ${url} | ${date}`).join('\n')
