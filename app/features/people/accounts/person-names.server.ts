import { eq, sql } from 'drizzle-orm'
import { type Db, prepared } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'

const byId = prepared((db) =>
  db
    .select({ name: persons.name })
    .from(persons)
    .where(eq(persons.id, sql.placeholder('id')))
    .prepare(),
)

/** The name of a person as pages say it. A deleted account leaves a row without a name. */
export const nameOfPerson = (db: Db, id: string): string => byId(db).get({ id })?.name || 'someone who has left'
