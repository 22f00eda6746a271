import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ReturnPage } from './return-queries.server.ts'

/** What a return confirms: each action with its state, since when, and what stands in the way. */
export function ReturnAnswers({ page: { details, answers, notDecided } }: { page: ReturnPage }) {
  if (answers.length === 0) return <p>Your practice has decided nothing yet. A return then says just that.</p>
  return (
    <>
      <Table
        caption="What you confirm"
        columns={[
          { key: 'action', label: 'Action' },
          { key: 'state', label: 'State, since when' },
          { key: 'obstacle', label: 'Obstacle' },
        ]}
        rows={answers.map(({ actionSlug, title, current, obstacle }) => ({
          key: actionSlug,
          cells: [
            <a key="action" href={`/practice/${details.code}/actions/${actionSlug}`}>
              {title}
            </a>,
            <StateAndDay key="state" current={current} />,
            obstacle ?? '',
          ],
        }))}
      />
      {notDecided.length > 0 ? <p className="soft">Not decided, and counted so: {notDecided.join(' · ')}.</p> : null}
    </>
  )
}
