import { parseArgs } from 'node:util'
import { addPerson, addRole, ROLE_REFUSALS } from '#app/features/people/accounts/add-person.server.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { tellPractice } from '#app/features/people/invitations/tell-practice.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { inTransaction } from '#db/client.server.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'
import { readRoleOptions, roleOptions } from './operator-role-options.ts'

export const addPersonCommand: OperatorCommand = {
  usage: `add-person --email ADDRESS --role ROLE [--name NAME] [--practice CODE | --lmc SLUG | --office SLUG]
    someone who may sign in at once; the password is made here and printed once`,
  async run(words, { db, now }) {
    const { values } = parseArgs({ args: words, options: { ...roleOptions, name: { type: 'string' } } })
    const { email, role, scope } = readRoleOptions(values)
    const password = newId()
    const passwordHash = await hashPassword(password)
    const existed = inTransaction(db, (tx) => {
      const person = addPerson(tx, { email, name: values.name ?? email.split('@')[0]!, passwordHash }, 'operator', now)
      const assignment = addRole(tx, { personId: person.personId, role, ...scope }, 'operator', now)
      if (!assignment.ok) refuse(`Nothing was changed: ${ROLE_REFUSALS[assignment.reason]}.`)
      tellPractice(tx, 'colleague-let-in', { role, practiceCode: scope.practiceCode ?? null }, [person.personId], now)
      return person.existed
    })
    const where = scope.practiceCode ?? scope.lmcSlug ?? scope.officeSlug
    console.log(`${email} is ${ROLE_WORDS[role]}${where ? ` of ${where}` : ''}.`)
    console.log(existed ? 'The address was known already: its password stays.' : `Password, shown this once: ${password}`)
  },
}
