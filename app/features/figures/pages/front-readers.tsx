import { percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'

export type FrontReadersProps = {
  entrance: { href: string; label: string }
  figures: { weekEnd: Day; release: { id: string }; returnRate: number; first: { figure: PublishedFigure } } | null
}

/** What three readers do next: a practice's own people, a patient, and somebody who writes about it. */
export function FrontReaders({ entrance, figures }: FrontReadersProps) {
  const first = figures?.first.figure
  return (
    <div className="split thirds">
      <section aria-labelledby="partner">
        <h2 id="partner">You are a partner or manager</h2>
        <p>
          Your practice picks its own actions and needs no permission. One person answers once a week, in under a minute. No
          commissioner has a sign-in, and your LMC sees your practice by name only if you say so.
        </p>
        <ButtonRow>
          <LinkButton href={entrance.href}>{entrance.label}</LinkButton>
          <a href="/join">Ask to join</a>
        </ButtonRow>
      </section>
      <section aria-labelledby="patient">
        <h2 id="patient">You are a patient</h2>
        <p>
          Your practice stays open and you stay registered. What one practice does is not shown here: ask your practice. If a
          practice is full for the day, it tells you where else to go. In an emergency call 999.
        </p>
        <p className="not-on-paper">
          <a href="/menu">What each action means</a>
        </p>
      </section>
      <section aria-labelledby="writer">
        <h2 id="writer">You write about this</h2>
        {figures && first ? (
          <p>
            Every figure can be quoted with its day and its base: “{percentInWords(first)} of the {inFigures(first.of)} practices
            that reported, at {longDay(figures.weekEnd)}”. Do not write “of all practices”: {100 - figures.returnRate}% have not
            reported. Past releases stay where they are.
          </p>
        ) : (
          <p>Every figure will have its day, its base and an address that stays.</p>
        )}
        <p className="not-on-paper">
          {figures ? (
            <>
              <a href={`/figures/releases/${figures.release.id}`}>The line to cite</a> ·{' '}
            </>
          ) : null}
          <a href="/figures/releases">All releases</a> · <a href="/disputes">What the dispute is about</a> ·{' '}
          <a href="/how-figures-are-protected">How figures are protected</a>
        </p>
      </section>
    </div>
  )
}
