import type { Obstacle } from '#app/features/adoption/statements/adoption-rules.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { EntryTag, StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import { TOLD_WORDS } from '#app/features/adoption/told/told-rules.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { decidedInWords } from '#app/features/practice-desk/decisions/decision-words.ts'
import { UndoButton } from '#app/features/practice-desk/this-week/undo-button.tsx'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { Timeline, type TimelineStatement } from '#app/ui/timeline.tsx'
import type { ActionTimeline, TimelineEntry, TimelineProgress } from './timeline-queries.server.ts'

/** Statements in sight; earlier ones are opened when they are wanted. */
const IN_SIGHT = 3

/**
 * All statements of a practice about one action, states and progress, newest recording first. Corrected ones stay visible, set
 * back; all but the newest few are folded.
 */
function RecordTimeline({ timeline }: { timeline: ActionTimeline }) {
  const { entries, progress, details, offer } = timeline
  const here = `/practice/${details.code}/actions/${offer.actionSlug}`
  const all = [...entries, ...progress].sort((a, b) => b.recordedAt - a.recordedAt)
  const lines = all.map((one) => ('state' in one ? entryLine(one, here, timeline) : progressLine(one, here, timeline)))
  // One more is not worth a fold.
  const inSight = lines.length <= IN_SIGHT + 1 ? lines.length : IN_SIGHT
  const label = `What ${details.name} said of ${offer.title}`
  return (
    <>
      <Timeline label={label} statements={lines.slice(0, inSight)} />
      {lines.length > inSight ? (
        <Fold level={3} title="Earlier" beside={`${lines.length - inSight} statements`}>
          <Timeline label={`${label}, earlier`} statements={lines.slice(inSight)} />
        </Fold>
      ) : null}
    </>
  )
}

/** Beside a form about an action: the state that holds now, what the action asks, and the record. */
export function RecordSide({ timeline }: { timeline: ActionTimeline }) {
  const { offer, current, entries } = timeline
  return (
    <>
      <SectionHeading>Now</SectionHeading>
      <p>
        <StateTag current={current} />
      </p>
      <p>
        <a href={`/actions/${offer.actionSlug}`}>What it asks, and why it is safe</a>
      </p>
      <SectionHeading>Our record</SectionHeading>
      {entries.length > 0 ? <RecordTimeline timeline={timeline} /> : <p>Nothing is recorded yet.</p>}
    </>
  )
}

function entryLine(entry: TimelineEntry, here: string, { asks }: ActionTimeline): TimelineStatement {
  const corrected = entry.correctedById !== null
  const edition = entry.editionNumber ? `, when edition ${entry.editionNumber} of the menu was in force` : ''
  return {
    ...whenRecorded(entry),
    tag: corrected ? <Tag kind="plain">Corrected since</Tag> : <EntryTag entry={entry} />,
    title: titleOf(entry),
    children: (
      <>
        <Words {...entry} answered={answersInWords(asks, entry.answers)} />
        <p>
          {entry.decided ? `${withCapital(decidedInWords(entry.decided))}. ` : ''}Recorded by {whoRecorded(entry)}
          {edition}.{' '}
          {corrected || entry.void ? null : (
            <a href={`${here}/entries/${entry.id}`}>
              Correct
              <span className="spoken">
                {' '}
                what was recorded on {moment(entry.recordedAt)}: {titleOf(entry)}
              </span>
            </a>
          )}
        </p>
        {entry.canUndo ? <UndoButton here={here} entryId={entry.id} {...entry} tookBack={entry.void} /> : null}
      </>
    ),
  }
}

function progressLine(news: TimelineProgress, here: string, { asks }: ActionTimeline): TimelineStatement {
  const corrected = news.correctedById !== null
  return {
    ...whenRecorded(news),
    tag: <Tag kind="plain">{corrected ? 'Corrected since' : news.void ? 'Taken back' : 'News'}</Tag>,
    title: news.void ? 'Takes back news: it should never have been recorded.' : newsTitle(news),
    children: (
      <>
        <Words {...news} answered={answersInWords(asks, news.answers)} />
        <p>
          Recorded by {whoRecorded(news)}.{' '}
          {corrected || news.void ? null : (
            <a href={`${here}/progress/${news.id}`}>
              Correct<span className="spoken"> the news of {moment(news.recordedAt)}</span>
            </a>
          )}
        </p>
        {news.canUndo ? <UndoButton here={here} progressId={news.id} {...news} tookBack={news.void} /> : null}
      </>
    ),
  }
}

const whenRecorded = ({ id, recordedAt, correctedById }: TimelineEntry | TimelineProgress) => ({
  key: id,
  when: moment(recordedAt),
  dateTime: dayOf(recordedAt),
  corrected: correctedById !== null,
})

type WordsProps = Obstacle & { note: string | null; answered: { label: string; words: string }[] }

function Words({ answered, note, ...obstacle }: WordsProps) {
  const inTheWay = obstacleInWords(obstacle)
  return (
    <>
      {answered.map(({ label, words }) => (
        <p key={label}>
          {label} {words}.
        </p>
      ))}
      {inTheWay ? <p>Obstacle: {inTheWay}</p> : null}
      {note ? <p>{note}</p> : null}
    </>
  )
}

function titleOf({ void: isVoid, corrects, holds, state, ...entry }: TimelineEntry): string {
  const before = corrects?.state ? entryInWords({ ...corrects, state: corrects.state }) : 'what was taken back'
  if (isVoid || !state) return `Takes back “${before}”: it should never have been recorded.`
  const now = holds ? '. This is the current answer.' : '.'
  return `${entryInWords({ ...entry, state })}${corrects ? `, instead of “${before}”` : ''}${now}`
}

function newsTitle({ correctsId, holds, saidAt }: TimelineProgress): string | undefined {
  if (correctsId) return `Corrects the news of ${longDay(dayOf(saidAt))}${holds ? '. This is the latest.' : '.'}`
  return holds ? 'This is the latest.' : undefined
}

/** The author of a statement, without a name. */
export function whoRecorded({ by }: Pick<TimelineEntry, 'by'>): string {
  if (by.told) return `an officer of your LMC, ${TOLD_WORDS}`
  if (by.you) return 'you'
  return by.role ? `a colleague (${ROLE_WORDS[by.role]})` : 'a colleague'
}
