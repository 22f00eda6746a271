import {
  changeInBoth,
  countInWords,
  ofInWords,
  percentInWords,
  SUM_NOTE,
  shareInTitle,
} from '#app/features/figures/disclosure/figure-words.ts'
import { GoalList } from '#app/features/figures/goals/goal-list.tsx'
import { releaseWords } from '#app/features/figures/times/asked-times-rules.ts'
import { actionAddress, timesQuery } from '#app/features/figures/times/page-addresses.ts'
import { RefusedTimes } from '#app/features/figures/times/refused-times.tsx'
import { offerStatusWords } from '#app/features/menu/editions/menu-rules.ts'
import { dayBeside, longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { LifeBar } from '#app/ui/charts/life-bar.tsx'
import { Drawn } from '#app/ui/drawn.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { actionVisit } from './action-page.server.tsx'

type Visit = NonNullable<ReturnType<typeof actionVisit>>

/** The page of one action's figures: also while it is not on the menu, and after it has left it. */
export function ActionView({ visit }: { visit: Visit }) {
  const life = (
    <section aria-labelledby="life">
      <SectionHeading id="life" beside={<a href={`/actions/${visit.slug}`}>what it asks, and the wording of each edition</a>}>
        Its life on the menu
      </SectionHeading>
      <LifeBar spans={visit.spans} until={visit.today} label={`“${visit.title}” over the editions of the menu`} />
    </section>
  )
  if (visit.kind === 'none')
    return (
      <>
        <PageHeading lead="There are no figures yet: the first come with the first release.">{visit.title}: figures</PageHeading>
        {life}
      </>
    )
  if (visit.kind === 'refused')
    return (
      <>
        <PageHeading>{visit.title}: figures</PageHeading>
        <RefusedTimes refused={visit.refused} href={(times) => actionAddress(visit.slug, times)} />
        {life}
      </>
    )
  return <Shown visit={visit} life={life} />
}

function Shown({ visit, life }: { visit: Extract<Visit, { kind: 'shown' }>; life: JSX.Element }) {
  const { weekEnd, known, edition, times, notes, figure, column, main, form, goals, slug, shortTitle, title } = visit
  return (
    <div className="ruled-sections">
      <PageHeading
        above={
          <>
            <a href={`/figures?${timesQuery(times, { action: slug, order: 'region' })}`}>Figures for England</a> · as at{' '}
            {weekdayAndDay(weekEnd)}, as known at {releaseWords(known)}
          </>
        }
        beside={<Drawn drawing={form} />}
      >
        {figure
          ? `${shortTitle}: ${shareInTitle(figure, `reporters ${column >= 0 ? 'take it' : 'still take it'}`)}`
          : `${title}: no figures that week`}
      </PageHeading>
      {notes.map((note) => (
        <InsetNote key={note}>{note}</InsetNote>
      ))}
      <p className="answer">
        {figure ? `${ofInWords(figure)} practices that report. ${since(visit)}` : null}“{visit.wording}”{' '}
        <Tag
          kind={column >= 0 ? 'plain' : 'no-longer-offered'}
        >{`${offerStatusWords[visit.status]}, edition ${edition.number}`}</Tag>
      </p>
      <Neighbours visit={visit} />
      {column < 0 ? <OffTheMenu visit={visit} /> : null}
      {main ? <Drawn drawing={main} ruled /> : null}
      <GoalList goals={goals} actionHref={(action) => actionAddress(action, times)} />
      {life}
      <p className="chart-note">
        {SUM_NOTE}{' '}
        <span className="not-on-paper">
          <a href="/how-figures-are-protected">How figures are protected</a> ·{' '}
          <a href={`/figures/releases/${known}`}>The release</a> ·{' '}
          <a href={actionAddress(slug, times)}>Address of these figures</a>
        </span>
      </p>
    </div>
  )
}

const since = ({ figure, compared, times }: Extract<Visit, { kind: 'shown' }>) =>
  figure && compared && times.compare
    ? `On ${dayBeside(times.compare, times.weekEnd)} it was ${ofInWords(compared)}: ${changeInBoth(figure, compared)}. `
    : ''

function Neighbours({ visit: { others, column, times } }: { visit: Extract<Visit, { kind: 'shown' }> }) {
  const link = (index: number) => {
    const one = others[index]
    return one && { href: actionAddress(one.slug, times), words: `${one.shortTitle} ${percentInWords(one.figure)}` }
  }
  const [before, after] = column < 0 ? [] : [link(column - 1), link(column + 1)]
  if (!before && !after) return null
  return (
    <ul className="file-links" aria-label="Other actions">
      {before ? (
        <li>
          <a href={before.href}>← {before.words}</a>
        </li>
      ) : null}
      {after ? (
        <li>
          <a href={after.href}>{after.words} →</a>
        </li>
      ) : null}
    </ul>
  )
}

function OffTheMenu({ visit }: { visit: Extract<Visit, { kind: 'shown' }> }) {
  const { weekEnd, figure, lastOnMenu, slug, times } = visit
  return (
    <InsetNote>
      <p>
        In the week to {longDay(weekEnd)} it was not on the menu.{' '}
        {figure ? `${countInWords(figure)} practices that report still take it; it is part of no other count.` : null}
      </p>
      {lastOnMenu ? (
        <p>
          Its states, regions and LMCs were last counted in{' '}
          <a href={actionAddress(slug, { ...times, weekEnd: lastOnMenu, compare: null })}>the week to {longDay(lastOnMenu)}</a>.
        </p>
      ) : (
        <p>No release counts it.</p>
      )}
    </InsetNote>
  )
}
