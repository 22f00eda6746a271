import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import { asked } from './own-data.sql.ts'

export const sessionsOf = asked(
  'select device, created_at as startedAt, last_seen_at as lastSeenAt, expires_at as endsAt, strong_at as secondFactorAt from sessions where person_id = @person order by created_at, rowid',
)
export const authenticatorOf = asked(
  'select created_at as addedAt, confirmed_at as confirmedAt from authenticators where person_id = @person',
)
export const codesOf = asked('select used_at as usedAt from recovery_codes where person_id = @person')
export const passkeysOf = asked(
  'select name, created_at as addedAt, last_used_at as lastUsedAt, transports from passkeys where person_id = @person order by created_at, rowid',
)
export const tokensOf = asked(
  'select name, created_at as madeAt, expires_at as endsAt, ended_at as endedAt, last_used_at as lastUsedAt, uses from access_tokens where person_id = @person order by created_at, rowid',
)
export const looksOf = asked('select week_end as latestWeek, before as weekBefore from figure_looks where person_id = @person')
export const feedsOf = asked(
  'select r.practice_code as practice, f.named as titlesNameActions, f.made_at as madeAt, f.ended_at as endedAt from calendar_feeds f join person_standings r on r.id = f.role_id where f.person_id = @person order by f.made_at, f.rowid',
)
export const remindersOf = asked(
  'select r.practice_code as practice, m.kind, m.days_before as daysBefore from calendar_reminders m join person_standings r on r.id = m.role_id where m.person_id = @person order by m.kind, m.rowid',
)
export const devicesOf = asked(
  'select device, trusted_at as trustedAt, expires_at as endsAt, last_used_at as lastUsedAt from trusted_devices where person_id = @person order by trusted_at, rowid',
)
export const linksOf = asked(
  'select kind, detail as newAddress, created_at as sentAt, expires_at as endsAt, used_at as usedAt from person_links where person_id = @person order by created_at, rowid',
)
export const invitedOf = asked(
  `select role, practice_code as practice, lmc_slug as lmc, office_slug as office, created_at as sentAt, accepted_at as acceptedAt
   from invitations where accepted_by = @person or email = (select email from persons where id = @person) order by created_at, rowid`,
)
export const invitationsBy = asked(
  `select role, practice_code as practice, lmc_slug as lmc, office_slug as office, created_at as sentAt, accepted_at as acceptedAt,
     revoked_at as revokedAt from invitations where invited_by = @person order by created_at, rowid`,
)
export const unsentOf = asked(
  'select path as page, sent_at as typedAt from unsent_forms where person_id = @person order by sent_at, rowid',
)
export const wishesOf = asked(
  'select practice_code as practice, role, name, requested_at as askedAt from join_requests where email = (select email from persons where id = @person) order by requested_at, rowid',
)
export const wishesAnsweredBy = asked(
  'select practice_code as practice, role, accepted as letIn, answered_at as answeredAt from join_requests where answered_by = @person order by answered_at, rowid',
)
export const mailsFor = asked(
  'select message, created_at as writtenAt, sent_at as sentAt from mails where asked_by = @person or to_email = (select email from persons where id = @person) order by created_at, rowid',
)
/** People record only where they have a role: asking by practice uses an index. */
export const entriesBy = asked(
  'select practice_code as practice, action_slug as action, recorded_at as recordedAt from adoption_entries where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const progressBy = asked(
  'select practice_code as practice, action_slug as action, recorded_at as recordedAt from progress_entries where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const returnsBy = asked(
  'select practice_code as practice, week, recorded_at as recordedAt from weekly_returns where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const takenBackBy = asked(
  'select practice_code as practice, week, recorded_at as recordedAt from returns_taken_back where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const choicesBy = asked(
  'select practice_code as practice, recorded_at as recordedAt from sharing_choices where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const decisionsBy = asked(
  'select practice_code as practice, action_slug as action, recorded_at as recordedAt from decisions where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const stepsBy = asked(
  'select practice_code as practice, action_slug as action, step_id as step, recorded_at as recordedAt from step_entries where practice_code in (select practice_code from person_standings where person_id = @person) and (recorded_by = @person or given_to = @person) order by recorded_at, rowid',
)
export const marksBy = asked(
  'select practice_code as practice, action_slug as action, mark, marked_at as markedAt from partner_marks where person_id = @person order by marked_at, rowid',
)
export const lettersBy = asked(
  'select practice_code as practice, sent_on as sentOn, recorded_at as recordedAt from letters where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const lettersCameBy = asked(
  'select practice_code as practice, kind, recorded_at as recordedAt from letter_events where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const lettersInHandBy = asked(
  'select practice_code as practice, saved_at as savedAt from letter_drafts where practice_code in (select practice_code from person_standings where person_id = @person) and saved_by = @person order by saved_at, rowid',
)
export const wordingsBy = asked(
  'select practice_code as practice, recorded_at as recordedAt from letter_wordings where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const linesBy = asked(
  'select practice_code as practice, register, recorded_at as recordedAt from register_lines where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at, rowid',
)
export const meetingsSetBy = asked(
  'select practice_code as practice, set_at as setAt from partner_meetings where set_by = @person order by set_at, rowid',
)
export const letterheadsBy = asked(
  'select practice_code as practice, saved_at as savedAt from letterheads where saved_by = @person order by saved_at, rowid',
)
export const logosBy = asked(
  'select practice_code as practice, saved_at as savedAt from letter_logos where saved_by = @person order by saved_at, rowid',
)
export const returnRemindersBy = asked(
  'select practice_code as practice, changed_at as setAt from return_reminders where changed_by = @person order by changed_at, rowid',
)
export const eventsOf = prepared((db) =>
  db.$client.prepare<unknown[], { at: Instant; byYou: 0 | 1; action: string; subject: string; detail: string }>(
    'select at, actor = @person as byYou, action, subject, detail from audit_events where actor = @person or subject = @person order by seq',
  ),
)
