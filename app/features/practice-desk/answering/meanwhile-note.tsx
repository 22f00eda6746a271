import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import { whoRecorded } from '#app/features/practice-desk/record/record-timeline.tsx'
import type {
  ActionTimeline,
  TimelineEntry,
  TimelineProgress,
} from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'

type About = Pick<ActionTimeline, 'entries' | 'progress' | 'seen'>

/**
 * What was recorded about an action since a form was drawn from `seen` statements: shown before the form's words are recorded
 * after it.
 */
export function MeanwhileNote({ timeline, seen }: { timeline: About; seen: string }) {
  const all = [...timeline.entries, ...timeline.progress].sort((a, b) => b.recordedAt - a.recordedAt)
  const since = all.slice(0, Math.max(all.length - (Number.parseInt(seen, 10) || 0), 0))
  return (
    <InsetNote readFirst>
      <strong>Recorded since you opened this page:</strong>
      <ul>
        {since.map((one) => (
          <li key={one.id}>
            {wordsOf(one)} ({moment(one.recordedAt)}, by {whoRecorded(one)})
          </li>
        ))}
      </ul>
    </InsetNote>
  )
}

function wordsOf(one: TimelineEntry | TimelineProgress): string {
  if ('state' in one) return one.state ? entryInWords({ ...one, state: one.state }) : 'An answer was taken back'
  if (one.void) return 'News was taken back'
  const obstacle = obstacleInWords(one)
  return ['News', obstacle && `obstacle: ${obstacle}`, one.note].filter(Boolean).join('; ')
}
