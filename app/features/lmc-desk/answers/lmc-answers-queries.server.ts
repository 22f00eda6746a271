import { type CurrentAnswer, currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import {
  type CurrentState,
  isDue,
  REPORTER_DAYS,
  reporterWindow,
  returnableWeeks,
} from '#app/features/adoption/statements/adoption-rules.ts'
import { lastSharing } from '#app/features/adoption/statements/entry-queries.server.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { goesOn, type OfferTerms } from '#app/features/adoption/statements/refusal-rules.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Offer, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, type Day, dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type AnswerCounts, answerCounts } from './answer-counts-queries.server.ts'

/** One action of a sharing practice as its LMC sees it: state, obstacle, answers, and when they were last given. */
export type SharedState = CurrentState & {
  due: boolean
  /** Taken although no longer on the menu. */
  goesOn: boolean
  obstacle: string | null
  answered: { label: string; words: string }[]
  /** Null: the words came with the state itself. */
  newsAt: Instant | null
}
export type LmcPractice = {
  code: string
  name: string
  town: string | null
  /** It has made this week's return. */
  reportedThisWeek: boolean
  /** It made a return on one of the last 28 days, today's included. */
  reporter: boolean
  /** The latest week with a return; null = none yet. */
  lastWeek: Week | null
  /** Its states by action slug, as far as decided; null where it does not share by name, or was not asked yet. */
  shared: Record<string, SharedState> | null
}
/** `goneOn`: actions no longer on the menu that sharing practices go on with. */
export type LmcAnswers = {
  week: Week
  offers: Offer[]
  goneOn: Pick<Offer, 'actionSlug' | 'shortTitle'>[]
  practices: LmcPractice[]
  counts: AnswerCounts[]
}

const returnsOf = prepared((db) =>
  db.$client
    .prepare(`
      select p.value,
        exists (select 1 from weekly_returns t where t.practice_code = p.value and t.week = :thisWeek
          and ${returnStands('t')}),
        exists (select 1 from weekly_returns w where w.practice_code = p.value and w.week >= :firstWeek
          and w.recorded_at >= :from and w.recorded_at < :before and ${returnStands('w')}),
        (select max(l.week) from weekly_returns l where l.practice_code = p.value and ${returnStands('l')})
      from json_each(:practices) p`)
    .raw(),
)

/**
 * An LMC's open practices at an instant, as its officers see them: who has reported, who is silent, and the states of the
 * practices that share by name now. Notes are left out: they belong to the practice. `offers`: the actions on the menu.
 */
export function lmcAnswers(db: Db, lmcSlug: string, now: Instant): LmcAnswers {
  const today = dayOf(now)
  const { thisWeek } = returnableWeeks(now)
  const here = practicesOfLmc(db, lmcSlug, today)
  const practices = JSON.stringify(here.map(({ code }) => code))
  // A return recorded in the window is for a week of the window or the week before it.
  const firstWeek = addDays(weekOf(addDays(today, 1 - REPORTER_DAYS)), -7)
  const window = reporterWindow({ asAt: today, knownBefore: Number.MAX_SAFE_INTEGER })
  const returns = new Map(
    (returnsOf(db).all({ practices, thisWeek, firstWeek, ...window }) as [string, number, number, Week | null][]).map(
      ([code, ...rest]) => [code, rest],
    ),
  )
  const menu = menuAt(db, now)
  const roundEndedOn = menu?.round.ended ? menu.round.endedOn : null
  const offers = (menu?.offers ?? []).filter((offer) => onTheMenu(offer.status))
  // Only practices that share by name are read at all.
  const sharing = here.map(({ code }) => code).filter((code) => lastSharing(db, code)?.sharesByName)
  const answers = currentAnswers(db, sharing)
  const terms = new Map<string, OfferTerms>(offers.map((offer) => [offer.actionSlug, { ...offer, roundEndedOn }]))
  const taken = answers.flatMap(({ state, actionSlug }) => (state === 'taking' && !terms.has(actionSlug) ? [actionSlug] : []))
  const goneOn = [...new Set(taken)].sort().flatMap((actionSlug) => offerInForce(db, actionSlug, now) ?? [])
  for (const offer of goneOn) terms.set(offer.actionSlug, offer)
  const shared = sharedStates(db, { sharing, answers, offers: [...offers, ...goneOn], terms, today })
  return {
    week: thisWeek,
    offers,
    goneOn: goneOn.map(({ actionSlug, shortTitle }) => ({ actionSlug, shortTitle })),
    counts: answerCounts(db, answers, offers),
    practices: here.map((practice): LmcPractice => {
      const [reportedThisWeek = 0, reporter = 0, lastWeek = null] = returns.get(practice.code) ?? []
      return {
        ...practice,
        reportedThisWeek: reportedThisWeek === 1,
        reporter: reporter === 1,
        lastWeek,
        shared: shared.get(practice.code) ?? null,
      }
    }),
  }
}

type SharedFacts = {
  sharing: string[]
  answers: CurrentAnswer[]
  offers: readonly Offer[]
  /** By action: what decides whether it is on the menu. */
  terms: ReadonlyMap<string, OfferTerms>
  today: Day
}

function sharedStates(
  db: Db,
  { sharing, answers, offers, terms, today }: SharedFacts,
): Map<string, NonNullable<LmcPractice['shared']>> {
  const asks = new Map(offers.map(({ actionSlug, guidanceHash }) => [actionSlug, asksOf(db, guidanceHash)]))
  const shared = new Map(sharing.map((code): [string, NonNullable<LmcPractice['shared']>] => [code, {}]))
  for (const answer of answers) {
    const { entryId, state, extent, effectiveOn, plannedFor, takenSince } = answer
    const offer = terms.get(answer.actionSlug)
    shared.get(answer.practiceCode)![answer.actionSlug] = {
      ...{ entryId, state, extent, effectiveOn, plannedFor, takenSince },
      due: isDue(answer, today),
      goesOn: offer ? goesOn(state, offer, today) : false,
      obstacle: obstacleInWords(answer),
      answered: answersInWords(asks.get(answer.actionSlug) ?? [], answer.answers),
      newsAt: answer.progressId ? answer.saidAt : null,
    }
  }
  return shared
}
