import { type MouseEvent, type ReactNode, useContext, useEffect } from 'react'
import { useFormState } from './form-state.tsx'
import { RefusalContext } from './refusal-title.ts'

export type ErrorSummaryProps = {
  /**
   * By the id of the control (for radios and checkboxes that of the group), in page order. The key '' is for the whole form. Left
   * out: the errors of the FormState around it. Draws nothing without errors.
   */
  errors?: Readonly<Record<string, string>>
  title?: string
  /** Id of the target of a whole-form error; left out, it is no link. */
  formId?: string
}

/**
 * On a scripted page a change of the address after # is a navigation to the router, which forgets the refusal: focus instead of
 * following.
 */
function toField(click: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(click.currentTarget.hash.slice(1))
  if (!field) return
  click.preventDefault()
  field.focus()
}

/** All errors of a form, first thing on the page, each leading to its field. The title of a page that shows it begins "Error: ". */
export function ErrorSummary({ errors, title, formId = '' }: ErrorSummaryProps) {
  const tellTitle = useContext(RefusalContext)
  const { errors: ofForm } = useFormState()
  const lines = Object.entries(errors ?? ofForm).map(([field, message]) => ({ field: field || formId, message }))
  const shown = lines.length > 0
  useEffect(() => {
    tellTitle(shown)
    return () => tellTitle(false)
  }, [tellTitle, shown])
  if (!shown) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: a refused form comes back with what was wrong read first, as GOV.UK's research has it.
    <div className="error-summary" id="errors" role="alert" tabIndex={-1} autoFocus>
      <h2>{title ?? (lines.length === 1 ? 'One thing needs your attention' : `${lines.length} things need your attention`)}</h2>
      <ul>
        {lines.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field ? (
              <a href={`#${field}`} onClick={toField}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The outcome of a form, at the top of the next page. `title` states the fact: "Recorded: taking since 1 August 2024". */
export function SuccessNote({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="success" role="status">
      <strong>{title}</strong>
      {children}
    </div>
  )
}

/** A note beside the text. `readFirst`: to be read before deciding, such as conditions here or a notice period. */
export function InsetNote({ readFirst, children }: { readFirst?: boolean; children: ReactNode }) {
  return <div className={readFirst ? 'inset read-first' : 'inset'}>{children}</div>
}
