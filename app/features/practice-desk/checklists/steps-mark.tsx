import type { StepsDone } from './step-rules.ts'

/** A square for each step, those that are done filled. Its numbers stand beside it. */
export function StepsDrawn({ steps: { done, of } }: { steps: StepsDone }) {
  return (
    <span className="steps-drawn" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => index + 1).map((step) => (
        <i key={step} className={step <= done ? 'done' : undefined} />
      ))}
    </span>
  )
}

/** How many steps of a checklist are done, drawn and in numbers: leads to the checklist. */
export function StepsMark({ steps, href, title }: { steps: StepsDone; href: string; title: string }) {
  const { done, of } = steps
  return (
    <a className="steps-mark" href={href}>
      <StepsDrawn steps={steps} /> <span className="spoken">{title}: </span>
      <span className="nowrap">
        {done} of {of}
      </span>
      <span className="spoken"> steps done</span>
    </a>
  )
}
