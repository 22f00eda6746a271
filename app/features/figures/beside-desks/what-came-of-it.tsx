import { ofInWords, percentInWords, pointsBetween } from '#app/features/figures/disclosure/figure-words.ts'
import { dayAndMonth, longDay } from '#app/platform/dates-in-words.ts'
import { Spark } from '#app/ui/charts/spark.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { CourseHere } from './course-here.server.ts'

/** The id of its heading. */
export const CAME_OF_IT = 'came-of-it'

/** What stands in a section: England's course of at least one action in a line, its figure, and how many of the reader's area report. */
export function WhatCameOfIt({ course: { any, shares, since, weekEnd, before, area } }: { course: CourseHere }) {
  return (
    <>
      <SectionHeading id={CAME_OF_IT} beside={<a href="/figures">England in full</a>}>
        What came of it
      </SectionHeading>
      <div className="came-of-it">
        <p className="came-of-it-figure">
          <b>{percentInWords(any)}</b> <Spark shares={shares} highest={1} />
        </p>
        <p>
          of England’s reporters take at least one action: {ofInWords(any)}
          {before ? `, ${movedInWords(pointsBetween(any, before.any))} on ${dayAndMonth(before.weekEnd)}` : null}.{' '}
          {area ? `${area.name}: ${area.reporters} of ${area.open} practices report.` : null}
        </p>
        <p className="small soft">
          Published for {longDay(weekEnd)}; the line begins on {longDay(since)}.
        </p>
      </div>
    </>
  )
}

function movedInWords(points: number | null): string {
  if (points === null || points === 0) return 'the same as'
  const size = Math.abs(points)
  return `${size} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'fewer'} than`
}
