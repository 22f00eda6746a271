import type { Logger } from 'pino'
import { removeOldTold } from '#app/features/adoption/told/remove-old-told.server.ts'
import { tryToWrite } from '#app/features/audit/chain/record-clock.server.ts'
import { watchClock } from '#app/features/audit/chain/watch-clock.server.ts'
import { removeOldProviderFiles } from '#app/features/disputes/provider-files/remove-old-provider-files.server.ts'
import { removeOldSurveyAnswers } from '#app/features/disputes/survey-answers/remove-old-answers.server.ts'
import { remindOfSurveys } from '#app/features/disputes/survey-reminders/remind-of-surveys.server.ts'
import { loggedTotalsOnTime } from '#app/features/figures/logged/logged-totals-on-time.server.ts'
import { providerFiguresOnTime } from '#app/features/figures/providers/issue-provider-figures.server.ts'
import type { FiguresKey } from '#app/features/figures/releases/figures-key.server.ts'
import { releaseOnTime } from '#app/features/figures/releases/release-on-time.server.ts'
import { latestRelease } from '#app/features/figures/releases/release-queries.server.ts'
import { changesOfFile } from '#app/features/figures/releases/releases.sql.ts'
import { surveyResultsOnTime } from '#app/features/figures/surveys/results-on-time.server.ts'
import { removeOldCalls } from '#app/features/lmc-desk/calls/remove-old-calls.server.ts'
import { mailDigests } from '#app/features/lmc-desk/digest/mail-digests.server.ts'
import { removeLeftMembers } from '#app/features/lmc-desk/groups/remove-group.server.ts'
import { removeOldOfficeNotes } from '#app/features/lmc-desk/office-notes/remove-old-office-notes.server.ts'
import { mailMoves } from '#app/features/lmc-desk/practice-moved/mail-moves.server.ts'
import { removeOldRequests } from '#app/features/lmc-desk/register-requests/remove-old-requests.server.ts'
import { mailLmcReminders } from '#app/features/lmc-desk/reminders/mail-lmc-reminders.server.ts'
import { removeOldLmcReminders } from '#app/features/lmc-desk/reminders/remove-old-lmc-reminders.server.ts'
import { readSurveysOnTime } from '#app/features/lmc-desk/surveys/open-read-surveys.server.ts'
import { removeOldSurveyRequests } from '#app/features/lmc-desk/surveys/remove-old-survey-requests.server.ts'
import { publishOnTime } from '#app/features/menu/draft-publishing/publish-on-time.server.ts'
import { circularsOnTime } from '#app/features/people/circulars/mail-circulars.server.ts'
import { passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { expireRecords } from '#app/features/people/joining-and-leaving/expire-records.server.ts'
import { sendAddressLinks } from '#app/features/people/own-data/change-address.server.ts'
import { endByMachineTime } from '#app/features/people/sessions/end-by-machine-time.server.ts'
import { sendResetLinks } from '#app/features/people/sign-in/reset-password.server.ts'
import { removeOldQuestions } from '#app/features/practice-desk/asked-by-lmc/remove-old-questions.server.ts'
import { remindOfClocks } from '#app/features/practice-desk/calendar/remind-of-clocks.server.ts'
import { expireBeforeDecisions } from '#app/features/practice-desk/decisions/mark-actions.server.ts'
import { remindOnTime, removeOldReturnLinks } from '#app/features/practice-desk/returns/remind-of-returns.server.ts'
import { hasDemonstrationClock, keepDemonstrationClock } from '#app/features/register/records/demonstration-clock.server.ts'
import { keepRetention } from '#app/features/retention/purging/keep-retention.server.ts'
import { every, type Loop, type Turn } from '#app/platform/every.ts'
import { startMailWorker } from '#app/platform/mail/mail-worker.server.ts'
import type { Post } from '#app/platform/mail/post.server.ts'
import type { Measures } from '#app/platform/measures.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export type LoopContext = {
  db: Db
  log: Logger
  /** The clock. */
  now: () => Instant
  /** The machine's clock where `now` is a demonstration's: mail goes by it. */
  machineNow?: () => Instant
  /** How long a demonstration stood still, not told before. */
  rested?: () => number
  settings: Pick<Settings, 'secondEditor' | 'publicAddress' | 'retentionMonths'>
  post: Post
  measures: Measures
  figuresKey: () => FiguresKey
  /** Issues the releases due by `at`, in a process of its own; rejects where that fails. */
  issueReleases: (at: Instant, stopping: AbortSignal) => Promise<void>
  /** Looks whether the log is to be written into the file. */
  checkpoint: (stopping?: AbortSignal) => Promise<void>
}

