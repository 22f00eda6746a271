import { and, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import {
  answersAsKept,
  type CurrentAnswer,
  type FreshStatement,
  freshStatements,
} from '#app/features/adoption/progress/progress-queries.server.ts'
import { isDue, isLive, returnableWeeks, type State } from '#app/features/adoption/statements/adoption-rules.ts'
import {
  isBeforeFirstPerson,
  lastSharing,
  recordedByPractice,
  returnOf,
} from '#app/features/adoption/statements/entry-queries.server.ts'
import { goesOn, statesOpenTo } from '#app/features/adoption/statements/refusal-rules.ts'
import { clockBehind } from '#app/features/audit/chain/record-clock.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { type Ask, answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Menu, type Offer, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { localNotesOf } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant, type Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'

/**
 * How a practice stands to an action now, with its latest words; `due` = the planned day has come and nothing followed, `goesOn` =
 * taken although no longer on the menu.
 */
export type DeskState = Omit<CurrentAnswer, 'practiceCode' | 'actionSlug'> & { due: boolean; goesOn: boolean }
export type DeskAction = {
  offer: Offer
  /** Null = not decided. */
  current: DeskState | null
  /** The action's own questions to practices that take it. */
  asks: readonly Ask[]
  /** The questions that the practice has answered. */
  answered: { label: string; words: string }[]
  /** The states that can be stated now; empty where the practice is closed. */
  open: readonly State[]
  /** The LMC's note on the action; null = none. To be read before confirming. */
  localNote: LocalNote | null
  /** A statement of the last hour that can be taken back with one press; null = none. */
  fresh: FreshStatement | null
}
/** `madeAt`: null = not made yet. */
export type ReturnState = { week: Week; madeAt: Instant | null }
export type DeskPage = {
  details: PracticeDetails
  today: Day
  menu: Omit<Menu, 'offers'> | null
  /** The actions offered or paused, by position. */
  actions: DeskAction[]
  /** Actions no longer on the menu: those of the edition, and earlier ones the practice still takes, plans or considers. */
  offTheMenu: DeskAction[]
  thisWeek: ReturnState
  /** Null = the practice had nobody here then, so there is nothing to confirm. */
  lastWeek: ReturnState | null
  /** What a return would confirm; `taking` and `planned` count what is off the menu too. `lastChangedAt`: the newest statement that stands. */
  toConfirm: { taking: number; planned: number; notDecided: number; lastChangedAt: Instant | null }
  /** Null = not asked yet: nothing is shared. */
  sharing: { sharesByName: boolean; since: Instant } | null
  /** A marker for the form of the return: see recordedByPractice. */
  seen: string
}

/**
 * Everything on a practice's desk at an instant; undefined for a practice the register does not hold. A closed practice has a
 * desk too.
 */
export function deskPage(db: Db, practiceCode: string, now: Instant): DeskPage | undefined {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const menu = menuAt(db, now)
  const byAction = new Map<string, Omit<DeskState, 'goesOn'>>()
  for (const { practiceCode: _here, actionSlug, ...current } of answersAsKept(db, practiceCode))
    byAction.set(actionSlug, { ...current, due: isDue(current, today) })
  const notes = localNotesOf(db, details.lmc?.slug, today)
  const fresh = freshStatements(db, practiceCode, now)
  const roundEndedOn = menu?.round.ended ? menu.round.endedOn : null
  const shown = (offer: Offer, ended = roundEndedOn): DeskAction => {
    const current = byAction.get(offer.actionSlug)
    const terms = { ...offer, roundEndedOn: ended }
    const open = details.open ? statesOpenTo(terms, current?.state, today) : []
    const answers = current?.answers ?? null
    const asks = asksOf(db, offer.guidanceHash)
    return {
      offer,
      current: current ? { ...current, goesOn: goesOn(current.state, terms, today) } : null,
      asks,
      answered: answersInWords(asks, answers),
      open,
      localNote: notes.get(offer.actionSlug) ?? null,
      fresh: fresh.get(offer.actionSlug) ?? null,
    }
  }
  const listed = (menu?.offers ?? []).map((offer) => shown(offer))
  const elsewhere = [...byAction].flatMap(([actionSlug, current]) => {
    if (!isLive(current.state) || listed.some((action) => action.offer.actionSlug === actionSlug)) return []
    const found = offerInForce(db, actionSlug, now)
    if (!found) return []
    const { editionSlug: _edition, round: _round, roundEndedOn: ended, ...offer } = found
    return [shown(offer, ended)]
  })
  const actions = listed.filter((action) => onTheMenu(action.offer.status))
  const offTheMenu = [...listed.filter((action) => !onTheMenu(action.offer.status)), ...elsewhere]
  const currentStates = [...actions, ...offTheMenu].flatMap((action) => action.current ?? [])
  const { thisWeek, lastWeek } = returnableWeeks(now)
  return {
    details,
    today,
    menu: menu ? { round: menu.round, edition: menu.edition } : null,
    actions,
    offTheMenu,
    thisWeek: { week: thisWeek, madeAt: returnOf(db, practiceCode, thisWeek) ?? null },
    lastWeek: isBeforeFirstPerson(db, practiceCode, lastWeek)
      ? null
      : { week: lastWeek, madeAt: returnOf(db, practiceCode, lastWeek) ?? null },
    toConfirm: {
      taking: currentStates.filter(({ state }) => state === 'taking').length,
      planned: currentStates.filter(({ state }) => state === 'planned').length,
      notDecided: actions.filter((action) => action.current === null).length,
      lastChangedAt: byAction.size === 0 ? null : Math.max(...[...byAction.values()].map(({ recordedAt }) => recordedAt)),
    },
    sharing: lastSharing(db, practiceCode) ?? null,
    seen: recordedByPractice(db, practiceCode),
  }
}

/** The current sharing choice, and since when (epoch ms); undefined = not asked yet, nothing is shared. */
export function sharingOf(db: Db, practiceCode: string): { sharesByName: boolean; since: Instant } | undefined {
  return lastSharing(db, practiceCode)
}

const othersHere = prepared((db) =>
  db
    .select({ id: roleAssignments.id })
    .from(roleAssignments)
    .where(
      and(
        eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')),
        ne(roleAssignments.personId, sql.placeholder('personId')),
        lte(roleAssignments.startedAt, sql.placeholder('now')),
        or(isNull(roleAssignments.endedAt), gt(roleAssignments.endedAt, sql.placeholder('now'))),
      ),
    )
    .limit(1)
    .prepare(),
)

/**
 * Whether a person is the only one with a role in this practice now: the first person of a practice, while alone, may do
 * everything in it.
 */
export function isAloneAt(db: Db, practiceCode: string, personId: string, now: Instant): boolean {
  // A colleague counts from the moment their role was recorded, even if the clock was set back since.
  return othersHere(db).get({ practiceCode, personId, now: now + clockBehind(db, now) }) === undefined
}
