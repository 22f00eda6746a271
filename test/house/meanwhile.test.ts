import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { tellingChoice } from '#app/features/adoption/told/told-queries.server.ts'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { failureById } from '#app/features/disputes/failures/failure-queries.server.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { addProviderEvent } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { choosePublicity } from '#app/features/figures/releases/choose-publicity.server.ts'
import { answerCall } from '#app/features/lmc-desk/calls/answer-call.server.ts'
import { saveGroup } from '#app/features/lmc-desk/groups/save-group.server.ts'
import { askForNotes } from '#app/features/lmc-desk/office-notes/ask-for-notes.server.ts'
import { writeOfficeNote } from '#app/features/lmc-desk/office-notes/write-office-note.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { saveOrder } from '#app/features/menu/draft-writing/save-order.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { answerFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { actOnLetter } from '#app/features/open-letters/signing/sign-letter.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { peopleOfPractice, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { putQuestions } from '#app/features/practice-desk/asked-by-lmc/put-questions.server.ts'
import { recordSteps } from '#app/features/practice-desk/checklists/record-steps.server.ts'
import { seenOf as seenOfStep } from '#app/features/practice-desk/checklists/step-form-values.ts'
import { setMeeting } from '#app/features/practice-desk/decisions/set-meeting.server.ts'
import { saveBaseDraft } from '#app/features/practice-desk/letter-layers/base-draft.server.ts'
import { writeVariant } from '#app/features/practice-desk/letter-layers/write-variant.server.ts'
import { saveLetterhead } from '#app/features/practice-desk/letters/letterhead.server.ts'
import { recordWhatCame } from '#app/features/practice-desk/letters/record-reply.server.ts'
import { saveDraft } from '#app/features/practice-desk/letters/save-draft.server.ts'
import { writeWording } from '#app/features/practice-desk/letters/wordings.server.ts'
import { saveLogo } from '#app/features/practice-desk/logos/save-logo.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { lineById } from '#app/features/registers/lines/line-queries.server.ts'
import { saveLine as saveRegisterLine } from '#app/features/registers/lines/save-line.server.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import {
  ACTION,
  type AccessWorld,
  accessWorld,
  copyOf,
  ELM,
  type Knocker,
  OAK,
  parametersOf,
  pathTo,
  SECRET_VOTE,
  SURVEY,
} from '#test/support/access-world.ts'
import { allRoutes, ask, moduleOf, NOW } from '#test/support/asking.ts'
import { ANSWERED } from '#test/support/surveys.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

/*
 * Two colleagues, one form: what one of them recorded while the other typed is shown before it is passed over, on every form that
 * writes about something they share.
 */

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

/** A PNG of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const OTHER = 'medicines-choices'
const NEW = 'new@example.org'
const said = { state: 'stopped', extent: null, plannedFor: null, obstacle: null, note: null, effectiveOn: '2026-06-16' } as const
const taken = { practiceCode: ELM.code, actionSlug: ACTION }
const news = { ...taken, answers: null, obstacleKind: 'no-time', obstacle: null, note: 'A colleague was here' } as const
const by = (who: Knocker) => ({ personId: world.people[who] })
const sender = (db: Db, who: Knocker) => ({
  by: { id: world.people[who], roles: rolesOf(db, world.people[who]) },
  publicAddress: 'https://concert.example',
})
const answers = (db: Db) => recordAdoption(db, { ...taken, ...said }, by('manager'), NOW - 1)
const reports = (db: Db) => recordProgress(db, news, by('manager'), NOW - 1)

// biome-ignore lint/suspicious/noExplicitAny: the data of a page, of whatever shape
type Body = any
type SharedForm = {
  who: Knocker
  /** Where it differs from the address. */
  path?: string
  form: Record<string, string>
  /** The marker in the page, by the name of its field. */
  seen: (body: Body) => Record<string, string>
  /** What the page needs before it is drawn. */
  first?: (db: Db) => unknown
  /** What a colleague does meanwhile. */
  meanwhile: (db: Db) => { ok: boolean }
}
const ofTimeline = ({ timeline }: Body) => ({ seen: timeline.seen as string })
const own = ({ seen }: Body) => ({ seen: seen as string })
const latestInvitation = ({ invitations }: Body) => ({ seen: (invitations[0]?.id ?? '') as string })
const draftOf = (db: Db) => draftById(db, world.draft)!
const inLmc = { role: 'practice-manager', practiceCode: 'Y00002', lmcSlug: null, officeSlug: null, email: NEW } as const

