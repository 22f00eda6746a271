import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { type OwnDetails, ownDetails } from './own-details-queries.server.ts'
import { visitsOf } from './own-visits.server.ts'
import { RECORDED_AS_OFFICER } from './recorded-as-officer.server.ts'
import { RECORDED_IN_DISPUTES } from './recorded-in-disputes.server.ts'
import { RECORDED_TOWARDS_LMC } from './recorded-towards-lmc.server.ts'

const asked = (sql: string) => prepared((db) => db.$client.prepare(sql))

const sessionsOf = asked(
  'select device, created_at as startedAt, last_seen_at as lastSeenAt, expires_at as endsAt, strong_at as secondFactorAt from sessions where person_id = @person order by created_at',
)
const authenticatorOf = asked(
  'select created_at as addedAt, confirmed_at as confirmedAt from authenticators where person_id = @person',
)
const codesOf = asked('select used_at as usedAt from recovery_codes where person_id = @person')
const passkeysOf = asked(
  'select name, created_at as addedAt, last_used_at as lastUsedAt, transports from passkeys where person_id = @person order by created_at',
)
const tokensOf = asked(
  'select name, created_at as madeAt, expires_at as endsAt, ended_at as endedAt, last_used_at as lastUsedAt, uses from access_tokens where person_id = @person order by created_at',
)
const looksOf = asked('select week_end as latestWeek, before as weekBefore from figure_looks where person_id = @person')
const feedsOf = asked(
  'select r.practice_code as practice, f.named as titlesNameActions, f.made_at as madeAt, f.ended_at as endedAt from calendar_feeds f join person_standings r on r.id = f.role_id where f.person_id = @person order by f.made_at',
)
const remindersOf = asked(
  'select r.practice_code as practice, m.kind, m.days_before as daysBefore from calendar_reminders m join person_standings r on r.id = m.role_id where m.person_id = @person order by m.kind',
)
const devicesOf = asked(
  'select device, trusted_at as trustedAt, expires_at as endsAt, last_used_at as lastUsedAt from trusted_devices where person_id = @person order by trusted_at',
)
const linksOf = asked(
  'select kind, detail as newAddress, created_at as sentAt, expires_at as endsAt, used_at as usedAt from person_links where person_id = @person order by created_at',
)
const invitedOf = asked(
  `select role, practice_code as practice, lmc_slug as lmc, office_slug as office, created_at as sentAt, accepted_at as acceptedAt
   from invitations where accepted_by = @person or email = (select email from persons where id = @person) order by created_at`,
)
const invitationsBy = asked(
  `select role, practice_code as practice, lmc_slug as lmc, office_slug as office, created_at as sentAt, accepted_at as acceptedAt,
     revoked_at as revokedAt from invitations where invited_by = @person order by created_at`,
)
const unsentOf = asked('select path as page, sent_at as typedAt from unsent_forms where person_id = @person order by sent_at')
const wishesOf = asked(
  'select practice_code as practice, role, name, requested_at as askedAt from join_requests where email = (select email from persons where id = @person) order by requested_at',
)
const mailsFor = asked(
  'select message, created_at as writtenAt, sent_at as sentAt from mails where asked_by = @person or to_email = (select email from persons where id = @person) order by created_at',
)
/** People record only where they have a role: asking by practice uses an index. */
const entriesBy = asked(
  'select practice_code as practice, action_slug as action, recorded_at as recordedAt from adoption_entries where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const progressBy = asked(
  'select practice_code as practice, action_slug as action, recorded_at as recordedAt from progress_entries where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const returnsBy = asked(
  'select practice_code as practice, week, recorded_at as recordedAt from weekly_returns where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const takenBackBy = asked(
  'select practice_code as practice, week, recorded_at as recordedAt from returns_taken_back where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const choicesBy = asked(
  'select practice_code as practice, recorded_at as recordedAt from sharing_choices where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const decisionsBy = asked(
  'select practice_code as practice, action_slug as action, recorded_at as recordedAt from decisions where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const stepsBy = asked(
  'select practice_code as practice, action_slug as action, step_id as step, recorded_at as recordedAt from step_entries where practice_code in (select practice_code from person_standings where person_id = @person) and (recorded_by = @person or given_to = @person) order by recorded_at',
)
const marksBy = asked(
  'select practice_code as practice, action_slug as action, mark, marked_at as markedAt from partner_marks where person_id = @person order by marked_at',
)
const lettersBy = asked(
  'select practice_code as practice, sent_on as sentOn, recorded_at as recordedAt from letters where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const lettersCameBy = asked(
  'select practice_code as practice, kind, recorded_at as recordedAt from letter_events where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const lettersInHandBy = asked(
  'select practice_code as practice, saved_at as savedAt from letter_drafts where practice_code in (select practice_code from person_standings where person_id = @person) and saved_by = @person order by saved_at',
)
const wordingsBy = asked(
  'select practice_code as practice, recorded_at as recordedAt from letter_wordings where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const linesBy = asked(
  'select practice_code as practice, register, recorded_at as recordedAt from register_lines where practice_code in (select practice_code from person_standings where person_id = @person) and recorded_by = @person order by recorded_at',
)
const eventsOf = asked(
  'select at, actor = @person as byYou, action, subject, detail from audit_events where actor = @person or subject = @person order by seq',
)

