import { CorrectionList } from '#app/features/editors/versions/correction-list.tsx'
import type { Day } from '#app/platform/time.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { TimelineLine } from './timeline-queries.server.ts'

/** The timeline by year, the latest first; what is still to come stands above. */
export function TimelineList({ lines, today }: { lines: TimelineLine[]; today: Day }) {
  const coming = lines.filter(({ day }) => day > today).reverse()
  const past = lines.filter(({ day }) => day <= today)
  const years = [...new Set(past.map(({ day }) => day.slice(0, 4)))]
  return (
    <>
      {coming.length > 0 ? <Part id="coming" title="Still to come" lines={coming} /> : null}
      {years.map((year) => (
        <Part key={year} id={`year-${year}`} title={year} lines={past.filter(({ day }) => day.startsWith(year))} />
      ))}
    </>
  )
}

function Part({ id, title, lines }: { id: string; title: string; lines: TimelineLine[] }) {
  const own = lines.filter(({ dispute }) => !dispute)
  const disputes = lines.filter(({ dispute }) => dispute)
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} beside={`${lines.length} ${lines.length === 1 ? 'event' : 'events'}`}>
        {title}
      </SectionHeading>
      {own.length > 0 ? <Lines lines={own} /> : null}
      {disputes.length > 0 ? (
        <Fold title={`In disputes, ${title.toLowerCase()}`} level={3} beside={String(disputes.length)}>
          <Lines lines={disputes} />
        </Fold>
      ) : null}
    </section>
  )
}

const Lines = ({ lines }: { lines: TimelineLine[] }) => (
  <dl className="dated timeline-of-events">
    {lines.map((line) => (
      <div key={line.key} id={line.key}>
        <dt>{line.when}</dt>
        <dd>
          <Tag kind="plain">{line.kind}</Tag> {line.href ? <a href={line.href}>{line.title}</a> : <b>{line.title}</b>}
          {line.html ? <Prose html={line.html} /> : null}
          <CorrectionList corrections={line.corrections ?? []} history={`/records/event/${line.key}`} />
          {line.sources ? (
            <Fold title="Sources" level={3} beside={String(line.sources.length)}>
              <SourceList sources={line.sources} />
            </Fold>
          ) : null}
        </dd>
      </div>
    ))}
  </dl>
)
