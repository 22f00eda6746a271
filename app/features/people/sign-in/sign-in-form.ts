import { z } from 'zod'
import { addressRefusal } from '#app/features/people/accounts/address-rules.ts'
import { LONGEST_PASSWORD } from './password-rules.ts'

export const SIGN_IN_FIELDS = ['email', 'password', 'to'] as const

const email = z
  .string()
  .trim()
  .min(1, 'Enter your e-mail address')
  .max(254, 'The e-mail address is too long')
  .regex(/^[^\s@]+@[^\s@]+$/, 'Enter an e-mail address in the form name@example.org')
const password = z.string().min(1, 'Enter your password').max(LONGEST_PASSWORD, 'The password is too long')
const to = z.string().max(500).catch('')

/** The sign-in form. Lengths are capped before anything is hashed. */
export const signInForm = z.object({ email, password, to })

export const SECOND_FACTOR_FIELDS = ['code', 'to'] as const
export const secondFactorForm = z.object({
  code: z.string().trim().min(1, 'Enter the code your app shows, or a recovery code').max(40, 'The code is too long'),
  to,
})

export const FORGOTTEN_FIELDS = ['email'] as const
/** The form for a forgotten password: an address that can receive mail. */
export const forgottenForm = z.object({
  email: z.string().superRefine((text, context) => {
    const refusal = addressRefusal(text)
    if (refusal) context.addIssue({ code: 'custom', message: refusal })
  }),
})

export const NEW_PASSWORD_FIELDS = ['password', 'again'] as const
const twice = { password: z.string().min(1, 'Enter a new password').max(10_000), again: z.string().max(10_001) }
const SAME = { message: 'The two passwords differ. Enter the new password twice.', path: ['again'] }
export const newPasswordForm = z.object(twice).refine(({ password, again }) => password === again, SAME)

export const OWN_PASSWORD_FIELDS = ['password', 'to'] as const
export const ownPasswordForm = z.object({ password, to })

export const CHANGE_PASSWORD_FIELDS = ['old', ...NEW_PASSWORD_FIELDS] as const
const old = z.string().min(1, 'Enter your password until now').max(LONGEST_PASSWORD, 'The password is too long')
export const changePasswordForm = z.object({ old, ...twice }).refine(({ password, again }) => password === again, SAME)
