import { parseArgs } from 'node:util'
import { foldedEmail } from '#app/features/people/people-rules.ts'
import { personByEmail } from '#app/features/people/persons.server.ts'
import { removeSecondFactors } from '#app/features/people/second-factors.server.ts'
import { endSessionsOf } from '#app/features/people/sessions.server.ts'
import { inTransaction } from '#db/client.server.ts'
import { type OperatorCommand, refuse } from './operator-house.ts'

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
