import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { REMOVE_UNUSED_LOGOS } from '../logos/save-logo.server.ts'

/** Letters go with the round of their action, those of none by the day they were recorded (decision 38). */
type Scope = { round: string; returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'
/** Of an action last offered in the round that the practice no longer takes; of no action by its time. */
const dueBy = (table: string, time: string) => `(case when ${table}.action_slug is null
  then ${table}.${time} >= @returnsFrom and ${table}.${time} < @returnsBefore
  else +${table}.action_slug in (${ACTIONS_LAST_OFFERED_IN}) and not exists (select 1 from adoption_standings t
    where t.practice_code = ${table}.practice_code and t.action_slug = ${table}.action_slug and t.state = 'taking') end)`
const LETTERS_DUE = dueBy('letters', 'recorded_at')
const DRAFTS_DUE = dueBy('letter_drafts', 'saved_at')
const WORDINGS_DUE = 'recorded_at >= @returnsFrom and recorded_at < @returnsBefore'

/** The append-only tables from which letters are removed, and the SQL that selects their rows. Their triggers must be lifted. */
export const PURGED_LETTERS = {
  letters: `${IN_SLICE} and ${LETTERS_DUE}`,
  letter_events: `letter_id in (select id from letters where ${IN_SLICE} and ${LETTERS_DUE})`,
  letter_wordings: `${IN_SLICE} and ${WORDINGS_DUE}`,
} as const

/** The ids that events about removed letters, drafts and own words have as their subject. */
export const LETTERS_OF_SLICE = `select id from letters where ${PURGED_LETTERS.letters}
  union select id from letter_drafts where ${IN_SLICE} and ${DRAFTS_DUE}
  union select id from letter_wordings where ${PURGED_LETTERS.letter_wordings}`

const concerned = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code from letters where ${LETTERS_DUE} union select practice_code from letter_drafts where ${DRAFTS_DUE}
       union select practice_code from letter_wordings where ${WORDINGS_DUE}`,
    )
    .pluck(),
)
const counted = prepared((db) => db.$client.prepare(`select count(*) from letters where ${LETTERS_DUE}`).pluck())

/** The practices that have letters to remove. */
export const practicesWithLetters = (db: Db, scope: Scope): string[] => concerned(db).all(scope) as string[]
/** How many letters a purge would remove. */
export const roundLettersSize = (db: Db, scope: Scope): number => counted(db).get(scope) as number

/** Removes the letters of some practices, drafts and own words with them. Only inside `liftingAppendOnly`. Returns how many letters. */
export function removeRoundLetters(tx: Db, slice: Slice): number {
  const remove = (sql: string) => tx.$client.prepare(sql).run(slice).changes
  remove(`delete from letter_events where ${PURGED_LETTERS.letter_events}`)
  const letters = remove(`delete from letters where ${PURGED_LETTERS.letters}`)
  remove(`delete from letter_drafts where ${IN_SLICE} and ${DRAFTS_DUE}`)
  remove(`delete from letter_wordings where ${PURGED_LETTERS.letter_wordings}`)
  tx.$client.prepare(REMOVE_UNUSED_LOGOS).run(slice.practices)
  return letters
}
