import { z } from 'zod'
import { type FormValues, namedFields, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { ticksOf } from '#app/platform/ticks.ts'
import { codesInText, NAME_LIMIT } from './group-rules.ts'

const ticks = ticksOf('in')
export const { nameOf: memberName, codesIn: membersTicked } = ticks

/** The fields of a group as sent: `do` (save or remove), its name, codes pasted, a tick for each practice, and `seen`, its version. */
export const groupValues = (form: FormData): FormValues => ({
  ...namedFields(form, ['do', 'name', 'codes', 'seen']),
  ...ticks.valuesIn(form),
})

const group = z.object({
  name: freeText(NAME_LIMIT)
    .transform((text) => text?.replace(/\s+/g, ' ') ?? null)
    .refine((text): text is string => text !== null, 'Give the group a name, such as Leeds South and East.'),
  codes: z.string().transform(codesInText),
})

/** Name and practices of a group; `codes` are those pasted, in capitals. */
export const parseGroup = (values: FormValues) => parseFields(group, values)
