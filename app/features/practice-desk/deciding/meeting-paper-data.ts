import { stateInWords } from '#app/features/adoption/statements/state-words.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { FLAG_WORDS, type LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import type { MarkTally } from '#app/features/practice-desk/decisions/mark-rules.ts'
import { tallyInWords } from '#app/features/practice-desk/decisions/mark-words.ts'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { longDay, shortDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { withCapital } from '#app/platform/with-capital.ts'

/** One action on the paper for a partners' meeting, in words without markup. */
export type PaperAction = {
  title: string
  state: string
  tally: string
  facts: string
  asks: string
  disputed: string
  local: string
  /** At which strengths it circulates; empty = one. */
  strengths: string[]
}

/** What an action needs of its guidance, as plain text. */
export type PaperWords = { disputed: string; wording: string; effort: string; reversible: string }

/** The most characters that an action's words take on two sides, by the number of actions: what is longer ends in "…". */
const LETTERS_OF_TWO_SIDES = 8200
const budgetOf = (actions: number) => Math.min(1400, Math.floor(LETTERS_OF_TWO_SIDES / Math.max(actions, 1)))

/** One action for the paper. `actions`: how many share the two sides. */
export function paperAction(
  { offer, current, asks, localNote }: DeskAction,
  words: PaperWords,
  tally: MarkTally | undefined,
  actions: number,
): PaperAction {
  const budget = budgetOf(actions)
  const local = localNote ? localInWords(localNote) : ''
  const room = local ? [0.4, 0.36, 0.24] : [0.55, 0.45, 0]
  const [asked, disputed, note] = room.map((part) => Math.floor(part * budget)) as [number, number, number]
  return {
    title: offer.title,
    state: current ? stateInWords(current) : 'Not decided',
    tally: tallyInWords(tally),
    facts: factsOf(offer, words),
    asks: shortened(words.wording, asked),
    disputed: shortened(words.disputed, disputed),
    local: shortened(local, note),
    strengths: strengthsOf(asks),
  }
}

function factsOf({ scope, offeredFrom, offeredUntil }: DeskAction['offer'], { effort, reversible }: PaperWords): string {
  const facts = [
    scope === 'pcn' ? 'decided by the PCN' : '',
    effort === 'not known' ? '' : `effort: ${effort}`,
    reversible === 'not known' ? '' : `can be undone: ${reversible}`,
    offeredFrom ? `from ${shortDay(offeredFrom)}` : '',
    offeredUntil ? `until ${shortDay(offeredUntil)}` : '',
  ]
  const all = facts.filter(Boolean).join(' · ')
  return all && `${withCapital(all)}.`
}

const localInWords = ({ lmc, flag, reason, advice }: LocalNote) =>
  [`${lmc.name}:`, flag === 'none' ? '' : `${FLAG_WORDS[flag].toLowerCase()}.`, reason, advice].filter(Boolean).join(' ')

const strengthsOf = (asks: readonly Ask[]) =>
  asks.flatMap((ask) => (ask.key === 'strength' && ask.kind === 'one-of' ? ask.options.map(({ label }) => label) : []))

/** A text of at most so many letters, ended at a word. */
export function shortened(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  return `${plain
    .slice(0, most)
    .replace(/ \S*$/, '')
    .replace(/[,;:.]$/, '')} …`
}

export type MeetingPaper = {
  site: string
  title: string
  for: string
  /** The name of the practice with its code. */
  practice: string
  meets: string
  menu: string
  partners: number
  actions: PaperAction[]
  footer: string
}

/** The frame of the paper. `partners`: how many use Concert; there is room for more. */
export function meetingPaperData(
  { name, code }: { name: string; code: string },
  { site, menu, meetsOn, today, partners }: { site: string; menu: string; meetsOn: Day | null; today: Day; partners: number },
  actions: PaperAction[],
): MeetingPaper {
  return {
    site,
    title: 'What do we decide?',
    for: `For the partners of ${name} alone`,
    practice: `${name} · ${code}`,
    meets: meetsOn ? weekdayAndDay(meetsOn) : '',
    menu,
    partners: Math.min(Math.max(partners, 3), 14),
    actions,
    footer: `${site} · ${name} · made on ${longDay(today)} · the committee calls, the LMC informs, the practice decides`,
  }
}
