import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import { prepared } from '#db/client.server.ts'

/** Of an action last offered in the round that the practice no longer takes; of no action by its time. */
const dueBy = (table: string, time: string) => `(case when ${table}.action_slug is null
  then ${table}.${time} >= @returnsFrom and ${table}.${time} < @returnsBefore
  else +${table}.action_slug in (${ACTIONS_LAST_OFFERED_IN}) and not exists (select 1 from adoption_standings t
    where t.practice_code = ${table}.practice_code and t.action_slug = ${table}.action_slug and t.state = 'taking') end)`

export const LETTERS_DUE = dueBy('letters', 'recorded_at')

export const DRAFTS_DUE = dueBy('letter_drafts', 'saved_at')

export const WORDINGS_DUE = 'recorded_at >= @returnsFrom and recorded_at < @returnsBefore'

export const concerned = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      string
    >(`select practice_code from letters where ${LETTERS_DUE} union select practice_code from letter_drafts where ${DRAFTS_DUE}
       union select practice_code from letter_wordings where ${WORDINGS_DUE}`)
    .pluck(),
)

export const counted = prepared((db) =>
  db.$client.prepare<unknown[], number>(`select count(*) from letters where ${LETTERS_DUE}`).pluck(),
)

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'

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

export const removeEvents = prepared((db) =>
  db.$client.prepare(`delete from letter_events where ${PURGED_LETTERS.letter_events}`),
)

export const removeLetters = prepared((db) => db.$client.prepare(`delete from letters where ${PURGED_LETTERS.letters}`))

export const removeDrafts = prepared((db) => db.$client.prepare(`delete from letter_drafts where ${IN_SLICE} and ${DRAFTS_DUE}`))

export const removeWordings = prepared((db) =>
  db.$client.prepare(`delete from letter_wordings where ${PURGED_LETTERS.letter_wordings}`),
)
