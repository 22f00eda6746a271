import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { ballotKind } from '#app/features/ballots/desk/ballot-kind.server.ts'
import type { Claimant } from '#app/features/disputes/claims/claim-queries.server.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import type { Failure } from '#app/features/disputes/failures/failure-rules.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { addReport } from '#app/features/disputes/provider-files/add-report.server.ts'
import { addProviderEvent, openProviderFile } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { askForCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { callsOfPractice } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { saveGroup } from '#app/features/lmc-desk/groups/save-group.server.ts'
import { writeOfficeNote } from '#app/features/lmc-desk/office-notes/write-office-note.server.ts'
import { sayNotOurs } from '#app/features/lmc-desk/register-requests/ask-request.server.ts'
import { practiceInLmc, seenOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import { requestsOfPractice } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { guidanceVersions } from '#app/features/menu/guidance/guidance-version-queries.server.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftedLetter, writtenLetter } from '#demonstration/letters.server.ts'
import { copyOfImage } from '#test/support/database.ts'
import { NOW } from './asking.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from './england.ts'
import { OPEN_LETTER, publishOpenLetter } from './open-letter.ts'
import { openedSurvey } from './surveys.ts'

/** Every kind of visitor, in the order of the access matrix. */
export const ROLES = {
  nobody: null,
  partner: ['practice-partner', { practiceCode: 'Y00001' }],
  manager: ['practice-manager', { practiceCode: 'Y00001' }],
  'next-door': ['practice-partner', { practiceCode: 'Y00002' }],
  elsewhere: ['practice-partner', { practiceCode: 'Y00003' }],
  officer: ['lmc-officer', { lmcSlug: 'borsetshire' }],
  neighbour: ['lmc-officer', { lmcSlug: 'loamshire' }],
  member: ['committee-member', {}],
  editor: ['committee-editor', {}],
} as const satisfies Record<string, readonly [Role, { practiceCode?: string; lmcSlug?: string }] | null>
export type Knocker = keyof typeof ROLES
export const KNOCKERS = Object.keys(ROLES) as Knocker[]

/** Elm's (Y00001) words: none of them may leave the practice. */
export const ELM = { code: 'Y00001', name: 'Elm Surgery', note: 'Elm writes this for itself', obstacle: 'Elm has too few hands' }
/** Elm's progress since then. */
export const ELM_NEWS = 'Elm has news for itself'
/** What Elm would like a call about: for itself and its LMC's officers. */
export const ELM_CALL = 'Elm asks its LMC for itself'
/** The name of a line in Elm's registers. */
export const ELM_LINE = 'Bladder scans of Elm'
/** What Elm logged of a service that failed, in its own words. */
export const ELM_FAILURE = 'Elm rang four times for it'
/** What Elm claims for, and what its partner claims alone. */
export const ELM_EVIDENCE = 'Elm kept three statements of it'
export const PARTNERS_EVIDENCE = 'The payslips of one partner'
/** A word in Elm's letters, sent and in the making. */
export const ELM_LETTER = 'Elm ends a service of its own'
/** What Oak (Y00002) wrote. It shares by name, so its LMC sees its states and obstacles; the note is its own. */
export const OAK = { code: 'Y00002', name: 'Oak Surgery', note: 'Oak writes this for itself', obstacle: 'Oak has too few hands' }
/** Why Borsetshire LMC says that Oak is not its own: for both LMCs and Oak. */
export const OAK_REQUEST = 'Oak pays its levy elsewhere'
/** The name of a group of Borsetshire LMC's own: for its officers alone. */
export const OWN_GROUP = 'Those who doubt'
/** What Borsetshire LMC noted about Elm: for its officers, until it is shown to Elm's partners. */
export const OFFICE_NOTE = 'Elm was glad of the visit'
/** What Borsetshire LMC wrote into its file on a local provider: for its officers alone. Elm and Oak added to it, Elm without its name. */
export const PROVIDER = { name: 'Borset General', words: 'They count their letters once a month', elmCases: 6131, oakCases: 7177 }
export const ACTION = 'data-sharing-review'
/** Elm's first day of taking: no other fact has this day. */
export const ELM_SINCE = '2026-05-19'

/** A survey of the committee that every practice is asked. */
export const SURVEY = 'records-june-2026'

/** A vote in the making: nothing of it is public. */
export const SECRET_VOTE = { title: 'A vote that nobody knows of', values: { title: 'A vote that nobody knows of' } }

export type AccessWorld = {
  image: Buffer
  cookies: Record<Knocker, string | undefined>
  people: Record<Knocker, string>
  elmEntry: string
  /** Elm's report of progress on the action. */
  elmProgress: string
  /** The call that Elm asked Borsetshire LMC for. */
  elmCall: string
  /** Borsetshire LMC asks Loamshire LMC whether Oak is its own. */
  oakRequest: string
  /** A group of Borsetshire LMC's own, with Elm in it. */
  ownGroup: string
  /** What Elm told the committee. */
  elmFeedback: string
  /** A line of Elm's register of services. */
  elmLine: string
  /** A claim of Elm, and one that its partner keeps for themselves. */
  elmClaim: string
  ownClaim: string
  /** A failure that Elm logged. */
  elmFailure: string
  /** Borsetshire LMC's file on a local provider. */
  providerFile: string
  /** A letter that Elm sent, and one in the making. */
  elmLetter: string
  elmLetterDraft: string
  /** A draft of the menu of 2026. */
  draft: string
  /** A draft of a vote. */
  recordDraft: string
  /** A version of the words of the action, as its address names it. */
  wordsVersion: string
}

/**
 * The small England with the shipped content. Elm takes an action since 19 May and does not share by name; Oak takes it and
 * shares; Ash is silent. One person of each role, signed in.
 */
export async function accessWorld(): Promise<AccessWorld> {
  const db = smallEngland()
  const loaded = loadContent(db, paths.content, REGISTERED_AT)
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  const wordsVersion = guidanceVersions(db, ACTION, REGISTERED_AT + 60_000)[0]!
    .address.split('/')
    .at(-1)!
  const people = {} as Record<Knocker, string>
  const cookies: AccessWorld['cookies'] = { ...people, nobody: undefined }
  for (const knocker of KNOCKERS) {
    const role = ROLES[knocker]
    if (!role) continue
    people[knocker] = someone(db, role[0], role[1])
    cookies[knocker] = await cookieOf(db, people[knocker])
  }
  const before = NOW - 86_400_000
  chooseSharing(db, ELM.code, false, { personId: people.partner }, before)
  chooseSharing(db, OAK.code, true, { personId: people['next-door'] }, before)
  const elmEntry = takes(db, ELM, people.partner, ELM_SINCE, before)
  const reported = { practiceCode: ELM.code, actionSlug: ACTION, answers: null, obstacleKind: 'waiting', obstacle: null } as const
  const news = recordProgress(db, { ...reported, note: ELM_NEWS }, { personId: people.partner }, before + 1)
  if (!news.ok || !news.progressId) throw new Error('no news')
  takes(db, OAK, people['next-door'], '2026-05-04', before)
  const begun = startDraft(db, '2026-imposed-contract', { personId: people.editor }, before)
  if (!begun.ok) throw new Error(begun.reason)
  const vote = startRecordDraft(db, { kind: ballotKind, subject: null, ...SECRET_VOTE }, { personId: people.editor }, before)
  if (!vote.ok) throw new Error(vote.reason)
  publishOpenLetter(db, { personId: people.editor }, before)
  const told = { sender: { practiceCode: ELM.code }, action: ACTION, kind: 'risk', words: 'Somebody sees a risk in it' } as const
  const feedback = sendFeedback(db, told, { personId: people.partner }, before)
  if (!feedback.ok) throw new Error(feedback.reason)
  const call = { topic: 'contract', words: ELM_CALL, seen: '' } as const
  askForCall(db, ELM.code, call, { personId: people.partner }, before)
  const elmCall = callsOfPractice(db, ELM.code, NOW)[0]?.id
  if (!elmCall) throw new Error('no call')
  const elmLine = elmRegister(db, people.partner, before)
  const elmClaim = claims(db, { practiceCode: ELM.code }, ELM_EVIDENCE, people.partner, before)
  const own = { practiceCode: ELM.code, personId: people.partner }
  const ownClaim = claims(db, own, PARTNERS_EVIDENCE, people.partner, before)
  const elmFailure = elmFailed(db, people.partner, before)
  const providerFile = providerFileOf(db, people, before)
  const { elmLetter, elmLetterDraft } = elmLetters(db, people.partner, elmLine, before)
  const oakRequest = oakIsNotOurs(db, people.officer, before)
  writeOfficeNote(
    db,
    { lmcSlug: 'borsetshire', practiceCode: ELM.code, words: OFFICE_NOTE },
    { personId: people.officer },
    before,
  )
  const group = { lmcSlug: 'borsetshire', id: null, name: OWN_GROUP, ticked: [ELM.code], pasted: [], seen: '' }
  const made = saveGroup(db, group, { personId: people.officer }, before)
  if (!made.ok) throw new Error(made.words)
  openedSurvey(db, SURVEY, '2026-06-30', before)
  const image = db.$client.serialize()
  db.$client.close()
  return {
    image,
    cookies,
    people,
    elmLetter,
    elmLetterDraft,
    elmLine,
    elmFailure,
    providerFile,
    elmClaim,
    ownClaim,
    elmEntry,
    elmProgress: news.progressId,
    elmCall,
    oakRequest,
    ownGroup: made.id,
    elmFeedback: feedback.id,
    draft: begun.draft.id,
    recordDraft: vote.draft.id,
    wordsVersion,
  }
}

/** A letter that went, and one in the making about a line of a register. */
function elmLetters(db: Db, personId: string, lineId: string, now: Instant): { elmLetter: string; elmLetterDraft: string } {
  const filled = {
    ...{ organisation: 'An ICB', signatory: 'Dr E. Lm', 'field-service': ELM_LETTER, 'field-notice': '3 months' },
    ...{ 'field-contractReference': 'a scheme', 'field-clause': '7', 'use-figures': '' },
  }
  const wanted = { practiceCode: ELM.code, letterSlug: 'notice-signed', filled }
  const elmLetter = writtenLetter(db, { ...wanted, sentOn: '2026-06-15' }, { personId }, now)
  return { elmLetter, elmLetterDraft: draftedLetter(db, { ...wanted, lineId }, { personId }, now) }
}

function oakIsNotOurs(db: Db, personId: string, now: Instant): string {
  const found = practiceInLmc(db, 'borsetshire', OAK.code, now)!
  const said = { from: '2026-06-01', otherLmc: 'loamshire', reason: OAK_REQUEST, seen: seenOf(found, 'not-ours') }
  const asked = sayNotOurs(db, { lmcSlug: 'borsetshire', practiceCode: OAK.code, ...said }, { personId }, now)
  if (!asked.ok) throw new Error(asked.words)
  return requestsOfPractice(db, OAK.code, now)[0]!.id
}

/** A line of Elm's register of services. */
function elmRegister(db: Db, personId: string, now: Instant): string {
  const filled = { name: ELM_LINE, contract: 'never', notice: '3 months', givenOn: '2026-06-15' }
  const line = { practiceCode: ELM.code, register: 'services', lineId: null, seen: '', filled } as const
  const saved = saveLine(db, line, { personId }, now)
  if (!saved.ok) throw new Error(saved.reason)
  return saved.lineId
}

function claims(db: Db, who: Claimant, evidence: string, personId: string, now: Instant): string {
  const claim = {
    ...{ scheme: 'primary-care-support/claims-route', line: 'primary-care-support/payments', evidence, sentTo: 'NHS England' },
    ...{ sentOn: '2026-05-04', reference: 'R-1', answerBy: '2026-06-01' },
    losses: [{ kind: 'payment', from: '2026-04-01', until: '2026-04-30', pence: 123_457 }],
  }
  const schemes = seenOfSchemes(claimSchemes(db, dayOf(now)))
  const asked = { who, claimId: null, seen: '', schemes, wanted: { kind: 'claim', claim } } as const
  const kept = recordClaim(db, asked, { personId }, now)
  if (!kept.ok) throw new Error(kept.reason)
  return kept.claimId
}

/** A file on a local provider, to which both practices added and the officer wrote. */
function providerFileOf(db: Db, people: Record<Knocker, string>, now: Instant): string {
  const officer = { personId: people.officer }
  const opened = openProviderFile(
    db,
    { lmcSlug: 'borsetshire', name: PROVIDER.name, provides: 'discharge letters' },
    officer,
    now,
  )
  if (!opened.ok) throw new Error(opened.reason)
  const { fileId } = opened
  const report = { kind: 'late', noticedOn: '2026-06-02', waitedDays: 19, isSafety: true } as const
  const added = [
    addReport(
      db,
      { practiceCode: ELM.code, fileId, seen: '0', report: { ...report, cases: PROVIDER.elmCases } },
      { personId: people.partner },
      now,
    ),
    addReport(
      db,
      { practiceCode: OAK.code, fileId, seen: '0', report: { ...report, cases: PROVIDER.oakCases } },
      { personId: people['next-door'] },
      now,
    ),
    addProviderEvent(
      db,
      {
        ...{ lmcSlug: 'borsetshire', fileId, seen: '0/0/open' },
        happened: { kind: 'answer', happenedOn: '2026-06-09', words: PROVIDER.words, saidBy: 'its office', source: null },
      },
      officer,
      now,
    ),
  ]
  if (added.some(({ ok }) => !ok)) throw new Error('no file')
  return fileId
}

/** A failure in Elm's log. */
function elmFailed(db: Db, personId: string, now: Instant): string {
  const failure: Failure = {
    line: { dispute: 'primary-care-support', key: 'records' },
    kind: 'late',
    noticedOn: '2026-06-10',
    waitedDays: 3,
    cases: 17,
    minutes: { gp: 20, office: 90 },
    appointments: 2,
    isSafety: true,
    duty: 'contractor',
    note: ELM_FAILURE,
    resolvedOn: null,
  }
  const saved = saveFailure(db, { practiceCode: ELM.code, failureId: null, seen: '', failure }, { personId }, now)
  if (!saved.ok) throw new Error(saved.reason)
  return saved.failureId
}

function takes(db: Db, practice: typeof ELM, personId: string, effectiveOn: string, now: Instant): string {
  const statement = { state: 'taking', extent: 'full', effectiveOn, plannedFor: null, ...words(practice) } as const
  const outcome = recordAdoption(db, { ...statement, practiceCode: practice.code, actionSlug: ACTION }, { personId }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}

const words = ({ note, obstacle }: typeof ELM) => ({ note, obstacle })

/** A copy of the world, as it was made. */
export const copyOf = ({ image }: AccessWorld): Db => copyOfImage(image)

/** The values for parameters in an address: Elm, its LMC, its entry, its draft. */
export const parametersOf = (world: AccessWorld): Record<string, string> => ({
  practice: ELM.code,
  lmc: 'borsetshire',
  action: ACTION,
  edition: 'june-2026',
  dispute: 'primary-care-support',
  survey: SURVEY,
  demand: '4',
  entry: world.elmEntry,
  progress: world.elmProgress,
  feedback: world.elmFeedback,
  call: world.elmCall,
  request: world.oakRequest,
  group: world.ownGroup,
  draft: world.draft,
  recordDraft: world.recordDraft,
  openLetter: OPEN_LETTER,
  recordKind: 'open-letter',
  record: OPEN_LETTER,
  version: world.wordsVersion,
  release: 'no-such-release',
  table: 'lmcs',
  file: 'lmcs.csv',
  card: 'any.svg',
  kind: 'notice-signed',
  paragraph: 'why',
  letter: world.elmLetter,
  letterDraft: world.elmLetterDraft,
  letterFile: 'letter.txt',
  register: 'services',
  line: world.elmLine,
  failure: world.elmFailure,
  providerFile: world.providerFile,
  claim: world.elmClaim,
  ownClaim: world.ownClaim,
  token: 'no-such-token',
  form: 'no-such-form',
})

/** An address of `app/routes.ts` with its parameters filled in: `/practice/:practice` as `/practice/Y00001`. */
export const pathTo = (address: string, parameters: Record<string, string>): string =>
  address.replace(/:(\w+)/g, (_name, name: string) => parameters[name] ?? '').replace('*', 'nowhere')
