import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { SurveyHere } from './answer-queries.server.ts'
import { lastDay } from './survey-desk.tsx'

/** Every survey asked of a practice, with what it did about it. */
export function SurveyList({ surveys, here, lmcName }: { surveys: SurveyHere[]; here: string; lmcName: string }) {
  return (
    <Table
      caption="Surveys asked of your practice"
      spokenCaption
      empty="Nothing has been asked yet."
      columns={[
        { key: 'title', label: 'Asked' },
        { key: 'by', label: 'By', wideOnly: true },
        { key: 'until', label: 'Open until' },
        { key: 'answer', label: 'Your answer' },
      ]}
      rows={surveys.map(({ slug, title, lmcSlug, closesAt, state, answered, sample }) => ({
        key: slug,
        cells: [
          <a key="title" href={`${here}/${slug}`}>
            {title}
          </a>,
          lmcSlug ? lmcName : 'GPC England',
          longDay(lastDay(closesAt)),
          <span key="answer">
            {answered ? (
              <>
                {sample === 'persons' ? 'Yours: ' : ''}
                {longDay(dayOf(answered.at))} {answered.late ? <Tag kind="plain">late</Tag> : null}
              </>
            ) : state === 'open' ? (
              <b>It waits for you</b>
            ) : (
              'None'
            )}
          </span>,
        ],
      }))}
    />
  )
}
