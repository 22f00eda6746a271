import { addressRefusal } from '#app/features/people/accounts/address-rules.ts'
import { ROLE_WORDS, type Role } from '#app/features/people/accounts/people-rules.ts'
import { refuse } from './operator-command.ts'

/** The options that name a person, a role and its scope. */
export const roleOptions = {
  email: { type: 'string' },
  role: { type: 'string' },
  practice: { type: 'string' },
  lmc: { type: 'string' },
  office: { type: 'string' },
} as const

type Given = { [K in keyof typeof roleOptions]?: string | undefined }
export type RoleScope = { practiceCode?: string; lmcSlug?: string; officeSlug?: string }

/** Reads a person, a role and its scope; a missing or impossible word ends the command. */
export function readRoleOptions(given: Given): { email: string; role: Role; scope: RoleScope } {
  const { email, role, practice, lmc, office } = given
  if (!email || !role) refuse('--email and --role are needed.')
  const refusal = addressRefusal(email)
  if (refusal) refuse(`"${email}" is not taken: ${refusal}.`)
  if (!Object.hasOwn(ROLE_WORDS, role)) refuse(`There is no role "${role}".`)
  const scope = {
    ...(practice ? { practiceCode: practice } : {}),
    ...(lmc ? { lmcSlug: lmc } : {}),
    ...(office ? { officeSlug: office } : {}),
  }
  return { email: email.trim(), role: role as Role, scope }
}
