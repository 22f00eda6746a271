import { SectionHeading } from '#app/ui/headings.tsx'
import type { Dated } from './dates-queries.server.ts'

/** Days with what they brought or bring, under one heading. */
export function DatedList({
  id,
  title,
  dates,
  beside,
}: {
  id: string
  title: string
  dates: Dated[]
  beside?: { href: string; label: string }
}) {
  if (dates.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} beside={beside ? <a href={beside.href}>{beside.label}</a> : null}>
        {title}
      </SectionHeading>
      <dl className="dated">
        {dates.map(({ key, when, title: name, href, words }) => (
          <div key={key}>
            <dt>{when}</dt>
            <dd>
              {href ? <a href={href}>{name}</a> : name}: {words}.
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
