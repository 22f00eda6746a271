import type { Obstacle } from '#app/features/adoption/statements/adoption-rules.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const news = prepared((db) =>
  db.$client.prepare(`
    select p.id, p.action_slug as action, p.answers, p.obstacle_kind as obstacleKind, p.obstacle, p.note, p.said_at as saidAt,
      p.void, p.recorded_at as recordedAt, p.recorded_by as recordedBy, p.edition_slug as editionSlug, p.guidance_hash as guidanceHash,
      b.recorded_at as correctsAt, c.recorded_at as correctedAt, c.void as takenBack
    from progress_entries p
    left join progress_entries c on c.corrects_id = p.id
    left join progress_entries b on b.id = p.corrects_id
    where p.practice_code = @practiceCode and p.said_at >= @since and p.said_at < @before and (@action is null or p.action_slug = @action)`),
)
/** The years of London and of UTC begin together. */
const years = prepared((db) =>
  db.$client.prepare(`
    select strftime('%Y', said_at / 1000, 'unixepoch') as year, action_slug as action, count(*) as lines from progress_entries
    where practice_code = ? group by action_slug, strftime('%Y', said_at / 1000, 'unixepoch')`),
)

type Row = Omit<RecordedLine, 'holdsOn' | 'says' | 'more' | 'instead' | 'corrected'> &
  Obstacle & {
    answers: string | null
    note: string | null
    saidAt: Instant
    void: 0 | 1
    guidanceHash: string | null
    correctsAt: Instant | null
    correctedAt: Instant | null
    takenBack: 0 | 1 | null
  }

/** What a practice reported about its actions without a new state. It holds from the day it was first said. */
export function newsLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = news(db).all({ ...asked, since: startOfDay(from), before: endOfDay(until) }) as Row[]
  return rows.map((row) => {
    const { id, action, recordedAt, recordedBy, editionSlug, correctsAt, correctedAt, note } = row
    const obstacle = obstacleInWords(row)
    const answers = row.answers && row.guidanceHash ? answersInWords(asksOf(db, row.guidanceHash), JSON.parse(row.answers)) : []
    return {
      id,
      holdsOn: dayOf(row.saidAt),
      recordedAt,
      recordedBy,
      action,
      says: row.void ? 'News taken back: it should never have been recorded' : 'News',
      more: [
        ...answers,
        ...(obstacle ? [{ label: 'Obstacle', words: obstacle }] : []),
        ...(note ? [{ label: 'Note', words: note }] : []),
      ],
      instead: correctsAt === null ? null : `the news recorded on ${longDay(dayOf(correctsAt))}`,
      corrected: correctedAt === null ? null : { at: correctedAt, by: row.takenBack ? 'taken back' : 'other news' },
      editionSlug,
    }
  })
}

export const newsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
