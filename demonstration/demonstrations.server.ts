import type { Progress } from '#app/features/adoption/progress/progress-rules.ts'
import { appendProgress } from '#app/features/adoption/progress/write-progress.server.ts'
import type { Entry } from '#app/features/adoption/statements/adoption-rules.ts'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import { choosePublicity } from '#app/features/figures/releases/choose-publicity.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { allEditions, allRounds, editionInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Menu } from '#app/features/menu/editions/menu-rules.ts'
import { writeLocalNote } from '#app/features/menu/local-notes/write-local-note.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { addToRegister, markRegister, REGISTER_TABLES } from '#app/features/register/records/add-to-register.server.ts'
import { setDemonstrationClock } from '#app/features/register/records/demonstration-clock.server.ts'
import { type Day, dayOf, endOfDay, type Instant, instantOf, startOfDay } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { addCall } from './add-call.server.ts'
import { addReminder } from './add-reminder.server.ts'
import { calendarUntil, REGISTER_DAY } from './calendar-rules.ts'
import { callsOf } from './calls-rules.ts'
import { addChecklists } from './checklists.server.ts'
import { addCommitteeDesk } from './committee-desk.server.ts'
import { EARLIEST_DAY } from './day-rules.ts'
import { addDeskFacts } from './desk-facts.server.ts'
import { earlyActs } from './early-acts.server.ts'
import { type MadeEngland, madeEngland } from './england-rules.ts'
import { entriesOf, type MenuFrom, moodOfLmc } from './history-rules.ts'
import { inOrderOfTime } from './in-order-of-time.ts'
import { addInvitations } from './invitations.server.ts'
import { issueFigures } from './issued-figures.server.ts'
import { listedLmcs } from './lmc-list.server.ts'
import { addLmcReminders } from './lmc-reminders.server.ts'
import { localNotesOf } from './local-notes-rules.ts'
import { addPracticePapers, papersUntil } from './practice-papers.server.ts'
import { progressOf } from './progress-rules.ts'
import { publicityOf } from './publicity-rules.ts'
import { registerBatches } from './register-facts-rules.ts'
import { type Reporting, reportingOf } from './reporting-rules.ts'
import { demonstrationSetting, demonstrationSignIns } from './sign-in-list.ts'
import { addSignIns, livelyIds } from './sign-ins.server.ts'
import { addSilentPeople } from './silent-people.server.ts'
import { addSurveyAnswers } from './surveys.server.ts'

/**
 * `today`: the day the demonstration stands on (London). Its history ends the day before, and nothing later is in it. `weeks`
 * shortens it to so many before the running one.
 */
export type DemonstrationWishes = { seed: number; today: Day; contentFolder: string; weeks?: number }

export type DemonstrationMade = {
  lmcs: number
  practices: number
  openPractices: number
  returns: number
  entries: number
  progress: number
  sharingChoices: number
  signIns: number
  firstWeek: Day
  /** Monday of the last week that is over. */
  lastWeek: Day
}

/**
 * Fills an empty database with demonstration England, all or nothing, and marks it: content, register, sign-ins and history. The
 * same wishes make the same facts, except for the ids of people who sign in. `now`: the time of `today` at which its clock begins. Throws where
 * the content does not load, the database is not empty, or `today` is before October 2024.
 */
