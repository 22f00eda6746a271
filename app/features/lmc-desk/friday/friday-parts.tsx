import { LmcAreaFigures } from '#app/features/figures/pages/lmc-area-figures.tsx'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { NewsletterLine } from '#app/features/lmc-desk/digest/newsletter-line.tsx'
import { AnswerCountsList } from '#app/features/lmc-desk/practices/answer-counts.tsx'
import type { AnswerCounts } from '#app/features/lmc-desk/practices/answer-counts-queries.server.ts'
import { LmcUptake, type LmcUptakeProps } from '#app/features/lmc-desk/practices/lmc-uptake.tsx'
import { NextSteps, type NextStepsProps } from '#app/features/lmc-desk/reminders/next-steps.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'

/** What stands in the section of uptake. */
export function UptakePart(uptake: LmcUptakeProps) {
  return (
    <>
      <SectionHeading id="uptake" beside={`of ${uptake.sharing} that report and share by name`}>
        Uptake
      </SectionHeading>
      <LmcUptake {...uptake} />
    </>
  )
}

/** What stands in the section of what to do next. */
export function StepsPart(steps: NextStepsProps) {
  return (
    <>
      <SectionHeading id="steps">What to do next</SectionHeading>
      <NextSteps {...steps} />
    </>
  )
}

export const AnswersFold = ({ counts }: { counts: AnswerCounts[] }) => (
  <Fold title="What they answer to the actions’ own questions" beside="of the practices that take the action and share by name">
    <AnswerCountsList counts={counts} />
  </Fold>
)

/** What changes with a release alone. */
export const PublishedFolds = ({ figures }: { figures: LmcBesideOthers | null }) => (
  <>
    <Fold title="A line for your newsletter" beside="from the published figures, to your practices">
      <NewsletterLine figures={figures} />
    </Fold>
    <Fold title="Published figures" beside="of all that report, beside region and England">
      {figures ? <LmcAreaFigures figures={figures} /> : <p>The first figures come with the first release.</p>}
    </Fold>
  </>
)
