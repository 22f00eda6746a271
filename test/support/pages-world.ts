import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { failuresOf } from '#app/features/disputes/failures/failure-queries.server.ts'
import { filesOfLmc } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { surveyKind } from '#app/features/disputes/surveys/survey-kind.server.ts'
import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { callsOfLmc } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { groupsOfLmc } from '#app/features/lmc-desk/groups/group-queries.server.ts'
import { isToAnswer, requestsOfLmc } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { answerFeedback, sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { guidanceKind } from '#app/features/menu/guidance/guidance-kind.server.ts'
import { guidanceVersions } from '#app/features/menu/guidance/guidance-version-queries.server.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { personByEmail } from '#app/features/people/accounts/add-person.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { askToJoin, passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { askForNewAddress, sendAddressLinks } from '#app/features/people/own-data/change-address.server.ts'
import { storeUnsentForm } from '#app/features/people/sessions/unsent-forms.server.ts'
import { askForReset, sendResetLinks } from '#app/features/people/sign-in/reset-password.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { linesOf } from '#app/features/registers/lines/line-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { addDays, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting, demonstrationSignIns } from '#demonstration/sign-in-list.ts'
import { cookieOf } from './england.ts'
import { waitingMails } from './mail.ts'
import { openedSurvey, surveyForm } from './surveys.ts'

/** Values for parameters in addresses, as `{draft}`, and the Cookie header of everybody who signs in. */
export type PagesWorld = { names: Record<string, string>; cookies: Record<string, string> }

const { lively, lmcSlug } = demonstrationSetting
const ACTION = 'data-sharing-review'
const ROUND = '2026-imposed-contract'
const EARLIER_ROUND = '2024-protect-your-patients'
const SOURCE = { title: 'Committee paper', url: 'https://example.org/paper', date: '1 Jul 2026' }

function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome as Extract<T, { ok: true }>
}

/**
 * Adds to the demonstration England what pages show only after somebody did something: drafts, notes, feedback, links from mails.
 */
