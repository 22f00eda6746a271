import { parseArgs } from 'node:util'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { foldedEmail } from '#app/features/people/accounts/people-rules.ts'
import { removeSecondFactors } from '#app/features/people/second-factors/remove-second-factors.server.ts'
import { endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import { inTransaction } from '#db/client.server.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'

export const removeFactorsCommand: OperatorCommand = {
  usage: `remove-factors --email ADDRESS
    for someone who lost phone, passkeys and recovery codes and has shown otherwise who they are; their sessions end`,
  run(words, { db, now }) {
    const { values } = parseArgs({ args: words, options: { email: { type: 'string' } } })
    if (!values.email) refuse('--email is missing. Nothing was changed.')
    const personId = personByEmail(db, foldedEmail(values.email))
    if (!personId) refuse(`Nobody signs in with ${values.email}. Nothing was changed.`)
    inTransaction(db, (tx) => {
      removeSecondFactors(tx, personId, 'operator', now)
      endSessionsOf(tx, personId, now)
    })
    console.log(`${values.email} signs in with the password alone, and sets up a new second factor where the role asks for one.`)
  },
}
