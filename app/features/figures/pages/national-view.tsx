import type { ReactNode } from 'react'
import { anyOfActions, shareInTitle } from '#app/features/figures/disclosure/figure-words.ts'
import { releaseWords } from '#app/features/figures/times/asked-times-rules.ts'
import { timesQuery } from '#app/features/figures/times/page-addresses.ts'
import { RefusedTimes } from '#app/features/figures/times/refused-times.tsx'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Drawn } from '#app/ui/drawn.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { nationalVisit } from './national-visit.server.ts'

type Visit = ReturnType<typeof nationalVisit>

type NationalViewProps = {
  visit: Visit
  path: string
  title: string
  /** The week's end its reader looked at last, before this one. */
  since?: Day | null
  /** What stands above the figures. */
  first?: ReactNode
}

/** The national page under either of its addresses. */
export function NationalView({ visit, path, title, since = null, first }: NationalViewProps) {
  if (visit.kind === 'none')
    return (
      <PageHeading lead="There are no figures yet: the first come with the first release after a menu is published and a register is imported.">
        {title}
      </PageHeading>
    )
  if (visit.kind === 'refused')
    return (
      <>
        <PageHeading>{title}</PageHeading>
        <RefusedTimes refused={visit.refused} href={(times) => `${path}?${timesQuery(times)}`} />
      </>
    )
  const { week, main, takeAway, times, notes, kept, form } = visit
  return (
    <div className="ruled-sections">
      <PageHeading
        above={`As at ${weekdayAndDay(week.weekEnd)}, as known at ${releaseWords(week.known)} at 09:00`}
        beside={<Drawn drawing={form} />}
      >
        {week.columns.length > 0
          ? `${title}: ${shareInTitle(week.any, `reporters take ${anyOfActions(week.columns.length)}`)}`
          : title}
      </PageHeading>
      {first}
      {since ? (
        <InsetNote>
          You last looked at the week to {longDay(since)}: <a href="#moved">what moved since then</a>.
        </InsetNote>
      ) : null}
      {notes.map((note) => (
        <InsetNote key={note}>{note}</InsetNote>
      ))}
      <ul className="file-links" aria-label="This page">
        <li>
          <a href={`/menu/editions/${week.edition.slug}`}>
            Edition {week.edition.number}, {week.edition.title}
          </a>
        </li>
        <li>
          <a href={`${path}?${timesQuery(times, kept)}`}>Address of these figures</a>
        </li>
        <li>
          <a href={`/figures/releases/${week.known}`}>The release of {longDay(week.known.slice(0, 10))}</a>
        </li>
        <li>
          <a href="/how-figures-are-protected">How figures are protected</a>
        </li>
      </ul>
      <Drawn drawing={main} ruled />
      <Drawn drawing={takeAway} />
      {week.columns.length > 0 ? null : (
        <InsetNote>
          Nothing was on the menu at the end of this week, so there is nothing to count by action.{' '}
          <a href={`/menu/editions/${week.edition.slug}`}>{week.edition.title}</a> says why.
        </InsetNote>
      )}
    </div>
  )
}
