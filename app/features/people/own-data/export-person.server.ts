import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { type asked, visitsOf } from './own-data.sql.ts'
import { type OwnDetails, ownDetails } from './own-details-queries.server.ts'
import * as personFile from './person-file.sql.ts'
import { RECORDED_AS_EDITOR } from './recorded-as-editor.sql.ts'
import { RECORDED_AS_OFFICER } from './recorded-as-officer.sql.ts'
import { RECORDED_IN_DISPUTES } from './recorded-in-disputes.sql.ts'
import { RECORDED_TOWARDS_LMC } from './recorded-towards-lmc.sql.ts'

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
  'recorded: what you recorded for a practice, for an LMC or for the committee, and when. What the practice said in it is the practice’s own record and stays with it. marks: how you marked actions before your practice decides; nobody else’s data holds them.',
  'log: what the log says you did, and what it says was done about you. "byYou" is false where somebody else did it.',
]

/** Gathers everything held about a person and logs the download. */
export function exportPerson(db: Db, personId: string, now: Instant): PersonFile {
  return inTransaction(db, (tx) => {
    recordEvent(tx, { at: now, actor: personId, action: 'person.data-exported', subject: personId })
    const rows = (query: ReturnType<typeof asked>) => query(tx).all({ person: personId }).map(withTimes)
    const { roles, ...account }: OwnDetails = ownDetails(tx, personId)
    const log = personFile.eventsOf(tx).all({ person: personId })
    return {
      about: ABOUT,
      madeAt: new Date(now).toISOString(),
      account: { id: personId, ...withTimes(account), roles: roles.map(withTimes) },
      signIn: {
        sessions: rows(personFile.sessionsOf),
        authenticator: rows(personFile.authenticatorOf),
        recoveryCodes: rows(personFile.codesOf),
        passkeys: rows(personFile.passkeysOf),
        trustedDevices: rows(personFile.devicesOf),
        links: rows(personFile.linksOf),
        unsentForms: rows(personFile.unsentOf),
        tokens: rows(personFile.tokensOf),
      },
      figuresLookedAt: rows(personFile.looksOf),
      visits: rows(visitsOf),
      calendar: { addresses: rows(personFile.feedsOf), reminders: rows(personFile.remindersOf) },
      invitations: {
        toYou: rows(personFile.invitedOf),
        byYou: rows(personFile.invitationsBy),
        wishesToJoin: rows(personFile.wishesOf),
        wishesAnsweredByYou: rows(personFile.wishesAnsweredBy),
      },
      mail: rows(personFile.mailsFor),
      recorded: {
        entries: rows(personFile.entriesBy),
        progress: rows(personFile.progressBy),
        returns: rows(personFile.returnsBy),
        returnsTakenBack: rows(personFile.takenBackBy),
        sharingChoices: rows(personFile.choicesBy),
        ...Object.fromEntries(
          Object.entries({ ...RECORDED_TOWARDS_LMC, ...RECORDED_AS_OFFICER, ...RECORDED_AS_EDITOR }).map(([name, query]) => [
            name,
            rows(query),
          ]),
        ),
        decisions: rows(personFile.decisionsBy),
        steps: rows(personFile.stepsBy),
        marks: rows(personFile.marksBy),
        daysOfMeetings: rows(personFile.meetingsSetBy),
        remindersOfReturns: rows(personFile.returnRemindersBy),
        letters: rows(personFile.lettersBy),
        whatCameOfLetters: rows(personFile.lettersCameBy),
        lettersInTheMaking: rows(personFile.lettersInHandBy),
        letterheads: rows(personFile.letterheadsBy),
        logos: rows(personFile.logosBy),
        ownWordsInLetters: rows(personFile.wordingsBy),
        linesOfRegisters: rows(personFile.linesBy),
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
