const SIZES = ['small', 'medium', 'large']

/** How much work an action is: one, two or three steps, and the word. Nothing where it is not known. */
export function EffortMark({ size }: { size: string }) {
  const steps = SIZES.indexOf(size) + 1
  if (steps === 0) return null
  return (
    <span className="effort-mark">
      <svg viewBox="0 0 18 12" aria-hidden="true" focusable="false">
        <rect className="step-done" y="6" width="5" height="6" />
        <rect className={steps > 1 ? 'step-done' : 'step-left'} x="6.5" y="3" width="5" height="9" />
        <rect className={steps > 2 ? 'step-done' : 'step-left'} x="13" width="5" height="12" />
      </svg>
      {size}
    </span>
  )
}
