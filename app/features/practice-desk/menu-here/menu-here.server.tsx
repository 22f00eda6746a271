import type { UptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { UptakeLine, type UptakeLineProps } from '#app/features/figures/pictures/uptake-line.tsx'
import { MenuRowCells, MenuRowNote, type MenuRowProps } from '#app/features/menu/actions/menu-rows.tsx'
import type { MenuRow, MenuWithRows } from '#app/features/menu/actions/menu-rows-queries.server.ts'
import { DecideSeveral, MenuSide } from '#app/features/menu/actions/menu-side.tsx'
import { AnnouncedLines } from '#app/features/menu/announced/announced-lines.tsx'
import type { AnnouncedAction } from '#app/features/menu/announced/announced-queries.server.ts'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, type Drawing, drawnOnceIn, together } from '#app/ui/draw.server.ts'
import { OwnAnswer, waitsForAnswer } from './own-answer.tsx'
import type { OwnAnswers } from './own-answers-queries.server.ts'

/** What stands on the menu for one reader. `own`: of their practice; `notes`: of their LMC, by action; `uptake`: of England and their area. */
export type Here = {
  own: OwnAnswers | null
  notes: Record<string, LocalNote>
  uptake: UptakeHere | null
  announced: readonly AnnouncedAction[]
}

/**
 * What a row says to everybody in an area, what one practice says of it and what its LMC says are parts of their own: few of them differ
 * from one reader to the next.
 */
const once = drawnOnceIn(cacheOf({ mostBytes: 4e6, bytesOf: bytesIn }))

type CellsProps = MenuRowProps & { uptake: UptakeLineProps['uptake'] | null }
const Cells = ({ uptake, ...props }: CellsProps) => (
  <MenuRowCells {...props} uptake={uptake && <UptakeLine action={props.row.actionSlug} uptake={uptake} />} />
)
const cells = once(Cells)
const answered = once(OwnAnswer)
const noted = once(MenuRowNote)
const announcedLines = once(AnnouncedLines)
const side = once(MenuSide)
const several = once(DecideSeveral)

/** Around what stands in a row. */
const [BEGIN, WAITING, END] = [{ html: '<li class="menu-row">' }, { html: '<li class="menu-row waits">' }, { html: '</li>' }]

/** The menu as one reader sees it: its rows and what stands beside them drawn before, and how many actions there are, taken and waiting. */
export function menuHere(menu: MenuWithRows, here: Here) {
  const current = menu.rows.filter(({ status }) => onTheMenu(status))
  const gone = menu.rows.filter(({ status }) => !onTheMenu(status))
  const answers = current.flatMap(({ actionSlug }) => here.own?.answers[actionSlug] ?? [])
  const counts = {
    actions: current.length,
    taking: answers.filter((answer) => answer.current?.state === 'taking').length,
    waiting: answers.filter(waitsForAnswer).length,
  }
  const rowsOf = (rows: MenuRow[], inDoubt: string[] = []) =>
    rows.length === 0 ? null : together(rows.flatMap((row) => rowHere(row, menu.round, inDoubt.includes(row.actionSlug), here)))
  return {
    counts,
    current: rowsOf(current, menu.gap?.actions),
    gone: rowsOf(gone),
    side: sideHere(menu, here),
    withOwn: here.own !== null,
    withUptake: here.uptake !== null,
  }
}

function rowHere(row: MenuRow, { beganOn, endedOn }: MenuWithRows['round'], inDoubt: boolean, here: Here): Drawing[] {
  const { actionSlug, title } = row
  const { own, notes, uptake } = here
  const figures = uptake?.byAction[actionSlug]
  const ofAction = uptake && { ...uptake, byAction: figures ? { [actionSlug]: figures } : {} }
  const answer = own?.answers[actionSlug]
  const note = notes[actionSlug]
  return [
    answer && waitsForAnswer(answer) ? WAITING : BEGIN,
    cells({ row, round: { beganOn, endedOn }, inDoubt, uptake: ofAction }),
    ...(own && answer ? [answered({ practiceCode: own.details.code, actionSlug, title, answer })] : []),
    ...(note ? [noted({ note })] : []),
    END,
  ]
}

const sideHere = ({ edition, before, gap, soFar }: MenuWithRows, { announced, own }: Here): Drawing =>
  together([announcedLines({ announced }), side({ edition, before, gap, soFar }), several({ choose: own?.details.code ?? null })])
