import { expect, test } from 'vitest'
import { persons } from '#db/schema/people.ts'
import { freshDatabase } from '#test/support/database.ts'
import { nameOfPerson } from './person-names.server.ts'

test('a page names a person, and says of a deleted account that its person has left', () => {
  const db = freshDatabase()
  const account = { passwordHash: '', createdAt: 1 }
  db.insert(persons)
    .values([
      { id: 'ann', email: 'ann@example.org', name: 'Ann Archer', ...account },
      // Deleting an account wipes the name and keeps the row.
      { id: 'ben', email: 'deleted:ben', name: '', ...account },
    ])
    .run()
  expect(['ann', 'ben', 'nobody'].map((id) => nameOfPerson(db, id))).toEqual([
    'Ann Archer',
    'someone who has left',
    'someone who has left',
  ])
})
