import { asked, surveysAnsweredBy } from './own-data.sql.ts'

/** People record only where they have a role: asking by practice uses an index. */
const OWN = 'practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person'

/** What a person recorded for a practice about disputes, or answered in a survey, by the name it has in their file. */
export const RECORDED_IN_DISPUTES = {
  serviceFailures: asked(
    `select practice_code as practice, dispute_slug as dispute, recorded_at as recordedAt from service_failures where ${OWN} order by recorded_at, rowid`,
  ),
  weeksStillWaited: asked(
    `select practice_code as practice, week, recorded_at as recordedAt from failure_waits where ${OWN} order by recorded_at, rowid`,
  ),
  claims: asked(
    `select practice_code as practice, kind, recorded_at as recordedAt from claim_entries where ${OWN} order by recorded_at, rowid`,
  ),
  claimsOfYourOwn: asked(
    `select claim_id as claim, kind, claim as says, happened_on as happenedOn, pence, words, recorded_at as recordedAt
     from doctor_claim_entries where person_id = @person order by rowid`,
  ),
  addedToFilesOnProviders: asked(
    `select practice_code as practice, case when recorded_by = @person then kind end as kind,
       case when recorded_by = @person then noticed_on end as noticedOn, case when recorded_by = @person then recorded_at end as recordedAt,
       recorded_by = @person as addedByYou, case when taken_back_by = @person then taken_back_at end as takenBackAt,
       taken_back_by is @person as takenBackByYou from provider_reports
     where practice_code in (select practice_code from person_standings where person_id = @person) and (recorded_by = @person or taken_back_by = @person)
     order by recorded_at, rowid`,
  ),
  surveysAnswered: surveysAnsweredBy,
}
