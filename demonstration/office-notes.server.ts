import { askForNotes } from '#app/features/lmc-desk/office-notes/ask-for-notes.server.ts'
import { writeOfficeNote } from '#app/features/lmc-desk/office-notes/write-office-note.server.ts'
import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const OFFICER = { personId: `officer-of-${demonstrationSetting.lmcSlug}` }
const NOTES = [
  { daysAgo: 52, words: 'Visited them. They would host a meeting of their network.' },
  { daysAgo: 20, words: 'Telephoned: the manager would speak to a practice that has not begun yet.' },
]

/** What the office noted about the practice of the sign-ins, which has asked to be shown it. */
export function officeNotesOf(db: Db, today: Day): { at: Instant; write: () => unknown }[] {
  const { lmcSlug, lively } = demonstrationSetting
  const asked = instantOf(addDays(today, -2), '16:40')
  return [
    ...NOTES.map(({ daysAgo, words }) => {
      const at = instantOf(addDays(today, -daysAgo), '15:30')
      return { at, write: () => writeOfficeNote(db, { lmcSlug, practiceCode: lively.code, words }, OFFICER, at) }
    }),
    { at: asked, write: () => askForNotes(db, lively.code, { personId: `partner-of-${lively.code}` }, asked) },
  ]
}
