import { parseArgs } from 'node:util'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { foldedEmail, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { END_REFUSALS, endScopedRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'
import { readRoleOptions, roleOptions } from './operator-role-options.ts'

export const endRoleCommand: OperatorCommand = {
  usage: `end-role --email ADDRESS --role ROLE [--practice CODE | --lmc SLUG | --office SLUG]
    from now on the person does not stand there; their sessions end`,
  run(words, { db, now }) {
    const { values } = parseArgs({ args: words, options: roleOptions })
    const { email, role, scope } = readRoleOptions(values)
    const personId = personByEmail(db, foldedEmail(email))
    if (!personId) refuse(`Nobody signs in with ${email}. Nothing was changed.`)
    const { practiceCode = null, lmcSlug = null, officeSlug = null } = scope
    const outcome = endScopedRole(db, personId, { role, practiceCode, lmcSlug, officeSlug }, now)
    if (!outcome.ok) refuse(END_REFUSALS[outcome.reason])
    console.log(`${email} is no longer ${ROLE_WORDS[role]} there. Their sessions have ended.`)
  },
}
