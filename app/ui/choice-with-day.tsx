import type { ReactNode } from 'react'
import { useFieldState } from './form-state.tsx'
import { DateInput } from './inputs.tsx'

export type ChoiceWithDayProps = {
  /** Name and id of the tick box; it sends `on`. */
  tickName: string
  label: ReactNode
  hint?: ReactNode
  /** Name and id of the day, which counts only when the box is ticked. */
  dayName: string
  dayLabel: string
  /** Further questions, shown once the box is ticked; by browsers that cannot tell, always. */
  more?: ReactNode
}

/**
 * One of several things to tick, with the day it holds from. The group's name is the label, so both fields say what they belong
 * to.
 */
export function ChoiceWithDay({ tickName, label, hint, dayName, dayLabel, more }: ChoiceWithDayProps) {
  const { value } = useFieldState({ name: tickName })
  return (
    <fieldset className="choice-with-day" aria-labelledby={`${tickName}-label`}>
      <div className="choice">
        <input
          type="checkbox"
          id={tickName}
          name={tickName}
          defaultChecked={Boolean(value)}
          aria-describedby={hint ? `${tickName}-hint` : undefined}
        />
        <label id={`${tickName}-label`} htmlFor={tickName}>
          {label}
        </label>
        {hint ? (
          <div className="hint" id={`${tickName}-hint`}>
            {hint}
          </div>
        ) : null}
      </div>
      <DateInput name={dayName} label={dayLabel} />
      {more ? <div className="more">{more}</div> : null}
    </fieldset>
  )
}
