import { join } from 'node:path'
import { z } from 'zod'
import { cacheOf } from './cache.ts'
import { dayField, sourceField } from './content-fields.server.ts'
import { contentMessageWords, readContentFile } from './front-matter.server.ts'
import { paths } from './paths.server.ts'
import type { BankHolidays } from './periods.ts'

const bankHolidayFields = z.strictObject({
  title: z.string(),
  days: z.array(dayField),
  knownUntil: dayField,
  sources: z.array(sourceField),
})
const holidays = cacheOf<string, BankHolidays>({ most: 1 })

/** England's bank holidays, as shipped. */
export function bankHolidays(): BankHolidays {
  return holidays.of('england', () => {
    const shown = 'content/rules/bank-holidays-england.md'
    const read = readContentFile(join(paths.content, 'rules', 'bank-holidays-england.md'), shown, bankHolidayFields)
    if (!read.ok) throw new Error(contentMessageWords(read.messages).join('\n'))
    return { days: new Set(read.file.data.days), knownUntil: read.file.data.knownUntil }
  })
}