export async function fillForPages(db: Db, now: Instant): Promise<PagesWorld> {
  const id = (name: string) => personByEmail(db, `${name}@example.org`) ?? ''
  const [partner, manager, officer, editor, second] = ['partner', 'manager', 'lmc', 'editor', 'second.editor'].map((name) => ({
    personId: id(name),
  })) as [Who, Who, Who, Who, Who]
  const advice = { flag: 'do-not', reason: 'A local scheme pays for it.', advice: 'Ask us first.' } as const
  const note = { ...advice, lmcSlug, actionSlug: ACTION, seen: '', effort: 'small', impact: 'medium' } as const
  must(writeLocalNote(db, note, officer, now))
  const words = 'The wording leaves open which agreements are meant.'
  const about = { action: ACTION, kind: 'risk', words } as const
  const feedback = must(sendFeedback(db, { sender: { practiceCode: lively.code }, ...about }, partner, now)).id
  must(sendFeedback(db, { sender: { lmcSlug }, ...about }, officer, now))
  must(answerFeedback(db, { feedbackId: feedback, words: 'All that are voluntary.', edition: null }, editor, now))
  // One request for a practice with people, and one for a practice without, which its LMC answers.
  const peopled = [demonstrationSetting.untouched.code, lively.code, demonstrationSetting.merged.code] as string[]
  const unpeopled = practicesOfLmc(db, lmcSlug, dayOf(now)).find(({ code }) => !peopled.includes(code))
  for (const practiceCode of [demonstrationSetting.untouched.code, unpeopled?.code ?? '']) {
    const wish = { practiceCode, role: 'practice-manager', name: 'Ada Reed', email: 'ada@example.org' } as const
    askToJoin(db, wish, now)
  }
  await passOnJoinWishes(db, { publicAddress: SITE }, now)
  const draft = draftToApprove(db, editor, second, now)
  const bare = must(startDraft(db, EARLIER_ROUND, editor, now)).draft.id
  const records = { ...recordDrafts(db, editor, second, now), ...surveys(db, editor, now) }
  const links = await linksFromMails(db, manager, now)
  const typed = new FormData()
  typed.set('words', words)
  const key = secretKeyOf({ secretKey: undefined, databasePath: db.$client.name })
  const of = { personId: manager.personId, why: 'session-over', path: `/practice/${lively.code}/feedback` } as const
  const unsent = storeUnsentForm(db, of, typed, key, now)
  const entry = db.$client
    .prepare('select entry_id from adoption_standings where practice_code = ? and action_slug = ?')
    .pluck()
    .get(lively.code, ACTION) as string
  const told = { practiceCode: lively.code, actionSlug: ACTION, answers: null, obstacleKind: 'waiting', obstacle: null } as const
  const progress = must(recordProgress(db, { ...told, note: 'The ICB replied.' }, partner, now)).progressId ?? ''
  const letterOf = (slug: string, table: 'letters' | 'letter_drafts') =>
    db.$client
      .prepare(`select id from ${table} where practice_code = ? and letter_slug = ?`)
      .pluck()
      .get(lively.code, slug) as string
  const letters = {
    letter: letterOf('new-request', 'letters'),
    caseLetter: letterOf('declined-work', 'letters'),
    letterDraft: letterOf('notice-signed', 'letter_drafts'),
    line: linesOf(db, lively.code, 'services')[0]!.id,
    failure: failuresOf(db, lively.code)[0]!.id,
    claim: claimsOf(db, { practiceCode: lively.code })[0]!.id,
    ownClaim: claimsOf(db, { practiceCode: lively.code, personId: partner.personId })[0]!.id,
  }
  const roleWords = rolesOf(db, manager.personId)[0]?.id ?? ''
  const cookies: Record<string, string> = {}
  for (const { email } of demonstrationSignIns) cookies[email] = await cookieOf(db, personByEmail(db, email) ?? '')
  const call = callsOfLmc(db, lmcSlug, now).find(({ state }) => state === 'waiting')!.id
  const group = groupsOfLmc(db, lmcSlug, new Set())[0]!.id
  const providerFile = filesOfLmc(db, lmcSlug)[0]!.id
  const request = requestsOfLmc(db, lmcSlug, now).find((one) => isToAnswer(one, lmcSlug))!.id
  return {
    names: {
      draft,
      bare,
      feedback,
      call,
      request,
      group,
      providerFile,
      entry,
      progress,
      role: roleWords,
      unsent,
      ...letters,
      ...records,
      ...links,
    },
    cookies,
  }
}

type Who = { personId: string }
const SITE = 'http://localhost'

/** A draft with a new action, approved by a second editor. */
function draftToApprove(db: Db, editor: Who, second: Who, now: Instant): string {
  const { id } = must(startDraft(db, ROUND, editor, now)).draft
  const stored = 'select g.body from actions a join guidances g on g.hash = a.guidance_hash where a.slug = ?'
  const page = (db.$client.prepare(stored).pluck().get(ACTION) as string)
    .replace(/^title: .*$/m, 'title: Stop a made-up form')
    .replace(/^shortTitle: .*$/m, 'shortTitle: Made-up form')
  const line = { action: 'made-up-form', status: 'offered', wording: 'Stop it.', from: '2026-07-15', page } as const
  must(addLine(db, { draftId: id, line: { ...line, reason: 'Nobody reads it.' } }, editor, now))
  const seen = seenOf(draftById(db, id)!, 'words')
  must(saveWords(db, { draftId: id, seen, title: 'Menu of August', summary: 'One is new.', sources: [SOURCE] }, editor, now))
  must(approveDraft(db, { draftId: id, version: draftById(db, id)!.version }, second, now))
  return id
}

