import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { takeBackReturn } from '#app/features/adoption/returns/take-back-return.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { confirmWaiting } from '#app/features/disputes/failures/confirm-waiting.server.ts'
import type { Failure } from '#app/features/disputes/failures/failure-rules.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { choosePublicity } from '#app/features/figures/releases/choose-publicity.server.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { answerFeedback, sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { actOnLetter } from '#app/features/open-letters/signing/sign-letter.server.ts'
import { recordSteps } from '#app/features/practice-desk/checklists/record-steps.server.ts'
import { recordDecision } from '#app/features/practice-desk/decisions/record-decision.server.ts'
import { writeVariant } from '#app/features/practice-desk/letter-layers/write-variant.server.ts'
import { writeWording } from '#app/features/practice-desk/letters/wordings.server.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cameOf, writtenLetter } from '#demonstration/letters.server.ts'
import { everything, IMPORTED_AT, importing } from '#test/fixtures/register/importing.ts'
import { actionText, actionTextWithSteps, ballotText, contentFolder, editionText, roundText } from './content.ts'
import { freshDatabase } from './database.ts'
import { OPEN_LETTER, publishOpenLetter } from './open-letter.ts'

const DAY = 86_400_000
/** A Wednesday, three weeks after the import. */
export const WHOLE_NOW: Instant = IMPORTED_AT + 22 * DAY
export const PRACTICE = 'X99001'
const BY = { personId: 'partner' }

/**
 * A register made the way a real one is: practices imported from files, content loaded, and then some of everything that people record.
 * Every row of its append-only tables was written by a command.
 */
