import { z } from 'zod'

export const SIGN_IN_FIELDS = ['email', 'password', 'to'] as const

/** What the sign-in page sends. Lengths are capped before anything is hashed. */
export const signInForm = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Enter your e-mail address')
    .max(254, 'The e-mail address is too long')
    .regex(/^[^\s@]+@[^\s@]+$/, 'Enter an e-mail address in the form name@example.org'),
  password: z.string().min(1, 'Enter your password').max(256, 'The password is too long'),
  to: z.string().max(500).catch(''),
})
