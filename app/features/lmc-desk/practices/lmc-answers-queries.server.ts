import { type AnswerWithoutNote, answersWithoutNotes } from '#app/features/adoption/progress/progress-queries.server.ts'
import { type CurrentState, isDue, type ObstacleKind, returnableWeeks } from '#app/features/adoption/statements/adoption-rules.ts'
import { sharingOnes } from '#app/features/adoption/statements/entry-queries.server.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { goesOn, type OfferTerms } from '#app/features/adoption/statements/refusal-rules.ts'
import { practicesToRecordFor } from '#app/features/adoption/told/told-queries.server.ts'
import { groupsOfLmc } from '#app/features/lmc-desk/groups/group-queries.server.ts'
import type { PracticeGroup } from '#app/features/lmc-desk/groups/group-rules.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Offer, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant, startOfDay, type Week } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type AnswerCounts, answerCounts } from './answer-counts-queries.server.ts'
import { type Move, movesSince } from './moves-rules.ts'
import { countedReturns, type ReturnFacts, recentReturnsOf, returnFactsAt } from './recent-returns-queries.server.ts'

/** One action of a sharing practice as its LMC sees it: state, obstacle, answers, and when they were last given. */
export type SharedState = CurrentState & {
  due: boolean
  /** Taken although no longer on the menu. */
  goesOn: boolean
  obstacle: string | null
  obstacleKind: ObstacleKind | null
  answered: { label: string; words: string }[]
  /** Null: the words came with the state itself. */
  newsAt: Instant | null
}
export type LmcPractice = ReturnFacts & {
  code: string
  name: string
  town: string | null
  /** Its primary care network; null = in none. */
  pcn: string | null
  /** Its states by action slug, as far as decided; null where it does not share by name, or was not asked yet. */
  shared: Readonly<Record<string, SharedState>> | null
  /** Officers may record what it tells them by telephone: a partner allows it, and somebody has joined. */
  byTelephone: boolean
}
/** `goneOn`: actions no longer on the menu that sharing practices go on with. */
export type LmcAnswers = {
  week: Week
  /** Returns of this week, of last week by the same hour, and of last week by its Sunday night. */
  returns: { now: number; thenAtThisHour: number; thenInAll: number }
  /** Statements since Monday by which sharing practices began or stopped, the latest first. */
  moves: Move[]
  offers: Offer[]
  goneOn: Pick<Offer, 'actionSlug' | 'shortTitle'>[]
  practices: LmcPractice[]
  counts: AnswerCounts[]
  /** The office's own groups of them. */
  groups: PracticeGroup[]
}

/**
 * An LMC's open practices at an instant, as its officers see them: who has reported, who is silent, and the states of the
 * practices that share by name now. Notes are left out: they belong to the practice. `offers`: the actions on the menu.
 */
export function lmcAnswers(db: Db, lmcSlug: string, now: Instant): LmcAnswers {
  const today = dayOf(now)
  const { thisWeek } = returnableWeeks(now)
  const here = practicesOfLmc(db, lmcSlug, today)
  const codes = here.map(({ code }) => code)
  const returns = recentReturnsOf(db, codes, thisWeek)
  const factsOf = returnFactsAt(thisWeek, now)
  const menu = menuAt(db, now)
  const roundEndedOn = menu?.round.ended ? menu.round.endedOn : null
  const offers = (menu?.offers ?? []).filter((offer) => onTheMenu(offer.status))
  // Only practices that share by name are read at all.
  const sharing = sharingOnes(db, codes)
  const answersOf = answersWithoutNotes(db, sharing)
  const answers = answersOf.flat()
  const terms = new Map<string, OfferTerms>(offers.map((offer) => [offer.actionSlug, { ...offer, roundEndedOn }]))
  const taken = new Set<string>()
  for (const { state, actionSlug } of answers) if (state === 'taking' && !terms.has(actionSlug)) taken.add(actionSlug)
  const goneOn = [...taken].sort().flatMap((actionSlug) => offerInForce(db, actionSlug, now) ?? [])
  for (const offer of goneOn) terms.set(offer.actionSlug, offer)
  const toRecordFor = practicesToRecordFor(db, lmcSlug, codes)
  const statesOf = sharedStates(db, { offers: [...offers, ...goneOn], terms, today })
  const shared = new Map(sharing.map((code, index) => [code, statesOf(answersOf[index]!)]))
  return {
    week: thisWeek,
    offers,
    goneOn: goneOn.map(({ actionSlug, shortTitle }) => ({ actionSlug, shortTitle })),
    counts: answerCounts(db, answers, offers),
    groups: groupsOfLmc(db, lmcSlug, new Set(codes)),
    returns: countedReturns(returns.values(), thisWeek, now),
    moves: movesSince(startOfDay(thisWeek), answers, { offers, practices: here }),
    practices: here.map(({ code, name, town, pcn }): LmcPractice => {
      const { joined, lastWeek, reporter, reportedThisWeek, weeks } = factsOf(returns.get(code)!)
      const [states, byTelephone] = [shared.get(code) ?? null, toRecordFor.has(code)]
      return { code, name, town, pcn, joined, lastWeek, reporter, reportedThisWeek, weeks, shared: states, byTelephone }
    }),
  }
}

type SharedStates = Readonly<Record<string, SharedState>>
type Terms = {
  offers: readonly Offer[]
  /** By action: what decides whether it is on the menu. */
  terms: ReadonlyMap<string, OfferTerms>
  today: Day
}
/** By the answers of a practice, which are the same list as long as they stand: its states, and the terms they were read under. */
const keptStates = new WeakMap<readonly AnswerWithoutNote[], { under: string; states: SharedStates }>()

/** Reads the states of practices off their answers, by action. Those read before, on this day and of the same offers, are not read again. */
function sharedStates(db: Db, { offers, terms, today }: Terms): (answers: readonly AnswerWithoutNote[]) => SharedStates {
  const asks = new Map(offers.map(({ actionSlug, guidanceHash }) => [actionSlug, asksOf(db, guidanceHash)]))
  const underOf = ({ actionSlug, guidanceHash }: Offer) => {
    const { status, roundEndedOn, offeredFrom, offeredUntil } = terms.get(actionSlug)!
    return [actionSlug, guidanceHash, status, roundEndedOn, offeredFrom, offeredUntil]
  }
  const under = JSON.stringify([today, offers.map(underOf)])
  const stateOf = (answer: AnswerWithoutNote): SharedState => {
    const { entryId, state, extent, effectiveOn, plannedFor, takenSince } = answer
    const offer = terms.get(answer.actionSlug)
    return {
      ...{ entryId, state, extent, effectiveOn, plannedFor, takenSince },
      due: isDue(answer, today),
      goesOn: offer ? goesOn(state, offer, today) : false,
      obstacle: obstacleInWords(answer),
      obstacleKind: answer.obstacleKind,
      answered: answersInWords(asks.get(answer.actionSlug) ?? [], answer.answers),
      newsAt: answer.progressId ? answer.saidAt : null,
    }
  }
  return (answers) => {
    const kept = keptStates.get(answers)
    if (kept?.under === under) return kept.states
    const states = Object.fromEntries(answers.map((answer) => [answer.actionSlug, stateOf(answer)]))
    keptStates.set(answers, { under, states })
    return states
  }
}