/** All periodic work of a server, each loop in its own time and none blocking another. `stop` ends them all. */
export function startLoops({
  db,
  log,
  now,
  machineNow = now,
  rested = () => 0,
  settings,
  post,
  measures,
  figuresKey,
  issueReleases,
  checkpoint,
}: LoopContext): Loop {
  const { publicAddress, retentionMonths, secondEditor } = settings
  const loop = (name: string, period: number, work: Turn) => every(name, period, work, { log, now, measures })
  /** A turn that removes what is past its time, answered with how many rows that were. */
  const removal =
    (work: (tx: Db, at: Instant) => void): Turn =>
    (at) =>
      inSharedTransaction(db, (tx) => {
        const changes = changesOfFile(tx)
        const before = changes.get() ?? 0
        work(tx, at)
        return (changes.get() ?? 0) - before
      })
  const issue: LoopContext['issueReleases'] = async (at, stopping) => {
    await issueReleases(at, stopping)
    if (!stopping.aborted) log.info({ release: latestRelease(db)?.id }, 'releases were issued')
  }
  const tryWriting = async () => {
    const at = machineNow()
    try {
      await inSharedTransaction(db, tryToWrite)
      measures.wrote({ at })
    } catch (error) {
      measures.wrote({ at, fault: (error as Error).message })
      throw error
    }
  }
  const keepTime = async () => {
    if (!hasDemonstrationClock(db)) return
    const slept = rested()
    await inSharedTransaction(db, (tx) => {
      endByMachineTime(tx, slept)
      keepDemonstrationClock(tx, { now, machineNow })
    })
  }
  const loops = [
    loop('editions', 2 * SECOND, publishOnTime({ db, log, rules: { secondEditor, siteAddress: publicAddress } })),
    loop('circulars', 2 * SECOND, circularsOnTime(db)),
    // Apart from the requests, so that the time of a page does not depend on the cost of answering a wish.
    loop('join wishes', 2 * SECOND, (at) => passOnJoinWishes(db, { publicAddress }, at)),
    loop('new passwords', 2 * SECOND, (at) => sendResetLinks(db, publicAddress, at)),
    loop('new addresses', 2 * SECOND, (at) => sendAddressLinks(db, publicAddress, at)),
    loop('figures', MINUTE, releaseOnTime(db, figuresKey, issue)),
    loop('writing', MINUTE / 2, tryWriting),
    loop('measures', MINUTE, measures.minute),

    loop('reminders of surveys', MINUTE, remindOfSurveys(db, publicAddress)),
    loop('questions of LMCs that wait', MINUTE, readSurveysOnTime(db)),
    loop('results of surveys', MINUTE, surveyResultsOnTime(db, figuresKey, issueReleases)),
    loop('figures of local providers', MINUTE, providerFiguresOnTime(db, figuresKey, issueReleases)),
    loop('totals of failures and claims', MINUTE, loggedTotalsOnTime(db, figuresKey, issueReleases)),
    loop('clock', MINUTE, watchClock({ db, log })),
    loop('demonstration', 10 * SECOND, keepTime),
    loop('retention', 2 * SECOND, keepRetention(db, { retentionMonths, publicAddress })),
    loop('checkpoints', 2 * SECOND, (_at, stopping) => checkpoint(stopping)),
    loop('calendar mails', MINUTE, remindOfClocks(db, publicAddress)),
    loop('expiry', HOUR, removal(expireRecords)),
    loop('reminders of LMCs', 2 * SECOND, mailLmcReminders(db, publicAddress)),
    loop('old reminders of LMCs', HOUR, removal(removeOldLmcReminders)),
    loop('practices that left groups', HOUR, removal(removeLeftMembers)),
    loop('old notes of offices', HOUR, removal(removeOldOfficeNotes)),
    loop('old files on providers', HOUR, removal(removeOldProviderFiles)),
    loop('practices that moved', 10 * SECOND, mailMoves(db, publicAddress)),
    loop('weekly mails', 10 * SECOND, mailDigests(db, publicAddress)),
    loop('old requests about the register', HOUR, removal(removeOldRequests)),
    loop('old marks of the telephone', HOUR, removal(removeOldTold)),
    loop('reminders', 10 * SECOND, remindOnTime(db, publicAddress)),
    loop('old questions of LMCs', HOUR, removal(removeOldQuestions)),
    loop(
      'old answers to surveys',
      HOUR,
      removal((tx, at) => removeOldSurveyAnswers(tx, retentionMonths, at)),
    ),
    loop('old questions of LMCs to all', HOUR, removal(removeOldSurveyRequests)),
    loop('old calls', HOUR, removal(removeOldCalls)),
    loop('expiry of marks', HOUR, removal(expireBeforeDecisions)),
    loop('old links', HOUR, removal(removeOldReturnLinks)),
    startMailWorker({ db, post, log, now: machineNow, measures }),
  ]
  return {
    stop: async () => {
      await Promise.all(loops.map(({ stop }) => stop()))
      await keepTime()
    },
  }
}
