import { asked } from './own-data.sql.ts'

/** Of a draft the title that the person saved, and that of what is public: what others write on after them is not theirs to read. */
const TITLE = 'case when saved_by = @person or published_at is not null then title end as title'

/**
 * What a person did as an editor of the committee, by the name it has in their file: of each piece of work the part that was theirs,
 * with its time. Its words are the committee's.
 */
export const RECORDED_AS_EDITOR = {
  draftsOfTheMenu: asked(
    `select ${TITLE}, case when started_by = @person then started_at end as startedAt, case when saved_by = @person then saved_at end as lastSavedAt,
       case when approved_by = @person then approved_at end as approvedAt, published_at as publishedAt from drafts
     where started_by = @person or saved_by = @person or approved_by = @person order by started_at, drafts.rowid`,
  ),
  editionsPublished: asked(
    'select title, published_at as publishedAt from editions where published_by = @person order by published_at, rowid',
  ),
  draftsOfRecords: asked(
    `select kind, ${TITLE}, case when started_by = @person then started_at end as startedAt, case when saved_by = @person then saved_at end as lastSavedAt,
       case when approved_by = @person then approved_at end as approvedAt, published_at as publishedAt from record_drafts
     where started_by = @person or saved_by = @person or approved_by = @person order by started_at, record_drafts.rowid`,
  ),
  recordsPublished: asked(
    `select kind, slug as record, version, drafted_by = @person as draftedByYou, approved_by is @person as approvedByYou, recorded_at as publishedAt
     from record_versions where drafted_by = @person or approved_by = @person order by recorded_at, rowid`,
  ),
  draftsOfLetters: asked(
    'select letter_slug as letter, saved_at as savedAt from letter_version_drafts where saved_by = @person order by saved_at, rowid',
  ),
  wordsOfLetters: asked(
    `select letter_slug as letter, lmc_slug as lmc, version, recorded_by = @person as writtenByYou, approved_by is @person as approvedByYou,
       recorded_at as recordedAt from letter_versions where recorded_by = @person or approved_by = @person order by recorded_at, rowid`,
  ),
  answersToFeedback: asked(
    'select words, recorded_at as answeredAt from feedback_answers where recorded_by = @person order by recorded_at, rowid',
  ),
}
