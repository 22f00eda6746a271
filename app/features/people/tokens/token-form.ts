import { z } from 'zod'
import { charactersOf } from '#app/platform/free-text.ts'
import { LONGEST_TOKEN_NAME } from './token-rules.ts'

export const tokenForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Say what the token is for, such as “Figures in our newsletter sheet”.')
    .refine((name) => charactersOf(name) <= LONGEST_TOKEN_NAME, `The name can be ${LONGEST_TOKEN_NAME} characters long.`),
})
