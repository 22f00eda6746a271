import { asked } from './own-data.sql.ts'

/** What a person recorded in their practice towards its LMC, by the name it has in their file. */
export const RECORDED_TOWARDS_LMC = {
  callsAskedFor: asked(
    'select practice_code as practice, asked_at as askedAt from call_requests where practice_code in (select practice_code from person_standings where person_id = @person) and asked_by = @person order by asked_at, rowid',
  ),
  remindersPutOff: asked(
    'select practice_code as practice, until, put_off_at as putOffAt from lmc_reminders_put_off where put_off_by = @person order by put_off_at, rowid',
  ),
  telephoneAllowed: asked(
    'select practice_code as practice, is_allowed as allowed, chosen_at as chosenAt from telling_choices where chosen_by = @person order by chosen_at, rowid',
  ),
  questionsOfAnLmcAnswered: asked(
    'select practice_code as practice, action_slug as action, settled_at as answeredAt from lmc_questions where practice_code in (select practice_code from person_standings where person_id = @person) and settled_by = @person order by settled_at, rowid',
  ),
  notesOfAnLmcRead: asked(
    'select practice_code as practice, lmc_slug as lmc, read_at as readAt from office_note_requests where read_by = @person order by read_at, rowid',
  ),
  toldTheCommittee: asked(
    `select practice_code as practice, lmc_slug as lmc, action_slug as action, kind, recorded_at as toldAt from feedback
     where recorded_by = @person order by recorded_at, rowid`,
  ),
  notesOfAnLmcAskedFor: asked(
    'select practice_code as practice, lmc_slug as lmc, asked_at as askedAt from office_note_requests where asked_by = @person order by asked_at, rowid',
  ),
  movesOfThePracticeSeen: asked(
    'select practice_code as practice, seen_at as seenAt from practice_moves_told where seen_by = @person order by seen_at, rowid',
  ),
}
