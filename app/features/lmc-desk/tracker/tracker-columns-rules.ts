import { readCell } from './tracker-cell-rules.ts'
import type { TrackerTable } from './tracker-table-rules.ts'

/** What a column is read as: `is:` and `since:` before the slug of an action; '' = not read. */
export type ColumnUse = '' | 'practice' | 'action' | 'state' | 'since' | `is:${string}` | `since:${string}`
export type TrackerAction = { slug: string; title: string; shortTitle: string }

const IGNORED = new Set([
  'the',
  'and',
  'for',
  'from',
  'with',
  'gp',
  'gps',
  'of',
  'to',
  'a',
  'in',
  'on',
  'action',
  'since',
  'state',
])
const tokens = (text: string) =>
  new Set(
    text
      .normalize('NFKD')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => word.replace(/(ing|s)$/, ''))
      .filter((word) => word.length > 1 && !IGNORED.has(word)),
  )

/** "ag" of advice-and-guidance: offices write A&G. */
const initials = (slug: string) =>
  slug
    .split('-')
    .filter((word) => !IGNORED.has(word))
    .map((word) => word.charAt(0))
    .join('')

/** Finds the action that words mean: the one with the most of its own words in them; undefined where none or two fit alike. */
export function actionFinder(actions: readonly TrackerAction[]): (words: string) => string | undefined {
  const own = actions.map(({ slug, title, shortTitle }) => ({ slug, words: tokens(`${slug} ${title} ${shortTitle}`) }))
  const rarity = (word: string) => 1 / own.filter(({ words }) => words.has(word)).length
  return (text) => {
    const exact = own.find(({ slug }) => slug === text.trim().toLowerCase())
    if (exact) return exact.slug
    const short = own.filter(({ slug }) => initials(slug) === text.replace(/[^A-Za-z]/g, '').toLowerCase())
    if (short.length === 1) return short[0]!.slug
    const said = [...tokens(text)]
    const scored = own
      .map(({ slug, words }) => ({ slug, score: said.reduce((sum, word) => sum + (words.has(word) ? rarity(word) : 0), 0) }))
      .sort((one, other) => other.score - one.score)
    const [best, next] = scored
    return best && best.score >= 0.5 && best.score > (next?.score ?? 0) ? best.slug : undefined
  }
}

export const CODE = /\b([A-Za-z]\d{5})\b/
const A_DAY = /\b(since|from|date|start|started|began|begun|when|effective)\b/i
const NOT_STATES = /obstacle|\bnotes?\b|comment|reason|e-?mail|phone|telephone|\bby whom\b|return|\bgroups?\b/i

/**
 * A guess at what each column is. `names`: the names of the LMC's practices, in small letters. The practice is the column with the most
 * codes or names; an action a column named like one; a day a column named so, of the action to its left where it names none.
 */
export function guessColumns(
  { heads, rows }: TrackerTable,
  actions: readonly TrackerAction[],
  names: ReadonlySet<string>,
): ColumnUse[] {
  const find = actionFinder(actions)
  const looked = rows.slice(0, 60)
  const share = (index: number, is: (cell: string) => boolean) => {
    const cells = looked.flatMap(({ cells }) => cells[index] || [])
    return cells.length === 0 ? 0 : cells.filter(is).length / cells.length
  }
  const like = heads.map((_, index) =>
    Math.max(
      share(index, (cell) => CODE.test(cell)) * 1.1,
      share(index, (cell) => names.has(cell.toLowerCase())),
    ),
  )
  const best = Math.max(...like)
  const practice = best > 0.2 ? like.indexOf(best) : heads.findIndex((head) => /practice|surgery|ods|code/i.test(head))
  const isWords = (cell: string) => !readCell(cell)?.day && !CODE.test(cell) && find(cell) !== undefined
  const action = heads.findIndex(
    (head, index) => index !== practice && (/^(the )?(actions?|measures?)$/i.test(head) || share(index, isWords) > 0.6),
  )
  const state = heads.findIndex(
    (head, index) => index !== practice && index !== action && /\b(state|status|answer|taking|doing|position)\b/i.test(head),
  )
  const oneRowAnAction = action >= 0 && state >= 0
  const uses: ColumnUse[] = []
  for (const [index, head] of heads.entries()) uses.push(readAs(index, head))
  return uses

  function readAs(index: number, head: string): ColumnUse {
    if (index === practice) return 'practice'
    if (NOT_STATES.test(head.replaceAll('_', ' '))) return ''
    const isDay = A_DAY.test(head.replaceAll('_', ' '))
    if (oneRowAnAction) {
      if (index === action) return 'action'
      if (index === state) return 'state'
      return isDay && !uses.includes('since') ? 'since' : ''
    }
    const found = find(head)
    if (isDay) {
      const left = uses[index - 1]
      const slug = found ?? (left?.startsWith('is:') ? left.slice(3) : undefined)
      return slug && !uses.includes(`since:${slug}`) ? `since:${slug}` : ''
    }
    return found && !uses.includes(`is:${found}`) ? `is:${found}` : ''
  }
}

/** What is wrong with the columns as chosen, by the field it is shown at; empty = nothing. */
export function columnsRefusal(uses: readonly ColumnUse[]): Record<string, string> {
  const field = (index: number) => `column-${index}`
  const errors: Record<string, string> = {}
  for (const [index, use] of uses.entries()) {
    const first = uses.indexOf(use)
    if (use && first !== index) errors[field(index)] = `Column ${first + 1} is read as this already. Choose one of the two.`
  }
  const has = (use: ColumnUse) => uses.includes(use)
  const wide = uses.findIndex((use) => use.startsWith('is:'))
  const lone = uses.findIndex((use) => use.startsWith('since:') && !has(`is:${use.slice(6)}`))
  if (!has('practice')) errors[field(0)] = 'Choose the column that names the practice, by its code or its name.'
  else if (wide < 0 && !has('action')) errors[field(0)] = 'Choose a column for an action, or the column that names the action.'
  else if (has('action') && !has('state')) errors[field(uses.indexOf('action'))] = 'Choose the column with the state, too.'
  else if (wide >= 0 && (has('action') || has('state')))
    errors[field(wide)] = 'A list has one row for each action, or one column for each action, not both. Choose one of the two.'
  else if (lone >= 0) errors[field(lone)] = 'Choose the column with the state of this action, too.'
  return errors
}
