import type { Progress } from '#app/features/adoption/progress/progress-rules.ts'
import type { Entry } from '#app/features/adoption/statements/adoption-rules.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import { whoRecorded } from './record-timeline.tsx'
import type { RecordedSince } from './recorded-since-queries.server.ts'
import type { ActionTimeline } from './timeline-queries.server.ts'

export type AboutAction = Pick<ActionTimeline, 'entries' | 'progress'>

/**
 * What was recorded about an action since a form was drawn from `seen` statements: shown before the form's words are recorded
 * after it.
 */
export function MeanwhileNote({ timeline, seen }: { timeline: AboutAction; seen: string }) {
  const all = [...timeline.entries, ...timeline.progress].sort((a, b) => b.recordedAt - a.recordedAt)
  const since = all.slice(0, Math.max(all.length - (Number.parseInt(seen, 10) || 0), 0))
  return <RecordedMeanwhile lines={since.map((one) => `${wordsOf(one)} (${moment(one.recordedAt)}, by ${whoRecorded(one)})`)} />
}

/** The same for the form of a whole week, with the action of each statement. */
export function WeekMeanwhileNote({ since }: { since: readonly RecordedSince[] }) {
  return (
    <RecordedMeanwhile
      lines={since.map(
        ({ title, statement, you }) =>
          `${title}: ${wordsOf(statement)} (${moment(statement.recordedAt)}, by ${you ? 'you' : 'a colleague'})`,
      )}
    />
  )
}

function RecordedMeanwhile({ lines }: { lines: readonly string[] }) {
  return (
    <InsetNote readFirst>
      <strong>Recorded since you opened this page:</strong>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </InsetNote>
  )
}

type EntrySaid = Pick<Entry, 'state' | 'extent' | 'effectiveOn' | 'plannedFor'>
type NewsSaid = Pick<Progress, 'void' | 'obstacleKind' | 'obstacle' | 'note'>

function wordsOf(one: EntrySaid | NewsSaid): string {
  if ('state' in one) return one.state ? entryInWords({ ...one, state: one.state }) : 'An answer was taken back'
  if (one.void) return 'News was taken back'
  const obstacle = obstacleInWords(one)
  return ['News', obstacle && `obstacle: ${obstacle}`, one.note].filter(Boolean).join('; ')
}
