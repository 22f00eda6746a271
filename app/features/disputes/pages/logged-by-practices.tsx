import { SectionHeading } from '#app/ui/headings.tsx'

/** What practices logged of a contractor's service: no figure of it is published yet. */
export function LoggedByPractices({ contractor }: { contractor: string | null }) {
  if (contractor === null) return null
  return (
    <section aria-labelledby="logged">
      <SectionHeading id="logged">As logged by practices, not checked</SectionHeading>
      <p>
        None published. What a practice logs and claims is read by its own people alone. <a href="/claims">What a claim needs</a>
      </p>
    </section>
  )
}
