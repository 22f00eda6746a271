import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { EntryTag } from '#app/features/adoption/statements/state-tag.tsx'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { Timeline, type TimelineStatement } from '#app/ui/timeline.tsx'
import type { ActionTimeline, TimelineEntry } from './timeline-queries.server.ts'

/** All statements of a practice about one action, the newest recording first. Corrected ones stay visible, set back. */
export function RecordTimeline({ timeline: { entries, details, offer, asks } }: { timeline: ActionTimeline }) {
  const here = `/practice/${details.code}/actions/${offer.actionSlug}/entries`
  return (
    <Timeline
      label={`What ${details.name} said of ${offer.title}`}
      statements={entries.map(
        (entry): TimelineStatement => ({
          key: entry.id,
          when: longDay(entry.effectiveOn),
          dateTime: entry.effectiveOn,
          tag: <EntryTag entry={entry} />,
          corrected: entry.correctedById !== null,
          title: titleOf(entry),
          children: (
            <>
              {answersInWords(asks, entry.answers).map(({ label, words }) => (
                <p key={label}>
                  {label} {words}.
                </p>
              ))}
              {obstacleInWords(entry) ? <p>Obstacle: {obstacleInWords(entry)}</p> : null}
              {entry.note ? <p>{entry.note}</p> : null}
              <p>
                Recorded {moment(entry.recordedAt)} by {whoRecorded(entry)}
                {entry.editionNumber ? `, on the advice of edition ${entry.editionNumber}` : ''}.{' '}
                {entry.correctedById || entry.void ? null : (
                  <a href={`${here}/${entry.id}`}>
                    Correct<span className="spoken"> the entry of {longDay(entry.effectiveOn)}</span>
                  </a>
                )}
              </p>
            </>
          ),
        }),
      )}
    />
  )
}

function titleOf({ void: isVoid, corrects, holds, correctedById, state, ...entry }: TimelineEntry): string | undefined {
  const before = corrects?.state ? entryInWords({ ...corrects, state: corrects.state }) : 'an entry'
  if (isVoid) return `Takes back “${before}”: it should never have been recorded.`
  if (correctedById) return `Corrected since${state ? `: it said “${entryInWords({ ...entry, state })}”` : ''}.`
  if (corrects) return `Corrects “${before}”${holds ? '. This holds now.' : '.'}`
  return holds ? 'This holds now.' : undefined
}

function whoRecorded({ by }: TimelineEntry): string {
  if (by.you) return 'you'
  return by.role ? `a colleague (${ROLE_WORDS[by.role]})` : 'a colleague'
}
