import type { Entry, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { ENTRY_COLUMNS, entryFrom } from '#app/features/adoption/statements/entry-queries.server.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { kindOf } from '#app/features/adoption/statements/state-tag.tsx'
import { entryInWords, statementInWords } from '#app/features/adoption/statements/state-words.ts'
import { TOLD_WORDS } from '#app/features/adoption/told/told-rules.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const other = (table: string, name: string) => `${table}.state as ${name}State, ${table}.extent as ${name}Extent,
  ${table}.effective_on as ${name}EffectiveOn, ${table}.planned_for as ${name}PlannedFor`
const entries = prepared((db) =>
  db.$client.prepare(`
    select ${ENTRY_COLUMNS}, exists (select 1 from told_statements t where t.entry_id = e.id) as told, c.recorded_at as correctedAt, ${other('c', 'later')}, ${other('b', 'before')}
    from adoption_entries e
    left join adoption_entries c on c.corrects_id = e.id
    left join adoption_entries b on b.id = e.corrects_id
    where e.practice_code = @practiceCode and e.effective_on >= @from and e.effective_on <= @until
      and (@action is null or e.action_slug = @action)`),
)
const years = prepared((db) =>
  db.$client.prepare(`
    select substr(effective_on, 1, 4) as year, action_slug as action, count(*) as lines from adoption_entries
    where practice_code = ? group by action_slug, substr(effective_on, 1, 4)`),
)

type Said = { state: State | null } & Pick<Entry, 'extent' | 'effectiveOn' | 'plannedFor'>
type Row = Record<string, unknown> & { told: 0 | 1; correctedAt: Instant | null }

const saidIn = (row: Row, name: string): Said => ({
  state: row[`${name}State`] as State | null,
  extent: row[`${name}Extent`] as Said['extent'],
  effectiveOn: row[`${name}EffectiveOn`] as string,
  plannedFor: row[`${name}PlannedFor`] as string | null,
})
const inWords = ({ state, ...rest }: Said) => (state ? entryInWords({ ...rest, state }) : null)

/** What a practice stated about actions, with what each corrects and what corrected it. */
export function answerLines(db: Db, asked: LinesAsked): RecordedLine[] {
  return (entries(db).all(asked) as Row[]).map((row) => {
    const { id, state, extent, plannedFor, note, effectiveOn, ...entry } = entryFrom(row)
    const before = entry.correctsId === null ? null : (inWords(saidIn(row, 'before')) ?? 'what was taken back')
    const obstacle = obstacleInWords(entry)
    const answers = entry.guidanceHash === null ? [] : answersInWords(asksOf(db, entry.guidanceHash), entry.answers)
    return {
      id,
      holdsOn: effectiveOn,
      recordedAt: entry.recordedAt,
      recordedBy: entry.recordedBy,
      action: entry.actionSlug,
      says: state ? statementInWords({ state, extent, plannedFor }) : 'Taken back: it should never have been recorded',
      ...(state ? { tag: kindOf({ state, extent }) } : {}),
      more: [
        ...answers,
        ...(row.told === 1 ? [{ label: 'How', words: TOLD_WORDS }] : []),
        ...(obstacle ? [{ label: 'Obstacle', words: obstacle }] : []),
        ...(note ? [{ label: 'Note', words: note }] : []),
      ],
      instead: before,
      corrected: row.correctedAt === null ? null : { at: row.correctedAt, by: inWords(saidIn(row, 'later')) ?? 'taken back' },
      editionSlug: entry.editionSlug,
    }
  })
}

export const answersByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