export function wholeRegister(figuresKey = keyOf(Buffer.alloc(32, 7))): { db: Db; entryId: string } {
  const db = freshDatabase()
  const imported = importing(db, everything())
  const files = {
    'rounds/earlier/round.md': roundText('2024-08-01', '2025-03-19'),
    'rounds/earlier/editions/01-earlier.md': editionText(1, '2024-08-01', ['cap']),
    'rounds/first/round.md': roundText('2026-08-01', 'null'),
    'actions/cap/guidance.md': actionTextWithSteps('Cap', '  - id: agree\n    title: Agree\n'),
    'actions/notice/guidance.md': actionText('Notice'),
    'rounds/first/editions/01-july.md': editionText(1, '2026-08-01', ['cap', 'notice']),
    'ballots/vote.md': ballotText(),
  }
  const loaded = loadContent(db, contentFolder(files), IMPORTED_AT)
  if (!imported.ok || !loaded.ok) throw new Error('the register cannot be made')
  chooseSharing(db, PRACTICE, true, BY, IMPORTED_AT + DAY)
  const slip = takes(db, 'cap', IMPORTED_AT + DAY)
  takes(db, 'notice', IMPORTED_AT + 2 * DAY)
  correctEntry(db, { practiceCode: PRACTICE, entryId: slip, void: true, note: null }, BY, IMPORTED_AT + 3 * DAY)
  const entryId = takes(db, 'cap', IMPORTED_AT + 4 * DAY)
  const decided = { practiceCode: PRACTICE, decidedBy: 'partners-meeting', decidedOn: '2026-08-07' } as const
  const recorded = recordDecision(db, { ...decided, statements: [taking('cap')] }, BY, IMPORTED_AT + 4 * DAY)
  if (!recorded.ok) throw new Error(recorded.reason)
  const words = { flag: 'conditions', reason: 'A local scheme', advice: null, effort: null, impact: null } as const
  writeLocalNote(db, { lmcSlug: 'borsetshire', actionSlug: 'cap', seen: '', ...words }, BY, IMPORTED_AT + 4 * DAY)
  const told = { sender: { practiceCode: PRACTICE }, action: 'cap', kind: 'risk', words: 'There is a risk.' } as const
  const sent = sendFeedback(db, told, BY, IMPORTED_AT + 4 * DAY)
  answerFeedback(db, { feedbackId: sent.ok ? sent.id : '', words: 'There is.', edition: null }, BY, IMPORTED_AT + 5 * DAY)
  const news = { answers: null, obstacleKind: null, obstacle: null, note: 'It goes well.' }
  recordProgress(db, { practiceCode: PRACTICE, actionSlug: 'cap', ...news }, BY, IMPORTED_AT + 6 * DAY)
  const returned = IMPORTED_AT + 15 * DAY
  const week = weekOf(dayOf(returned))
  makeReturn(db, PRACTICE, week, BY, returned, { onTrustedDevice: true })
  takeBackReturn(db, { practiceCode: PRACTICE, week, returnedAt: returned }, BY, returned + 1)
  const shown = { lmcSlug: 'borsetshire', isShown: true, link: 'https://concert.example.org/' }
  choosePublicity(db, shown, BY, IMPORTED_AT + 7 * DAY)
  const said = { role: 'partner', personId: null, dueOn: null, doneOn: '2026-08-10' } as const
  const changes = [{ stepId: 'agree', said, seen: '', asks: '' }]
  recordSteps(
    db,
    { practiceCode: PRACTICE, actionSlug: 'cap', changes },
    { ...BY, role: 'practice-partner' },
    IMPORTED_AT + 8 * DAY,
  )
  const letterSlug = 'icb-asks-which-actions'
  const version = { lmcSlug: 'borsetshire', letterSlug, changes: { words: { thanks: 'Our thanks.' } }, seen: '' }
  writeVariant(db, version, BY, IMPORTED_AT + 8 * DAY)
  writeWording(
    db,
    { practiceCode: PRACTICE, letterSlug, paragraph: 'thanks', words: 'We thank you.', seen: '' },
    BY,
    IMPORTED_AT + 8 * DAY,
  )
  const wanted = {
    practiceCode: PRACTICE,
    letterSlug,
    sentOn: '2026-08-20',
    filled: { organisation: 'An ICB', signatory: 'Dr A' },
  }
  const letterId = writtenLetter(db, wanted, BY, WHOLE_NOW)
  const came = { kind: 'reply', what: 'other', happenedOn: '2026-08-20' } as const
  cameOf(db, { practiceCode: PRACTICE, letterId }, came, BY, WHOLE_NOW)
  const filled = { name: 'Wound care', contract: 'never' }
  saveLine(db, { practiceCode: PRACTICE, register: 'services', lineId: null, seen: '', filled }, BY, WHOLE_NOW)
  publishOpenLetter(db, BY, WHOLE_NOW)
  const signature = { letterSlug: OPEN_LETTER, lmcSlug: 'borsetshire', act: 'signed', seen: '0/1', link: '' } as const
  actOnLetter(db, signature, BY, WHOLE_NOW)
  saveFailure(db, { practiceCode: PRACTICE, failureId: null, seen: '', failure: FAILURE }, BY, WHOLE_NOW)
  confirmWaiting(db, PRACTICE, BY, WHOLE_NOW)
  const schemes = seenOfSchemes(claimSchemes(db, dayOf(WHOLE_NOW)))
  recordClaim(
    db,
    { who: { practiceCode: PRACTICE }, claimId: null, seen: '', schemes, wanted: { kind: 'claim', claim: CLAIM } },
    BY,
    WHOLE_NOW,
  )
  issueDueReleases(db, figuresKey, WHOLE_NOW)
  return { db, entryId }
}

const CLAIM = {
  ...{
    scheme: 'primary-care-support/claims-route',
    line: 'primary-care-support/payments',
    evidence: '',
    sentTo: '',
    sentOn: null,
  },
  ...{ reference: '', answerBy: null, losses: [{ kind: 'time', from: '2024-08-01', until: '2024-08-02', pence: 100 }] },
}
const FAILURE: Failure = {
  ...{
    line: { dispute: 'primary-care-support', key: 'records' },
    kind: 'late',
    noticedOn: '2024-08-20',
    waitedDays: 0,
    cases: 1,
  },
  ...{ minutes: { office: 10 }, appointments: 0, isSafety: false, duty: 'contractor', note: null, resolvedOn: null },
}

const taking = (actionSlug: string) =>
  ({
    practiceCode: PRACTICE,
    actionSlug,
    state: 'taking',
    extent: 'full',
    effectiveOn: '2026-08-10',
    plannedFor: null,
    obstacle: null,
    note: null,
  }) as const

function takes(db: Db, actionSlug: string, now: Instant): string {
  const outcome = recordAdoption(db, taking(actionSlug), BY, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
