import { TOLD_WORDS } from '#app/features/adoption/told/told-rules.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { shortHash } from '#app/features/menu/guidance/guidance-version-rules.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { everyRecordLine } from '#app/features/practice-desk/own-record/own-record-queries.server.ts'
import { nameOfKind } from '#app/features/practice-desk/own-record/record-kinds.server.ts'
import type { RecordLine } from '#app/features/practice-desk/own-record/record-line-rules.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import { plainWords } from '#app/platform/markdown.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import { type Shown, shown } from './evidence.sql.ts'
import type { AdviceThen, PackAction, PackTable } from './evidence-data.ts'

const titles = prepared((db) => db.select({ slug: actions.slug, title: actions.title }).from(actions).prepare())

const HEAD = ['Day', 'What was recorded', 'Recorded', 'Menu then']
const WIDTHS = [1.35, 4.5, 1.9, 1.9]
const rowOf = (line: RecordLine): string[] => [
  shortDay(line.holdsOn),
  [
    line.says === nameOfKind(line.kind) ? line.says : `${nameOfKind(line.kind)}: ${line.says}`,
    ...line.more.map(({ label, words }) => `${label}: ${words}`),
    ...(line.instead ? [`In place of: ${line.instead}`] : []),
    ...(line.corrected ? [`Corrected on ${shortDay(dayOf(line.corrected.at))}: ${line.corrected.by}`] : []),
  ].join('. '),
  `${shortDay(dayOf(line.recordedAt))}${line.by.role ? `, ${ROLE_WORDS[line.by.role].toLowerCase()}` : ''}`,
  line.edition?.title ?? '',
]
const tableOf = (lines: readonly RecordLine[]): PackTable => ({ head: HEAD, widths: WIDTHS, rows: lines.map(rowOf) })

/** Words that stood in the edition before are not told again. */
function adviceOf(db: Db, { action, guidanceHash, edition, publishedAt, wording }: Shown, before: Shown | undefined): AdviceThen {
  const isSame = guidanceHash !== null && guidanceHash === before?.guidanceHash
  const data = guidanceHash && !isSame ? guidanceOf(db, guidanceHash).data : undefined
  const words = (text: string | undefined) => (text ? plainWords(text) : '')
  return {
    edition: edition ? `${edition}${publishedAt ? `, published ${shortDay(dayOf(publishedAt))}` : ''}` : 'Before a menu',
    wording: words(wording ?? undefined),
    summary: isSame ? 'Its guidance was the same as before.' : words(data?.summary),
    version: guidanceHash
      ? `Version ${shortHash(guidanceHash)} of its words, read at /actions/${action}/versions/${shortHash(guidanceHash)}.`
      : '',
    position: words(data?.contract?.committee),
    disputed: words(data?.contract?.disputed),
    steps: (data?.steps ?? []).map(({ title }) => title),
  }
}

/** "Weekly returns: 5 made, from 5 Aug 2024 on, 2 of them told by telephone to the LMC; 1 taken back". */
function returnsInWords(returns: readonly RecordLine[]): string {
  const made = returns.filter(({ corrected }) => corrected === null)
  const told = made.filter(({ more }) => more.some(({ words }) => words === TOLD_WORDS)).length
  const back = returns.length - made.length
  return [
    `Weekly returns: ${made.length} made${made[0] ? `, from ${shortDay(made[0].holdsOn)} on` : ''}`,
    told > 0 ? `, ${told} of them ${TOLD_WORDS}` : '',
    back > 0 ? `; ${back} taken back` : '',
  ].join('')
}

/** What a practice recorded, by action and as a whole, with what the menu said then. Weekly returns are told as one line. */
export function evidenceOfActions(db: Db, practiceCode: string): { actions: PackAction[]; general: PackTable } {
  const lines = everyRecordLine(db, practiceCode)
  const advice = shown(db).all(practiceCode)
  const names = new Map(
    titles(db)
      .all()
      .map(({ slug, title }) => [slug, title]),
  )
  const slugs = [...new Set(lines.flatMap(({ action }) => action ?? []))]
  const general = lines.filter(
    ({ action, kind }) => action === null && kind !== 'return' && kind !== 'register' && kind !== 'letter' && kind !== 'failure',
  )
  const returns = lines.filter(({ kind }) => kind === 'return')
  const last = returns.at(-1)
  const confirmed = last ? [[shortDay(last.holdsOn), returnsInWords(returns), '', '']] : []
  return {
    actions: slugs.map((slug) => ({
      title: names.get(slug) ?? slug,
      lines: tableOf(lines.filter(({ action, kind }) => action === slug && kind !== 'letter')),
      advice: advice.filter(({ action }) => action === slug).map((one, index, all) => adviceOf(db, one, all[index - 1])),
    })),
    general: { head: HEAD, widths: WIDTHS, rows: [...general.map(rowOf), ...confirmed] },
  }
}
