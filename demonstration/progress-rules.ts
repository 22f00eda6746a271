import { latestProgress, type Progress } from '#app/features/adoption/progress/progress-rules.ts'
import { type Answers, type Entry, type State, stateAsAt } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { answered } from './answered-rules.ts'
import { type Chance, chanceOf } from './chance-rules.ts'
import type { MenuFrom } from './history-rules.ts'
import type { Reporting } from './reporting-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'
import { NEWS, spoken } from './spoken-rules.ts'

/** How often a practice at its desk has progress on an action it takes, plans or considers. */
const NEWS_CHANCE: Partial<Record<State, number>> = { taking: 0.03, planned: 0.02, considering: 0.02 }
/** A practice reports progress after the states it records in one sitting. */
const AFTER_STATES = 5 * 60_000
const ALWAYS = { asAt: '9999-12-31' as Day, knownBefore: Number.MAX_SAFE_INTEGER }

/** The progress that one practice reports while at its desk; `entries` are its own. Each item follows the rules of progress. */
export function progressOf(
  seed: number,
  reporting: Reporting,
  menus: readonly MenuFrom[],
  entries: readonly Entry[],
): Progress[] {
  const { practice, recorders, moments } = reporting
  const chance = chanceOf(seed, `progress ${practice.code}`)
  const lively = practice.code === demonstrationSetting.lively.code
  const waiting = entries.toSorted((a, b) => a.recordedAt - b.recordedAt)
  const own = new Map<string, Entry[]>()
  const made = new Map<string, Progress[]>()
  let index = -1
  let next = 0
  for (const { at } of moments) {
    while (menus[index + 1] && menus[index + 1]!.from <= at) index++
    const now = menus[index]
    for (; waiting[next] && waiting[next]!.recordedAt < at + AFTER_STATES; next++) {
      const entry = waiting[next]!
      own.set(entry.actionSlug, [...(own.get(entry.actionSlug) ?? []), entry])
    }
    if (!now || now.menu.round.ended) continue
    let written = 0
    for (const { actionSlug, guidanceHash } of now.menu.offers) {
      const ownEntries = own.get(actionSlug)
      // No progress right after an answer.
      if (!ownEntries || ownEntries.at(-1)!.recordedAt >= at) continue
      const state = stateAsAt(ownEntries, ALWAYS)
      if (!state || !chance.is((lively ? 4 : 1) * (NEWS_CHANCE[state.state] ?? 0))) continue
      const before = latestProgress(made.get(actionSlug) ?? [], ALWAYS)
      const asks = state.state === 'taking' ? (now.asks.get(guidanceHash) ?? []) : []
      const recordedAt: Instant = at + AFTER_STATES + written++ * 31_000
      const answers = before?.answers ?? ownEntries.find(({ id }) => id === state.entryId)?.answers ?? null
      const { obstacleKind, obstacle } = spoken(state.state === 'taking' ? 'planned' : state.state, chance)
      const progress: Progress = {
        id: chance.id(),
        practiceCode: practice.code,
        actionSlug,
        answers: asks.length > 0 ? further(answers, asks, chance, lively) : null,
        obstacleKind,
        obstacle,
        note: chance.pick(NEWS),
        saidAt: recordedAt,
        correctsId: null,
        void: false,
        recordedAt,
        recordedBy: recorders[chance.is(0.6) ? 1 : 0],
        editionSlug: now.menu.edition.slug,
        guidanceHash,
      }
      made.set(actionSlug, [...(made.get(actionSlug) ?? []), progress])
    }
  }
  return [...made.values()].flat()
}

/** Numbers grow, other answers stay; a practice without answers gives some now. */
function further(before: Answers | null, asks: readonly Ask[], chance: Chance, willing: boolean): Answers | null {
  if (!before) return answered(asks, chance, willing)
  const answers = { ...before }
  for (const ask of asks) {
    const known = answers[ask.key]
    if (ask.kind === 'number' && typeof known === 'number' && ask.key !== 'limit')
      answers[ask.key] = Math.min(known + chance.whole(0, 3), ask.most)
  }
  return answers
}
