import type { ReactNode } from 'react'
import { RecordSide } from '#app/features/practice-desk/record/record-timeline.tsx'
import type { ActionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { AnswerChoice, UNCHOSEN } from './answer-choice.tsx'
import { hasNews } from './answer-start-rules.ts'
import { ProgressForm } from './news-form.tsx'

type ActionOverviewProps = {
  timeline: ActionTimeline
  /** "Next" was pressed without a choice. */
  unchosen: boolean
  limits: { note: number }
  /** Notes of the menu and the LMC on the action. */
  notes: ReactNode
}

/** A practice's page of one action: its state, progress, the first step of another answer, and the record. */
export function ActionOverview({ timeline, unchosen, limits, notes }: ActionOverviewProps) {
  const { details, offer, current, open } = timeline
  const here = `/practice/${details.code}/actions/${offer.actionSlug}`
  const news = hasNews(timeline)
  const wrong = unchosen ? { answer: UNCHOSEN } : undefined
  return (
    <>
      <ErrorSummary errors={wrong} />
      <PageHeading above={<PracticeDetailsLine details={details} />}>{offer.title}</PageHeading>
      {notes}
      <Columns sideLabel="Our record of this action" side={<RecordSide timeline={timeline} />}>
        <div className={news && open.length > 0 ? 'halves' : undefined}>
          {news ? (
            <section aria-labelledby="new">
              <SectionHeading id="new">What is new?</SectionHeading>
              <ProgressForm timeline={timeline} refused={undefined} limits={limits} to={`${here}/progress`} />
            </section>
          ) : null}
          {open.length > 0 ? (
            <section aria-labelledby="another">
              <SectionHeading id="another">{current ? 'Give another answer' : 'Give your answer'}</SectionHeading>
              <FormState errors={wrong}>
                <AnswerChoice
                  label="What does the practice do about it?"
                  open={open}
                  quiet={news}
                  back={`/practice/${details.code}`}
                />
              </FormState>
            </section>
          ) : null}
        </div>
        <p>
          <a href={`${here}/steps`}>Our steps: who does what by when, and what is done</a>
        </p>
        <p>
          <a href={`/practice/${details.code}/meeting`}>Decide together: the partners’ marks, and a paper for the meeting</a>
        </p>
        <p>
          <a href={`/practice/${details.code}/feedback?action=${offer.actionSlug}`}>
            Tell the committee something about this action
          </a>
        </p>
      </Columns>
    </>
  )
}
