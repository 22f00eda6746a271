import { z } from 'zod'
import { holdsNhsNumber } from './nhs-number-rules.ts'

/** Free text about the practice, trimmed; empty = null. Refused: longer than the limit, or with an NHS number in it. */
export const freeText = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `The text is longer than ${limit} characters. Shorten it.`)
    .refine((text) => !holdsNhsNumber(text), {
      message: 'The text holds what looks like an NHS number. Take it out: nothing recorded here may identify a patient.',
    })
    .transform((text) => text || null)
