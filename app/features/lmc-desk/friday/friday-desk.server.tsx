import { StateLegend } from '#app/features/adoption/statements/state-tag.tsx'
import type { ReturnsHere } from '#app/features/figures/beside-desks/returns-here.server.ts'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { drawnPracticeRows } from '#app/features/lmc-desk/practices/drawn-practice-rows.server.tsx'
import { FridayStrip } from '#app/features/lmc-desk/practices/friday-strip.tsx'
import { type ListAsked, listedPractices } from '#app/features/lmc-desk/practices/list-asked-rules.ts'
import type { LmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { practiceCounts, silentInWords } from '#app/features/lmc-desk/practices/lmc-list-rules.ts'
import { uptakeOf } from '#app/features/lmc-desk/practices/lmc-uptake.tsx'
import { actionsListed, type ListedPractices } from '#app/features/lmc-desk/practices/practice-list.tsx'
import { PracticeListTools, toolsOf } from '#app/features/lmc-desk/practices/practice-list-tools.tsx'
import { SinceMonday } from '#app/features/lmc-desk/practices/since-monday.tsx'
import type { StepCounts } from '#app/features/lmc-desk/reminders/reminders-page-queries.server.ts'
import type { Waiting } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, drawnOnceIn } from '#app/ui/draw.server.ts'
import { AnswersFold, PublishedFolds, StepsPart, UptakePart } from './friday-parts.tsx'

const once = drawnOnceIn(cacheOf({ mostBytes: 6e6, bytesOf: bytesIn }))
const strip = once(FridayStrip)
const uptake = once(UptakePart)
const moves = once(SinceMonday)
const steps = once(StepsPart)
const tools = once(PracticeListTools)
const legend = once(StateLegend)
const counted = once(AnswersFold)
const published = once(PublishedFolds)

type Friday = {
  here: string
  name: string
  asked: ListAsked
  answers: LmcAnswers
  figures: LmcBesideOthers | null
  course: ReturnsHere | null
  steps: StepCounts
  waiting: Waiting
}

/** An LMC's Friday screen, in parts that are drawn anew only where something in them changed: most change with a return, a statement or a release. */
export function fridayDesk({ here, name, asked, answers, figures, course, waiting, ...friday }: Friday) {
  const { practices, returns } = answers
  const counts = practiceCounts(practices)
  const { calls, longestCall, register, notes, letters, notesAsked } = waiting
  const waits = { calls, longestCall, register, notes, letters, notesAsked }
  return {
    silent: silentInWords(counts, practices.length),
    strip: strip({ name, practices: practices.length, counts, returns, course }),
    uptake: uptake(uptakeOf(answers, figures)),
    moves: moves({ moves: answers.moves, here }),
    steps: steps({ counts: friday.steps, waiting: waits, here }),
    list: listOf(here, answers, asked),
    answers: answers.counts.length > 0 ? counted({ counts: answers.counts }) : null,
    published: published({ figures }),
  }
}

function listOf(here: string, answers: LmcAnswers, asked: ListAsked): ListedPractices {
  const { found, listed, count, page, pages } = listedPractices(answers.practices, asked, answers.groups)
  const actions = actionsListed(answers).map(({ actionSlug, shortTitle }) => ({ actionSlug, shortTitle }))
  return {
    ...{ asked, actions, codes: listed.map(({ code }) => code) },
    pages: { listed: listed.length, count, page, pages },
    drawn: {
      tools: tools(toolsOf(here, answers, asked, found)),
      rows: drawnPracticeRows(here, actions, listed),
      legend: listed.some(({ shared }) => shared) ? legend({}) : null,
    },
  }
}