export async function makeDemonstration(db: Db, wishes: DemonstrationWishes, now: Instant): Promise<DemonstrationMade> {
  const { seed, today, contentFolder, weeks } = wishes
  if (today < EARLIEST_DAY) throw new Error(`A demonstration cannot end before ${EARLIEST_DAY}: ${today} is too early.`)
  const passwordHashes = new Map<string, string>()
  for (const { password } of demonstrationSignIns) {
    if (!passwordHashes.has(password)) passwordHashes.set(password, await hashPassword(password))
  }
  const made = inTransaction(db, (tx): DemonstrationMade => {
    // Recorded at the beginning, as editions are at their publication: past weeks have the columns of their time.
    const content = loadContent(tx, contentFolder, instantOf(REGISTER_DAY, '07:00'), { on: today })
    if (!content.ok) throw new Error(`The content cannot be loaded.\n${content.messages.join('\n')}`)
    const mark = markRows(tx, REGISTER_TABLES)
    const calendar = calendarUntil(today, weeks)
    const listed = listedLmcs(contentFolder)
    const lmcs = listed.lmcs.map(({ slug, region, practices }) => ({ slug, regionCode: region, practices }))
    const england = madeEngland(seed, lmcs, calendar)
    const firstWeek = calendar.weeks[0] ?? today
    const lastWeek = calendar.weeks[calendar.lastFullWeek] ?? firstWeek
    // From the first on: the dispute that is made up is there for a demonstration alone, and its practice logs in it.
    markRegister(tx, 'demonstration', { seed, firstWeek, lastWeek }, instantOf(REGISTER_DAY, '07:10'))
    const lively = livelyIds()
    inOrderOfTime([
      ...registerBatches(england, listed).map(({ recordedOn, facts }) => {
        const at = instantOf(recordedOn, '07:30')
        return { at, write: () => addToRegister(tx, facts, at) }
      }),
      ...localNotesOf(
        seed,
        lmcs.map(({ slug }) => slug),
        today,
      ).map(({ at, by, ...note }) => ({ at, write: () => writeLocalNote(tx, { ...note, seen: '' }, { personId: by }, at) })),
      ...publicityOf(
        seed,
        lmcs.map(({ slug }) => slug),
        today,
      ).map(({ at, by, ...choice }) => ({ at, write: () => choosePublicity(tx, { ...choice, link: '' }, { personId: by }, at) })),
      ...earlyActs(tx, lmcs, today, now),
      ...papersUntil(tx, lively, now),
      ...callsOf(england, today).map((call) => ({ at: call.at, write: () => addCall(tx, call) })),
    ])
    setDemonstrationClock(tx, now)

    const rounds = allRounds(tx, today).toReversed()
    const recorders = addSignIns(tx, passwordHashes, lively, startOfDay(firstWeek), now)
    addReminder(tx, now)
    // Computed again for each kind of fact: that costs a tenth of a second and saves a hundred megabytes.
    const reporting = () => reportingOf(seed, { england, lmcs, rounds, calendar }, recorders)
    const moods = new Map(lmcs.map(({ slug }) => [slug, moodOfLmc(seed, slug)]))
    const menus = menusUntil(tx, today)
    const news: Progress[] = []
    const ofLively: Entry[] = []
    function* entries(): Generator<Entry> {
      for (const one of reporting()) {
        const own = entriesOf(seed, one, menus, moods.get(one.practice.lmcSlug)!, calendar)
        news.push(...progressOf(seed, one, menus, own))
        if (one.practice.code === demonstrationSetting.lively.code) ofLively.push(...own)
        yield* own
      }
    }
    const counts = appendHistory(tx, {
      entries: entries(),
      returns: each(reporting(), (one) => one.returns),
      sharing: each(reporting(), (one) => one.sharing),
    })
    const progress = appendProgress(tx, news)
    addDeskFacts(tx, ofLively, now)
    const livelyPeople = recorders.get(demonstrationSetting.lively.code)
    if (livelyPeople) addChecklists(tx, ofLively, livelyPeople, now)
    addLmcReminders(tx, addSilentPeople(tx, startOfDay(firstWeek), now), now)
    addInvitations(tx, now)
    addPracticePapers(tx, { seed, england, recorders }, now)
    addCommitteeDesk(tx, now)
    addSurveyAnswers(tx, seed, england, livelyPeople?.[0] ?? 'partner', now)
    const outcome: DemonstrationMade = {
      lmcs: lmcs.length,
      practices: england.practices.length,
      openPractices: openOnes(england),
      returns: counts.returns,
      entries: counts.entries,
      progress,
      sharingChoices: counts.sharing,
      signIns: demonstrationSignIns.length,
      firstWeek,
      lastWeek,
    }
    const event = { at: now, actor: 'operator', subject: 'demonstration', detail: { seed, ...outcome } }
    recordEvent(tx, { ...event, action: 'demonstration.made' }, rowsSince(tx, mark))
    return outcome
  })
  db.$client.exec('pragma analysis_limit = 2000; analyze;')
  issueFigures(db, now)
  return made
}

const openOnes = (england: MadeEngland) => england.practices.filter((practice) => practice.closedOn === null).length

function* each<T>(reporting: Iterable<Reporting>, of: (one: Reporting) => T[]): Generator<T> {
  for (const one of reporting) yield* of(one)
}

/**
 * The menus in force from the first edition to the day before `today`, each from its first instant: when an edition was
 * published, a round began or ended.
 */
function menusUntil(db: Db, today: Day): MenuFrom[] {
  const end = startOfDay(today)
  const instants = new Set<Instant>()
  for (const round of allRounds(db, today)) {
    instants.add(startOfDay(round.beganOn))
    if (round.endedOn) instants.add(endOfDay(round.endedOn))
    for (const edition of allEditions(db, round.slug)) instants.add(edition.publishedAt)
  }
  const menus: MenuFrom[] = []
  for (const from of [...instants].filter((at) => at < end).sort((a, b) => a - b)) {
    const menu = menuAt(db, from) ?? menuToCome(db, from)
    const hashes = menu?.offers.map(({ guidanceHash }) => guidanceHash) ?? []
    if (menu) menus.push({ from, menu, asks: new Map(hashes.map((hash) => [hash, asksOf(db, hash)])) })
  }
  return menus
}

/** Before the first round: the latest menu published for the round that comes. */
function menuToCome(db: Db, at: Instant): Menu | undefined {
  const round = allRounds(db, dayOf(at)).findLast(({ beganOn }) => beganOn > dayOf(at))
  const edition = round && editionInForce(db, round.slug, at)
  return edition && { round, edition, offers: offersOf(db, edition.slug) }
}