/** A vote in the making, and the draft of one that was published. */
function recordDrafts(db: Db, editor: Who, second: Who, now: Instant): Record<string, string> {
  const vote = (title: string) => ({
    ...{ title, announcedOn: longDay(dayOf(now)), window: 'some time next year', summary: 'The committee will ask.' },
    sources: `${SOURCE.title} | ${SOURCE.url} | ${SOURCE.date}`,
  })
  const begun = (title: string) => {
    const of = { kind: ballotKind, subject: null, values: vote(title), title }
    return must(startRecordDraft(db, of, editor, now)).draft.id
  }
  const published = begun('A vote of next year')
  must(approveRecord(db, ballotKind, { draftId: published, version: 1 }, second, now))
  must(publishRecord(db, ballotKind, { draftId: published, version: 1, secondEditor: true }, second, now))
  const demand = { kind: disputePartKind, subject: 'practice-supplies-demand-1' }
  const disputeDraft = must(startRecordDraft(db, demand, editor, now)).draft.id
  const recordDraft = begun('A vote in the making')
  return { recordDraft, publishedRecord: published, disputeDraft, ...guidanceDraft(db, editor, second, now) }
}

/** A survey that waits for an answer, and the draft of one with a fault in it. */
function surveys(db: Db, editor: Who, now: Instant): { survey: string; surveyDraft: string } {
  const survey = openedSurvey(db, 'looked-at', addDays(dayOf(now), 14), now, { dispute: 'practice-supplies' })
  const values = surveyForm({ dispute: 'practice-supplies', questions: 'Kind: maybe' })
  const draft = must(startRecordDraft(db, { kind: surveyKind, subject: null, values, title: values.title! }, editor, now)).draft
  must(
    saveRecordDraft(
      db,
      { draftId: draft.id, seen: seenOfRecord(values), title: 'Supplies again', values: { ...values, wave: '' } },
      editor,
      now,
    ),
  )
  return { survey, surveyDraft: draft.id }
}

/** The tokens of mailed links, read before the server sends and wipes them. */
async function linksFromMails(db: Db, manager: Who, now: Instant): Promise<Record<string, string>> {
  const toPractice = { role: 'practice-manager', practiceCode: lively.code, lmcSlug: null, officeSlug: null } as const
  for (const email of ['newcomer@example.org', 'neighbour.lmc@example.org'])
    must(invite(db, { ...toPractice, email }, { by: 'operator', publicAddress: SITE }, now))
  must(await askForReset(db, { email: 'partner@example.org', source: '192.0.2.1', key: Buffer.alloc(32) }, now))
  await sendResetLinks(db, SITE, now)
  askForNewAddress(db, manager.personId, 'tom@example.org', now)
  await sendAddressLinks(db, SITE, now)
  const mails = waitingMails(db)
  const token = (email: string, page: string) => {
    const text = mails.filter(({ to }) => to === email).map((mail) => mail.text)
    const found = text.join('\n').match(new RegExp(`/${page}/([\\w-]+)`))?.[1]
    if (!found) throw new Error(`No mail to ${email} leads to ${page}.`)
    return found
  }
  return {
    invitation: token('newcomer@example.org', 'invitation'),
    known: token('neighbour.lmc@example.org', 'invitation'),
    reset: token('partner@example.org', 'reset-password'),
    address: token('tom@example.org', 'new-address'),
  }
}

/** The guidance of an action in the making, and its words before a sentence of them was corrected. */
function guidanceDraft(db: Db, editor: Who, second: Who, now: Instant): { guidanceDraft: string; words: string } {
  const address = guidanceVersions(db, 'own-referrals', now)[0]!.address
  const correct = (at: Instant) => {
    const {
      id: draftId,
      values,
      title,
    } = must(startRecordDraft(db, { kind: guidanceKind, subject: 'own-referrals' }, editor, at)).draft
    const changed = { ...values, patientSafety: `Who is seen is written down. ${at}`, reason: 'The sentence left that out.' }
    return must(saveRecordDraft(db, { draftId, seen: seenOfRecord(values), title, values: changed }, editor, at)).draft
  }
  const { id: draftId, version } = correct(now)
  must(approveRecord(db, guidanceKind, { draftId, version }, second, now))
  must(publishRecord(db, guidanceKind, { draftId, version, secondEditor: true }, editor, now))
  return { guidanceDraft: correct(now + 1).id, words: address.split('/').at(-1)! }
}