const listSays = { practiceCode: ELM.code, actionSlug: OTHER, answer: 'full', since: '2026-06-10', plannedFor: null } as const

const SHARED: Record<string, SharedForm> = {
  '/practice/:practice': {
    who: 'partner',
    form: { week: '2026-06-08' },
    seen: ({ desk }) => ({ seen: desk.seen }),
    meanwhile: answers,
  },
  '/practice/:practice/return': {
    who: 'partner',
    form: { week: '2026-06-08' },
    seen: ({ page }) => ({ seen: page.seen }),
    meanwhile: answers,
  },
  '/practice/:practice/return/reminder': {
    who: 'partner',
    form: { nominated: '', deputy: '', weekday: '', time: '09:00' },
    seen: ({ settings }) => ({ seen: settings.seen }),
    meanwhile: (db) => {
      const mine = peopleOfPractice(db, ELM.code)[0]!.roleId
      const choice = { nominated: mine, deputy: null, when: { weekday: 2, time: '09:00' }, seen: '0' }
      return chooseReminder(db, ELM.code, choice, by('manager'), NOW - 1)
    },
  },
  '/lmc/:lmc/calls/:call': {
    who: 'officer',
    form: { do: 'done', answer: 'We spoke' },
    seen: own,
    meanwhile: (db) => {
      const took = { do: 'take', answer: null, seen: 'waiting' } as const
      return answerCall(db, { lmcSlug: 'borsetshire', id: world.elmCall }, took, by('neighbour'), NOW - 1)
    },
  },
  '/lmc/:lmc/practices/:practice': {
    who: 'officer',
    form: { do: 'show' },
    seen: own,
    first: (db) => askForNotes(db, ELM.code, by('partner'), NOW - 2),
    meanwhile: (db) => {
      writeOfficeNote(db, { lmcSlug: 'borsetshire', practiceCode: ELM.code, words: 'Another note' }, by('officer'), NOW - 1)
      return { ok: true }
    },
  },
  '/lmc/:lmc/providers/:providerFile': {
    who: 'officer',
    form: { kind: 'meeting', happenedOn: '10 June 2026', words: 'They explained.', saidBy: 'its office', source: '', do: 'add' },
    seen: ({ desk }) => ({ seen: desk.seen }),
    meanwhile: (db) => {
      const happened = { kind: 'agreed', happenedOn: '2026-06-11', words: 'Theirs', saidBy: 'its office', source: null } as const
      const of = { lmcSlug: 'borsetshire', fileId: world.providerFile, seen: '1/0/open' }
      return addProviderEvent(db, { ...of, happened }, by('officer'), NOW - 1)
    },
  },
  '/lmc/:lmc/groups/:group': {
    who: 'officer',
    form: { do: 'save', name: 'Mine', codes: '' },
    seen: own,
    meanwhile: (db) => {
      const group = { lmcSlug: 'borsetshire', id: world.ownGroup, name: 'Theirs', ticked: [], pasted: [], seen: '1' }
      return saveGroup(db, group, by('officer'), NOW - 1)
    },
  },
  '/practice/:practice/told': {
    who: 'partner',
    form: { allow: 'yes' },
    seen: ({ choice }) => ({ seen: choice.seen }),
    first: (db) => allowTelling(db, { practiceCode: ELM.code, allowed: true, seen: '0' }, by('partner'), NOW - 2),
    meanwhile: (db) => {
      const { seen } = tellingChoice(db, ELM.code, dayOf(NOW))
      return allowTelling(db, { practiceCode: ELM.code, allowed: false, seen }, by('next-door'), NOW - 1)
    },
  },
  '/lmc/:lmc/practices/:practice/told': {
    who: 'officer',
    path: `/lmc/borsetshire/practices/${OAK.code}/told`,
    form: { about: OTHER, answer: 'full', since: '16 June 2026' },
    seen: own,
    first: (db) => allowTelling(db, { practiceCode: OAK.code, allowed: true, seen: '0' }, by('next-door'), NOW - 2),
    meanwhile: (db) => recordAdoption(db, { ...said, practiceCode: OAK.code, actionSlug: ACTION }, by('next-door'), NOW - 1),
  },
  '/practice/:practice/lmc-questions': {
    who: 'partner',
    form: { do: 'right', question: OTHER },
    seen: ({ questions }) => ({ seen: questions[0].seen }),
    first: (db) => putQuestions(db, 'borsetshire', [listSays], by('officer'), NOW - 2),
    meanwhile: (db) => {
      putQuestions(db, 'borsetshire', [{ ...listSays, answer: 'partial' }], by('officer'), NOW - 1)
      return { ok: true }
    },
  },
  '/practice/:practice/surveys/:survey': {
    who: 'partner',
    form: ANSWERED,
    seen: ({ desk }) => ({ seen: desk.seen }),
    meanwhile: (db) => {
      const answer = { practiceCode: ELM.code, personId: world.people.manager, slug: SURVEY, answers: { late: 'no' }, seen: '0' }
      return saveAnswers(db, answer, NOW - 1)
    },
  },
  '/practice/:practice/sharing': {
    who: 'partner',
    form: { shares: 'no' },
    seen: own,
    meanwhile: (db) => chooseSharing(db, ELM.code, true, by('next-door'), NOW - 1),
  },
  '/practice/:practice/choose': {
    who: 'partner',
    path: `/practice/${ELM.code}/choose?take=${OTHER}`,
    form: { do: 'record', [`take-${OTHER}`]: 'full', since: '16 June 2026', decidedBy: 'one-partner', decidedOn: '16 June 2026' },
    seen: ({ chosen }) => ({ [`seen-${OTHER}`]: chosen[0].seen }),
    meanwhile: (db) =>
      recordAdoption(
        db,
        { ...taken, ...said, actionSlug: OTHER, state: 'considering', effectiveOn: '2026-06-10' },
        by('manager'),
        NOW - 1,
      ),
  },
  '/practice/:practice/people': {
    who: 'partner',
    form: { intent: 'invite', role: 'practice-manager', email: NEW },
    seen: latestInvitation,
    meanwhile: (db) => invite(db, { ...inLmc, practiceCode: ELM.code }, sender(db, 'manager'), NOW - 1),
  },
  '/practice/:practice/meeting': {
    who: 'partner',
    form: { do: 'day', meetsOn: '25 June 2026' },
    seen: own,
    meanwhile: (db) => setMeeting(db, { practiceCode: ELM.code, meetsOn: '2026-06-30' }, by('manager'), NOW - 1),
  },
  '/practice/:practice/actions/:action/entries/:entry': {
    who: 'partner',
    form: { correction: 'void' },
    seen: ofTimeline,
    meanwhile: answers,
  },
  '/practice/:practice/actions/:action/progress': {
    who: 'partner',
    form: { 'answer-strength': 'examine', obstacleKind: 'waiting', note: 'The ICB replied again' },
    seen: ofTimeline,
    meanwhile: reports,
  },
  '/practice/:practice/actions/:action/progress/:progress': {
    who: 'partner',
    form: { 'answer-strength': 'examine', obstacleKind: 'waiting', note: 'Not as first said' },
    seen: ofTimeline,
    meanwhile: reports,
  },
  '/practice/:practice/actions/:action/steps': {
    who: 'partner',
    form: { do: 'done find' },
    seen: ({ page }) => ({ 'seen-find': seenOfStep(page.lines.find(({ id }: { id: string }) => id === 'find')) }),
    meanwhile: (db) => {
      const given = { role: 'data', personId: null, dueOn: '2026-06-30', doneOn: null } as const
      const changes = [{ stepId: 'find', said: given, seen: '', asks: '' }]
      return recordSteps(db, { ...taken, changes }, { ...by('manager'), role: 'practice-manager' }, NOW - 1)
    },
  },
  '/practice/:practice/letters/letterhead': {
    who: 'partner',
    form: { holders: 'Mine' },
    seen: own,
    meanwhile: (db) => {
      const head = { practiceCode: ELM.code, holders: 'Theirs', email: null, contact: null, dpo: null, seen: '' }
      return saveLetterhead(db, head, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/letters/logo': {
    who: 'partner',
    form: { do: 'remove' },
    seen: ({ logo }) => ({ seen: logo?.hash ?? '' }),
    meanwhile: (db) => saveLogo(db, { practiceCode: ELM.code, png: DOT, seen: '' }, by('manager'), NOW - 1),
  },
  '/practice/:practice/letters/drafts/:letterDraft': {
    who: 'partner',
    form: { do: 'save', organisation: 'Mine' },
    seen: ({ draft }) => ({ seen: draft.seen }),
    meanwhile: (db) => {
      const draft = { practiceCode: ELM.code, draftId: world.elmLetterDraft, seen: '2', filled: { organisation: 'Theirs' } }
      return saveDraft(db, draft, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/letters/words/:kind/:paragraph': {
    who: 'partner',
    form: { do: 'write', words: 'Mine' },
    seen: own,
    meanwhile: (db) => {
      const place = { practiceCode: ELM.code, letterSlug: 'notice-signed', paragraph: 'why', seen: '' }
      return writeWording(db, { ...place, words: 'Theirs' }, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/letters/sent/:letter': {
    who: 'partner',
    form: { do: 'reply', reply: 'other', happenedOn: '16 June 2026' },
    seen: own,
    meanwhile: (db) => {
      const place = { practiceCode: ELM.code, letterId: world.elmLetter, seen: '' }
      return recordWhatCame(db, { ...place, kind: 'reply', what: 'money', happenedOn: '2026-06-16' }, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/claims/:claim': {
    who: 'partner',
    form: { do: 'happened', kind: 'chaser', happenedOn: '16 June 2026' },
    seen: ({ page }) => ({ seen: page.claim.seen }),
    meanwhile: (db) => {
      const who = { practiceCode: ELM.code }
      const { seen } = claimById(db, who, world.elmClaim)!
      const wanted = { kind: 'answer', happenedOn: '2026-06-15', pence: null, words: null } as const
      return recordClaim(db, { who, claimId: world.elmClaim, seen, schemes: '', wanted }, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/failures/:failure': {
    who: 'partner',
    form: VALID_FORMS['/practice/:practice/failures/:failure']!,
    seen: (page) => ({ seen: page.version }),
    meanwhile: (db) => {
      const { version: seen, ...failure } = failureById(db, ELM.code, world.elmFailure)!
      const place = { practiceCode: ELM.code, failureId: world.elmFailure, seen }
      return saveFailure(db, { ...place, failure: { ...failure, cases: 5 } }, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/registers/:register/lines/:line': {
    who: 'partner',
    form: { do: 'save', name: 'Mine', contract: 'never' },
    seen: ({ page }) => ({ seen: page.line.version }),
    meanwhile: (db) => {
      const { version: seen } = lineById(db, ELM.code, 'services', world.elmLine)!
      const place = { practiceCode: ELM.code, register: 'services', lineId: world.elmLine, seen } as const
      return saveRegisterLine(db, { ...place, filled: { name: 'Theirs', contract: 'never' } }, by('manager'), NOW - 1)
    },
  },
  '/practice/:practice/registers/:register/load': {
    who: 'partner',
    form: { do: 'load', list: 'Service,Contract\nMine,Signed' },
    seen: own,
    meanwhile: (db) => {
      const line = { practiceCode: ELM.code, register: 'services', lineId: null, seen: '' } as const
      return saveRegisterLine(db, { ...line, filled: { name: 'Theirs', contract: 'never' } }, by('manager'), NOW - 1)
    },
  },
  '/lmc/:lmc/notes/:action': {
    who: 'officer',
    form: { do: 'write', flag: 'none', advice: 'Mine' },
    seen: own,
    meanwhile: (db) => {
      const note = { flag: 'none', reason: null, advice: 'Theirs', effort: null, impact: null, seen: '' } as const
      return writeLocalNote(db, { ...note, lmcSlug: 'borsetshire', actionSlug: ACTION }, by('officer'), NOW - 1)
    },
  },
  '/lmc/:lmc/letters/:kind': {
    who: 'officer',
    form: { do: 'write', 'words-why': 'Mine' },
    seen: own,
    meanwhile: (db) => {
      const version = { lmcSlug: 'borsetshire', letterSlug: 'notice-signed', changes: { words: { why: 'Theirs' } }, seen: '' }
      return writeVariant(db, version, by('officer'), NOW - 1)
    },
  },
  '/committee/letters/:kind': {
    who: 'editor',
    form: { do: 'save', 'words-why': 'Mine' },
    seen: own,
    meanwhile: (db) => {
      const draft = { letterSlug: 'notice-signed', changes: { words: { why: 'Theirs' } }, seen: '/' }
      return saveBaseDraft(db, draft, by('editor'), NOW - 1)
    },
  },
  '/lmc/:lmc/publicity': {
    who: 'officer',
    form: { shown: 'no' },
    seen: ({ choices }) => ({ seen: String(choices.length) }),
    meanwhile: (db) => {
      const choice = { lmcSlug: 'borsetshire', isShown: true, link: 'https://concert.example' }
      return choosePublicity(db, choice, by('officer'), NOW - 1)
    },
  },
  '/lmc/:lmc/open-letters': {
    who: 'officer',
    form: { letter: 'let-us-speak', do: 'signed' },
    seen: ({ letters }) => ({ seen: letters[0].seen }),
    meanwhile: (db) => {
      const act = { letterSlug: 'let-us-speak', lmcSlug: 'borsetshire', act: 'set-aside', seen: '0/1', link: 'x' } as const
      return actOnLetter(db, act, by('officer'), NOW - 1)
    },
  },
  '/lmc/:lmc/people': {
    who: 'officer',
    form: { intent: 'invite', role: 'practice-manager', scope: 'Y00002', email: NEW },
    seen: latestInvitation,
    first: (db) =>
      db
        .update(roleAssignments)
        .set({ endedAt: NOW - 2 })
        .where(eq(roleAssignments.practiceCode, 'Y00002'))
        .run(),
    meanwhile: (db) => {
      const colleague = { email: 'second.officer@example.org', name: 'A second officer', passwordHash: '!' }
      const { personId } = addPerson(db, colleague, 'operator', NOW - 2)
      addRole(db, { personId, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', NOW - 2)
      return invite(db, inLmc, { ...sender(db, 'officer'), by: { id: personId, roles: rolesOf(db, personId) } }, NOW - 1)
    },
  },
  '/committee/people': {
    who: 'editor',
    form: { intent: 'invite', role: 'committee-member', email: NEW },
    seen: latestInvitation,
    meanwhile: (db) => {
      const member = { role: 'committee-member', practiceCode: null, lmcSlug: null, officeSlug: null, email: NEW } as const
      return invite(db, member, { by: 'operator', publicAddress: 'https://concert.example' }, NOW - 1)
    },
  },
  '/committee/feedback/:feedback': {
    who: 'editor',
    form: { words: 'Mine', edition: '' },
    seen: ({ feedback }) => ({ seen: String(feedback.answers.length) }),
    meanwhile: (db) =>
      answerFeedback(db, { feedbackId: world.elmFeedback, words: 'Theirs', edition: null }, by('editor'), NOW - 1),
  },
  '/committee/menu/:draft': {
    who: 'editor',
    form: { do: 'positions', [`position-${ACTION}`]: '2', [`position-${OTHER}`]: '1' },
    seen: own,
    meanwhile: (db) => {
      const lines = draftOf(db).lines
      const order = lines.map(({ action }) => action).reverse()
      return saveOrder(db, { draftId: world.draft, seen: seenOf(draftOf(db), 'order'), order }, by('editor'), NOW - 1)
    },
  },
  '/committee/menu/:draft/words': {
    who: 'editor',
    form: { do: 'save', title: 'Mine', summary: 'Mine', sources: 'A | https://example.org/a | 1 Jun 2026' },
    seen: own,
    meanwhile: (db) => {
      const words = { title: 'Theirs', summary: 'Theirs', sources: [] }
      return saveWords(db, { draftId: world.draft, seen: seenOf(draftOf(db), 'words'), ...words }, by('editor'), NOW - 1)
    },
  },
  '/committee/menu/:draft/actions/:action': {
    who: 'editor',
    form: { do: 'save', status: 'offered', wording: 'Mine', from: '2026-05-01', reason: 'Mine' },
    seen: own,
    meanwhile: (db) => {
      const line = { ...draftOf(db).lines.find(({ action }) => action === ACTION)!, wording: 'Theirs' }
      return saveLine(db, { draftId: world.draft, seen: seenOf(draftOf(db), { line: ACTION }), line }, by('editor'), NOW - 1)
    },
  },
  '/committee/menu/:draft/publish': {
    who: 'editor',
    form: { do: 'approve' },
    seen: ({ page }) => ({ version: String(page.draft.version) }),
    meanwhile: (db) => {
      const words = { title: 'Theirs', summary: 'Theirs', sources: [] }
      return saveWords(db, { draftId: world.draft, seen: seenOf(draftOf(db), 'words'), ...words }, by('editor'), NOW - 1)
    },
  },
  '/committee/records/:recordDraft': {
    who: 'editor',
    form: { do: 'save', title: 'Mine' },
    seen: ({ page }) => ({ seen: page.seen }),
    meanwhile: (db) => {
      const draft = { draftId: world.recordDraft, seen: seenOfRecord(SECRET_VOTE.values), title: 'Theirs' }
      return saveRecordDraft(db, { ...draft, values: { title: 'Theirs' } }, by('editor'), NOW - 1)
    },
  },
}

/** Forms that pass over nothing of a colleague's, and why. */
const NOTHING_TO_PASS_OVER: Record<string, string> = {
  '/practice/:practice/record-file': 'reads',
  '/lmc/:lmc/practices-file': 'reads',
  '/practice/:practice/call': 'asks for one call at a time: a second one is refused and shown',
  '/practice/:practice/calendar': 'makes, ends or changes what is its person’s own',
  '/practice/:practice/letters/new/:kind': 'begins a letter of its own',
  '/practice/:practice/claims/new': 'adds one beside what others claim',
  '/practice/:practice/failures': 'confirms a week once, whoever of the practice it is',
  '/practice/:practice/failures/new': 'adds one beside what others logged',
  '/practice/:practice/failures/file': 'reads',
  '/practice/:practice/legal/file': 'reads',
  '/practice/:practice/registers/:register/new': 'adds a line; a second one of the same name is refused',
  '/practice/:practice/registers/:register/file': 'reads',
  '/practice/:practice/evidence-file': 'reads',
  '/practice/:practice/feedback': 'adds beside what others wrote',
  '/practice/:practice/actions/:action/undo': 'takes back one statement, once',
  '/lmc/:lmc/reminders': 'reminds once a day, and names who was reminded or answered meanwhile',
  '/lmc/:lmc/practices/:practice/not-ours': 'asks once: a second officer is refused and shown what was asked',
  '/lmc/:lmc/practices/:practice/successor': 'asks once: a second officer is refused and shown what was asked',
  '/lmc/:lmc/register': 'marks as seen only what its form showed',
  '/lmc/:lmc/register/:request': 'is answered once: a second answer is refused and shown the first',
  '/practice/:practice/moved': 'marks as seen only what its form showed',
  '/practice/:practice/office-notes': 'asks once: while it waits nothing is added',
  '/lmc/:lmc/groups': 'makes one; a second one of the same name is refused',
  '/practice/:practice/providers/:providerFile': 'adds a line of its own beside others, or takes one back',
  '/lmc/:lmc/providers': 'opens one; a second one of the same name is refused',
  '/lmc/:lmc/providers/:providerFile/file': 'reads',
  '/lmc/:lmc/feedback': 'adds beside what others wrote',
  '/lmc/:lmc/tracker': 'puts what the office’s list says as questions; the practice answers the one that it is shown',
  '/committee/people/list': 'shows line by line what is sent before it is',
  '/lmc/:lmc/surveys': 'puts one set of questions at a time before the committee; a second is refused',
  '/committee/lmc-surveys': 'settles questions once: a second editor is refused',
  '/lmc/:lmc/people/list': 'shows line by line what is sent before it is',
  '/committee/menu': 'begins the one draft of a round',
  '/committee/menu/:draft/add': 'adds an action that the draft does not list',
  '/committee/menu/:draft/new-action': 'adds one, or changes a line as its own page does',
  '/committee/disputes/:dispute': 'begins a draft; a part of a dispute has one at a time',
  '/committee/records': 'begins a draft; a record has one at a time',
  '/committee/tokens': 'makes or ends what is its person’s own',
  '/committee/markdown-preview': 'reads',
  '/committee/menu/:draft/new-action/as-typed': 'the same mark as the page it stands in, which is tried',
}

test('every form of a desk either knows what it was shown or passes over nothing', async () => {
  const forms: string[] = []
  for (const { address, file } of allRoutes)
    if (/^\/(practice|lmc|committee)/.test(address) && (await moduleOf(file)).action) forms.push(address)
  expect([...Object.keys(SHARED), ...Object.keys(NOTHING_TO_PASS_OVER)].sort()).toEqual(forms.sort())
})

/** Everything but sessions and mail, so that a refused form is known to have written nothing. */
const written = (db: Db) =>
  [
    'adoption_entries',
    'progress_entries',
    'weekly_returns',
    'sharing_choices',
    'invitations',
    'local_notes',
    'call_requests',
    'return_reminders',
    'lmc_reminder_lines',
    'telling_choices',
    'told_statements',
    'register_requests',
    'boundary_moves_seen',
    'practice_groups',
    'office_notes',
    'office_note_requests',
    'practice_group_members',
    'practice_memberships',
    'returns_taken_back',
    'lmc_questions',
    'survey_answers',
    'feedback_answers',
    'letters',
    'letter_logos',
    'step_entries',
    'letter_events',
    'letter_wordings',
    'letter_versions',
    'letter_version_drafts',
    'register_lines',
    'service_failures',
    'failure_waits',
    'claim_entries',
    'record_versions',
    'audit_events',
  ]
    .map((table) => `${table} ${db.$client.prepare(`select count(*) from ${table}`).pluck().get()}`)
    .join()

for (const [address, { who, path, form, seen, first, meanwhile }] of Object.entries(SHARED))
  test(`a colleague’s answer between load and send is shown and chosen over knowingly: ${address}`, async () => {
    const db = copyOf(world)
    const asked = { path: path ?? pathTo(address, parametersOf(world)), cookie: world.cookies[who] }
    first?.(db)
    const drawn = await ask(db, asked)
    const typed = { ...form, ...seen(drawn.body) }
    expect(meanwhile(db)).toMatchObject({ ok: true })
    const before = written(db)
    const refused = await ask(db, { ...asked, form: typed })
    expect([refused.status, refused.data]).toEqual([expect.toBeOneOf([409, 422]), expect.any(String)])
    expect(written(db)).toBe(before)
    const again = await ask(db, { ...asked, form: { ...typed, ...seen((await ask(db, asked)).body) } })
    // Publishing still asks what it always asks of a draft.
    if (address.endsWith('/publish')) expect(again.data).not.toContain('saved since you opened')
    else expect([again.status, again.data]).toEqual([302, ''])
  })
