import '#app/platform/node-version.server.ts'
import { parseArgs } from 'node:util'
import { hashPassword } from '#app/features/people/passwords.server.ts'
import { ROLE_WORDS, type Role } from '#app/features/people/people-rules.ts'
import { addPerson, addStanding, STANDING_REFUSALS } from '#app/features/people/persons.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { inTransaction, openDatabase } from '#db/client.server.ts'

const USAGE = `npm run operator -- add-person --email ADDRESS --role ROLE [--name NAME] [--practice CODE | --lmc SLUG]
  ROLE is one of ${Object.keys(ROLE_WORDS).join(', ')}.
  DATABASE_PATH names the database. The password is made here and printed once.`

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

const outcome = readSettings(process.env)
if (!outcome.ok) stop(outcome.message)
const { databasePath } = outcome.settings

const options = {
  email: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  practice: { type: 'string' },
  lmc: { type: 'string' },
} as const
let given: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
try {
  given = parseArgs({ options, allowPositionals: true })
} catch (error) {
  stop(`${(error as Error).message}\n${USAGE}`)
}
const { email, role, name, practice, lmc } = given.values
if (given.positionals.join(' ') !== 'add-person' || !email || !role) stop(USAGE)
if (!(role in ROLE_WORDS)) stop(`There is no role "${role}".\n${USAGE}`)
if (!/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) stop(`"${email}" is not an e-mail address.`)
if (!databasePath) stop('DATABASE_PATH is not set: it names the database that gets the person.')

const db = openDatabase(databasePath)
const now = Date.now()
const password = newId()
const passwordHash = await hashPassword(password)
class Refused extends Error {}
try {
  const existed = inTransaction(db, (tx) => {
    const person = addPerson(tx, { email, name: name ?? email.split('@')[0]!, passwordHash }, 'operator', now)
    const standing = addStanding(
      tx,
      { personId: person.personId, role: role as Role, practiceCode: practice, lmcSlug: lmc },
      'operator',
      now,
    )
    if (!standing.ok) throw new Refused(STANDING_REFUSALS[standing.reason])
    return person.existed
  })
  console.log(`${email} is ${ROLE_WORDS[role as Role]}${practice || lmc ? ` of ${practice ?? lmc}` : ''}.`)
  console.log(existed ? 'The address was known already: its password stays.' : `Password, shown this once: ${password}`)
} catch (error) {
  if (error instanceof Refused) stop(`Nothing was changed: ${error.message}.`)
  throw error
}
