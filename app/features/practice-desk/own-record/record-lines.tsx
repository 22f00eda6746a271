import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { UptakeThen } from '#app/features/figures/pages/uptake-then.server.ts'
import { whoRecorded } from '#app/features/practice-desk/record/record-timeline.tsx'
import { dayAndMonth, longDay, timeOfDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Fold, FoldedQuestion } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { OwnRecordPage, RecordWithFigures } from './own-record-queries.server.ts'

type Drawn = { page: OwnRecordPage; titles: ReadonlyMap<string, string> }

/** "14 Nov", under the name of its month. */
const monthName = (month: string) => longDay(`${month}-01`).replace(/^1 /, '')

/**
 * A year of the record, the latest day first. The latest month is open, earlier ones are a line each until opened; all are open
 * where one action is asked for. Corrected lines stay in their place, struck through.
 */
export function RecordMonths({ page }: { page: OwnRecordPage }) {
  const titles = new Map(page.actions.map(({ slug, title }) => [slug, title]))
  return page.months.map(({ month, groups }, index) => {
    const lines = (
      <ul className="record-lines">
        {groups.map(({ key, run, title, lines }) =>
          run && lines.length > 1 ? (
            <RunOfLines key={key} title={title ?? ''} lines={lines} {...{ page, titles }} />
          ) : (
            lines.map((line) => <Line key={line.id} line={line} {...{ page, titles }} />)
          ),
        )}
      </ul>
    )
    if (index === 0 || page.asked.action)
      return (
        <section key={month}>
          <SectionHeading>{monthName(month)}</SectionHeading>
          {lines}
        </section>
      )
    const count = groups.reduce((sum, group) => sum + group.lines.length, 0)
    return (
      <Fold key={month} title={monthName(month)} beside={count === 1 ? 'one line' : `${count} lines`}>
        {lines}
      </Fold>
    )
  })
}

function Line({ line, page, titles }: Drawn & { line: RecordWithFigures }) {
  const { action, says, tag, more, instead, corrected, published, kind, holdsOn } = line
  const of = action ? `${titles.get(action) ?? action}: ` : ''
  return (
    <li className={corrected ? 'record-line corrected' : 'record-line'}>
      <p className="record-day">
        <time dateTime={holdsOn}>{dayAndMonth(holdsOn)}</time>
      </p>
      <div>
        <p>
          {action ? null : <span className="spoken">{page.kinds[kind]}: </span>}
          {corrected ? (
            <>
              <del>
                <strong>{of}</strong>
                {says}
              </del>{' '}
              <Tag kind="plain">Corrected since</Tag>
            </>
          ) : (
            <>
              {action ? <strong>{of}</strong> : null}
              {tag ? <Tag kind={tag}>{says}</Tag> : says}
            </>
          )}
        </p>
        {corrected ? (
          <p className="small">
            Corrected on {longDay(dayOf(corrected.at))}: {corrected.by}.
          </p>
        ) : null}
        {instead ? <p className="small">A correction, in place of “{instead}”.</p> : null}
        {more.map(({ label, words }) => (
          <p key={label} className="small">
            {label.replace(/[:?]?$/, (end) => (end === '?' ? '?' : ':'))} {words}
          </p>
        ))}
      </div>
      <p className="small soft">
        Recorded by {whoRecorded({ by: line.by })}, {longDay(dayOf(line.recordedAt))} at {timeOfDay(line.recordedAt)}
        {action && line.edition ? (
          <>
            ; <a href={`/menu/editions/${line.edition.slug}`}>{line.edition.title}</a>
          </>
        ) : null}
      </p>
      <PublishedThen published={published} lmcName={page.details.lmc?.name} />
    </li>
  )
}

function RunOfLines({ title, lines, page, titles }: Drawn & { title: string; lines: RecordWithFigures[] }) {
  return (
    <li className="record-line">
      <p className="record-day">{dayAndMonth(lines.at(-1)!.holdsOn)} on</p>
      <div>
        <FoldedQuestion question={title}>
          <ul className="record-lines">
            {lines.map((line) => (
              <Line key={line.id} line={line} {...{ page, titles }} />
            ))}
          </ul>
        </FoldedQuestion>
      </div>
    </li>
  )
}

const share = (figure: PublishedFigure) => percentInWords(figure) || ofInWords(figure)

/** What was published for that week: the practice's own area and England. */
function PublishedThen({ published, lmcName }: { published: UptakeThen | null; lmcName: string | undefined }) {
  if (!published) return null
  return (
    <p className="small soft">
      <span className="spoken">Published for the week to {longDay(published.weekEnd)}: </span>
      {published.area && lmcName ? (
        <>
          {lmcName} <b>{share(published.area)}</b>,{' '}
        </>
      ) : null}
      England <b>{share(published.england)}</b>
    </p>
  )
}
