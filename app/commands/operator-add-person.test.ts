import { expect, test } from 'vitest'
import { readSettings } from '#app/platform/settings.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { addPersonCommand } from './operator-add-person.ts'

test('whom the operator lets into a practice, its people hear of by mail', async () => {
  const db = smallEngland()
  someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const read = readSettings({ PUBLIC_ADDRESS: 'http://localhost:3000' })
  if (!read.ok) throw new Error(read.message)
  const words = ['--email', 'new@example.org', '--role', 'practice-manager', '--practice', 'Y00001']
  await addPersonCommand.run(words, { db, settings: read.settings, now: instantOf('2026-06-17', '10:00') })
  expect(waitingMails(db).map(({ message, to }) => [message, to])).toEqual([
    ['colleague-let-in', 'practice-partner.y00001@example.org'],
  ])
})
