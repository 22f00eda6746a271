import { asked } from './own-data.sql.ts'

/**
 * What a person recorded as an officer of an LMC, or about an LMC as an editor of the committee, by the name it has in their file. Of what a
 * colleague wrote and they took back, that they did, and never the words.
 */
export const RECORDED_AS_OFFICER = {
  recordedByTelephone: asked(
    'select lmc_slug as lmc, practice_code as practice, recorded_at as recordedAt from told_statements where recorded_by = @person order by recorded_at, rowid',
  ),
  remindersSent: asked(
    'select lmc_slug as lmc, word, queued_at as sentAt from lmc_reminders where queued_by = @person order by queued_at, rowid',
  ),
  questionsOfAnLmcPut: asked(
    'select lmc_slug as lmc, practice_code as practice, action_slug as action, asked_at as putAt from lmc_questions where asked_by = @person order by asked_at, rowid',
  ),
  questionsOfAnLmcAsked: asked(
    'select lmc_slug as lmc, asked_at as askedAt, outcome from lmc_survey_requests where asked_by = @person order by asked_at, rowid',
  ),
  // Where the editor who read a request ceased to be one, another reads it anew and the request names that one: the log keeps the first.
  questionsOfLmcsReadOrSettled: asked(
    `select lmc, readAt, settledAt, outcome, word from (
       select lmc_slug as lmc, case when read_by = @person then read_at end as readAt, case when settled_by = @person then settled_at end as settledAt,
         case when settled_by = @person then outcome end as outcome, case when settled_by = @person then word end as word, asked_at as place, rowid as row
       from lmc_survey_requests where read_by = @person or settled_by = @person
       union all
       select r.lmc_slug, e.at, null, null, null, r.asked_at, r.rowid
       from audit_events e join lmc_survey_requests r on r.lmc_slug = e.subject and e.at >= r.asked_at and e.at <= coalesce(r.settled_at, e.at)
       where e.actor = @person and e.action = 'lmc-survey.read' and r.read_by is not @person)
     order by place, readAt, row`,
  ),
  weeklyMail: asked(
    'select is_wanted as wanted, chosen_at as chosenAt, mailed_on as lastFriday from officer_digests where person_id = @person',
  ),
  movedBoundariesSeen: asked(
    'select lmc_slug as lmc, seen_at as seenAt from boundary_moves_seen where seen_by = @person order by seen_at, rowid',
  ),
  notesOfTheOffice: asked(
    `select lmc_slug as lmc, practice_code as practice, case when recorded_by = @person then words end as words, recorded_at as recordedAt, taken_back_at as takenBackAt,
       recorded_by = @person as writtenByYou from office_notes
     where recorded_by = @person or taken_back_by = @person order by recorded_at, rowid`,
  ),
  notesOfTheOfficeShown: asked(
    'select lmc_slug as lmc, practice_code as practice, released_at as shownAt from office_note_requests where released_by = @person order by released_at, rowid',
  ),
  groupsOfPractices: asked(
    `select lmc_slug as lmc, name, made_at as madeAt, made_by = @person as madeByYou, saved_at as savedAt, saved_by = @person as savedByYou
     from practice_groups where made_by = @person or saved_by = @person order by made_at, rowid`,
  ),
  filesOnLocalProviders: asked(
    `select lmc_slug as lmc, name, case when opened_by = @person then provides end as provides, opened_at as openedAt, opened_by = @person as openedByYou, closed_at as closedAt
     from provider_files where opened_by = @person or closed_by = @person order by opened_at, rowid`,
  ),
  writtenOfLocalProviders: asked(
    `select f.lmc_slug as lmc, f.name, e.kind, e.happened_on as happenedOn, case when e.recorded_by = @person then e.words end as words,
       case when e.recorded_by = @person then e.said_by end as saidBy, case when e.recorded_by = @person then e.source end as source,
       e.recorded_at as recordedAt, e.taken_back_at as takenBackAt, e.recorded_by = @person as writtenByYou
     from provider_events e join provider_files f on f.id = e.file_id where e.recorded_by = @person or e.taken_back_by = @person
     order by e.recorded_at, e.rowid`,
  ),
  saidOfTheRegister: asked(
    'select lmc_slug as lmc, practice_code as practice, kind, reason, asked_at as askedAt from register_requests where asked_by = @person order by asked_at, rowid',
  ),
  openLettersSigned: asked(
    'select lmc_slug as lmc, letter_slug as letter, act, recorded_at as recordedAt from open_letter_acts where recorded_by = @person order by recorded_at, rowid',
  ),
  callsTakenOrMade: asked(
    `select lmc_slug as lmc, practice_code as practice, case when taken_by = @person then taken_at end as takenAt,
       case when done_by = @person then done_at end as doneAt from call_requests where taken_by = @person or done_by = @person order by asked_at, rowid`,
  ),
  notesOnActions: asked(
    'select lmc_slug as lmc, action_slug as action, flag, recorded_at as recordedAt from local_notes where recorded_by = @person order by recorded_at, rowid',
  ),
  figuresShownToAll: asked(
    'select lmc_slug as lmc, is_shown as shown, recorded_at as recordedAt from lmc_publicity_choices where recorded_by = @person order by recorded_at, rowid',
  ),
  answeredAboutTheRegister: asked(
    'select other_lmc as lmc, practice_code as practice, kind, word, answered_at as answeredAt from register_requests where answered_by = @person order by answered_at, rowid',
  ),
}
