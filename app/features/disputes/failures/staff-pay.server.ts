import { join } from 'node:path'
import { z } from 'zod'
import { cacheOf } from '#app/platform/cache.ts'
import { careFields, dayField, sourceField } from '#app/platform/content-fields.server.ts'
import { contentMessageWords, readContentFile } from '#app/platform/front-matter.server.ts'
import { paths } from '#app/platform/paths.server.ts'

const payFields = z.strictObject({
  title: z.string(),
  basis: z.string(),
  hoursAWeek: z.number().positive(),
  rates: z
    .array(
      z.strictObject({
        role: z.enum(['gp', 'nurse', 'manager', 'office']),
        grade: z.string(),
        from: dayField,
        yearly: z.int().positive(),
        source: sourceField,
      }),
    )
    .min(1),
  ...careFields,
})
export type StaffPay = z.infer<typeof payFields>
const pay = cacheOf<string, StaffPay>({ most: 1 })

/** Pay by role and day, as shipped: what lost time is priced with. */
export function staffPay(): StaffPay {
  return pay.of('england', () => {
    const read = readContentFile(join(paths.content, 'rules', 'staff-pay.md'), 'content/rules/staff-pay.md', payFields)
    if (!read.ok) throw new Error(contentMessageWords(read.messages).join('\n'))
    return read.file.data
  })
}
