import { z } from 'zod'
import { nameRefusal } from '#app/features/people/accounts/address-rules.ts'
import { checkMailAddress } from '#app/platform/mail/mail-address.ts'

export const NAME_FIELDS = ['name'] as const
export const ADDRESS_FIELDS = ['email', 'password'] as const
export const DELETE_FIELDS = ['password', 'told'] as const

const ownPassword = z.string().min(1, 'Enter your password').max(256, 'The password is too long')

/** A corrected name, trimmed. */
export const nameForm = z.object({
  name: z
    .string()
    .superRefine((text, context) => {
      const refusal = nameRefusal(text)
      if (refusal) context.addIssue({ code: 'custom', message: refusal })
    })
    .transform((text) => text.trim()),
})

/** A new address, folded, and the password, which proves that the person asks. */
export const addressForm = z.object({
  email: z.string().transform((text, context) => {
    const checked = checkMailAddress(text)
    if (checked.ok) return checked.address
    context.addIssue({ code: 'custom', message: checked.message })
    return z.NEVER
  }),
  password: ownPassword,
})

/** `told`: the consequences the page showed (`shownConsequences`). */
export const deleteForm = z.object({ password: ownPassword, told: z.string() })
