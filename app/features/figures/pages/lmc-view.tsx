import type { ReactNode } from 'react'
import { LMC_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import { LmcCourses } from '#app/features/figures/pictures/lmc-courses.tsx'
import { LmcTable } from '#app/features/figures/pictures/lmc-table.tsx'
import { releaseWords } from '#app/features/figures/times/asked-times-rules.ts'
import { actionAddress, lmcAddress, timesQuery } from '#app/features/figures/times/page-addresses.ts'
import { RefusedTimes } from '#app/features/figures/times/refused-times.tsx'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { Drawn } from '#app/ui/drawn.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { lmcVisit } from './lmc-page-queries.server.ts'

type Visit = NonNullable<ReturnType<typeof lmcVisit>>

/** The page of one LMC's figures beside its region and England. */
export function LmcView({ visit, last }: { visit: Visit; last: ReactNode }) {
  const { lmc } = visit
  if (visit.kind === 'none')
    return <PageHeading lead="There are no figures yet: the first come with the first release.">{lmc.name}: figures</PageHeading>
  if (visit.kind === 'refused')
    return (
      <>
        <PageHeading>{lmc.name}: figures</PageHeading>
        <RefusedTimes refused={visit.refused} href={(times) => lmcAddress(lmc.slug, times)} />
      </>
    )
  const { row, times, notes, form, weekEnd, knownId, columns, regional, national, courses } = visit
  return (
    <div className="ruled-sections">
      <PageHeading
        above={
          <>
            <a href={`/figures?${timesQuery(times)}`}>Figures for England</a>
            {lmc.region ? ` · ${lmc.region}` : ''} · as at {weekdayAndDay(weekEnd)}, as known at {releaseWords(knownId)}
          </>
        }
        beside={<Drawn drawing={form} />}
      >
        {row?.shown ? `${lmc.name}: ${row.of} of ${row.open} practices report` : `${lmc.name}: figures`}
      </PageHeading>
      {notes.map((note) => (
        <InsetNote key={note}>{note}</InsetNote>
      ))}
      <p className="answer">
        <Lead visit={visit} />
      </p>
      <section aria-labelledby="by-action">
        <SectionHeading id="by-action" beside={`of the practices that report, as at ${longDay(weekEnd)}`}>
          What reporters take
        </SectionHeading>
        <LmcTable
          {...{ columns, row, regional, national }}
          name={lmc.name}
          actionHref={(action) => actionAddress(action, times)}
        />
        <p className="chart-note">
          {row?.shown && row.of < 12
            ? 'With under 12 reporters a share would say more than is known: the counts stand alone. '
            : null}
          {row?.shown ? LMC_NOTE : null} <a href="/how-figures-are-protected">How figures are protected</a> ·{' '}
          <a href={lmcAddress(lmc.slug, times)}>Address of these figures</a>
        </p>
      </section>
      <LmcCourses columns={columns} courses={courses} />
      {last}
    </div>
  )
}

function Lead({ visit: { row, lmc, regional } }: { visit: Extract<Visit, { kind: 'shown' }> }) {
  const place = regional?.name ?? 'England'
  if (!row) return <>No open practice is placed in {lmc.name} as at this week’s end.</>
  const open = row.open === 1 ? '1 open practice' : `${row.open} open practices`
  if (row.shown)
    return (
      <>
        {row.reportRate}% of its practices made a return in the last 4 weeks. The others are silent, which is not a no. A practice
        that came from another LMC or went to one moves in these figures at the start of a quarter.
      </>
    )
  if (row.why === 'too-few')
    return (
      <>
        {open}, too few of them reporting to be shown. The figures of {place} stand in.
      </>
    )
  return (
    <>
      {open}, counted in {place}: this LMC has not chosen to be shown by name.
    </>
  )
}