/** Everything held about one person. Times are ISO in UTC. */
export type PersonFile = {
  about: string[]
  madeAt: string
  account: unknown
  signIn: unknown
  invitations: unknown
  figuresLookedAt: unknown
  visits: unknown
  calendar: unknown
  mail: unknown
  recorded: unknown
  log: unknown
}

const ABOUT = [
  'Everything Concert holds on you. Times are in UTC.',
  'account: your name, your e-mail address, and where you stand or stood.',
  'signIn: where you are signed in, and what you sign in with. Your password, authenticator secret and codes are kept only in a form that nobody can read, and are not in this file; tokens for programs likewise, but for what you called them and their use. unsentForms: what you sent when your session was over waits for you a day, sealed, at the page named.',
  'invitations: those to you, those you sent, and your wishes to join. Other people’s addresses are not among them.',
  'figuresLookedAt: for people of the committee, the last week of figures opened and the one before it, by which the page says what is new.',
  'visits: the last day you were here and the one before it, by which a page says what is new; and up to when you have seen what the committee published.',
  'calendar: the private addresses you made for your calendar, without their secrets, and the mails you asked for before days in it.',
  'mail: which mails were written to you or for you, and when.',
  'recorded: what you recorded for a practice and when. What the practice said in it is the practice’s own record and stays with it. marks: how you marked actions before your practice decides; nobody else’s data holds them.',
  'log: what the log says you did, and what it says was done about you. "byYou" is false where somebody else did it.',
]

/** Gathers everything held about a person and logs the download. */
export function exportPerson(db: Db, personId: string, now: Instant): PersonFile {
  return inTransaction(db, (tx) => {
    recordEvent(tx, { at: now, actor: personId, action: 'person.data-exported', subject: personId })
    const rows = (query: typeof sessionsOf) => (query(tx).all({ person: personId }) as Record<string, unknown>[]).map(withTimes)
    const { roles, ...account }: OwnDetails = ownDetails(tx, personId)
    const log = eventsOf(tx).all({ person: personId }) as { at: Instant; byYou: number; detail: string }[]
    return {
      about: ABOUT,
      madeAt: new Date(now).toISOString(),
      account: { id: personId, ...withTimes(account), roles: roles.map(withTimes) },
      signIn: {
        sessions: rows(sessionsOf),
        authenticator: rows(authenticatorOf),
        recoveryCodes: rows(codesOf),
        passkeys: rows(passkeysOf),
        trustedDevices: rows(devicesOf),
        links: rows(linksOf),
        unsentForms: rows(unsentOf),
        tokens: rows(tokensOf),
      },
      figuresLookedAt: rows(looksOf),
      visits: rows(visitsOf),
      calendar: { addresses: rows(feedsOf), reminders: rows(remindersOf) },
      invitations: { toYou: rows(invitedOf), byYou: rows(invitationsBy), wishesToJoin: rows(wishesOf) },
      mail: rows(mailsFor),
      recorded: {
        entries: rows(entriesBy),
        progress: rows(progressBy),
        returns: rows(returnsBy),
        returnsTakenBack: rows(takenBackBy),
        sharingChoices: rows(choicesBy),
        ...Object.fromEntries(
          Object.entries({ ...RECORDED_TOWARDS_LMC, ...RECORDED_AS_OFFICER }).map(([name, query]) => [name, rows(query)]),
        ),
        decisions: rows(decisionsBy),
        steps: rows(stepsBy),
        marks: rows(marksBy),
        letters: rows(lettersBy),
        whatCameOfLetters: rows(lettersCameBy),
        lettersInTheMaking: rows(lettersInHandBy),
        ownWordsInLetters: rows(wordingsBy),
        linesOfRegisters: rows(linesBy),
        ...Object.fromEntries(Object.entries(RECORDED_IN_DISPUTES).map(([name, query]) => [name, rows(query)])),
      },
      log: log.map(({ detail, byYou, ...event }) => ({
        ...withTimes(event),
        byYou: byYou === 1,
        detail: detail === '' ? {} : JSON.parse(detail),
      })),
    }
  })
}

/** Instants, named `since`, `from`, `until` or `…At`, as ISO. */
function withTimes(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' && /^(at|since|from|until)$|At$/.test(name) ? new Date(value).toISOString() : value,
    ]),
  )
}
