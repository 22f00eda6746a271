import { offerStatusWords, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { WordMarks } from '#app/features/menu/editions/word-marks.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { Timeline, type TimelineStatement } from '#app/ui/timeline.tsx'
import type { LifeEvent } from './action-life-queries.server.ts'

/** What the editions of its round did to one action, oldest first. */
export function ActionLife({ events, title }: { events: LifeEvent[]; title: string }) {
  return <Timeline label={`The life of “${title}” on the menu`} statements={events.map(statementOf)} />
}

function statementOf(event: LifeEvent): TimelineStatement {
  const { edition, kind, status, reason, decidedBy, marks, days, unless } = event
  const off = !onTheMenu(status)
  const title = {
    called: status === 'paused' ? 'Listed, and paused.' : 'On the menu.',
    status: status === 'offered' ? 'On the menu again.' : `${offerStatusWords[status]}.`,
    reworded: 'Reworded.',
    window: days ? `Called ${days}.` : 'No day set any more.',
    'in-doubt': 'Whether it stayed is not known.',
  }[kind]
  return {
    key: event.key,
    when: edition.when,
    tag:
      kind === 'status' || kind === 'called' ? (
        <Tag kind={off ? 'no-longer-offered' : 'plain'}>{offerStatusWords[status]}</Tag>
      ) : null,
    title,
    children: (
      <>
        {marks ? (
          <p>
            <WordMarks marks={marks} />
          </p>
        ) : null}
        {kind === 'called' ? <p>{event.wording}</p> : null}
        {kind === 'window' && unless ? <p>It does not begin if: {unless}</p> : null}
        {reason ? <p>{reason}</p> : null}
        <p>
          <a href={`/menu/editions/${edition.slug}`}>{edition.title}</a>
          {decidedBy ? `, decided by ${decidedBy}` : ''}
        </p>
      </>
    ),
  }
}
