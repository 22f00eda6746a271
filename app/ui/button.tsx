import type { ReactNode } from 'react'

/** `main` is the one thing the page is for: once a page. `quiet` is another choice, `grave` cannot be undone, `in-band` stands in the top band. Nothing that changes something looks like a link. */
export type ButtonVariant = 'main' | 'quiet' | 'grave' | 'in-band'

const classOf = (variant: ButtonVariant) => (variant === 'main' ? 'button' : `button ${variant}`)

export type ButtonProps = {
  children: ReactNode
  variant?: ButtonVariant
  /** Name and value travel with the form: which of several buttons was pressed. */
  name?: string
  value?: string
  /** Posts the form to another address than its own. */
  formAction?: string
  /** Id of a form the button stands outside of. */
  form?: string
}

/** A button that sends its form. */
export function Button({ children, variant = 'main', ...attributes }: ButtonProps) {
  return (
    <button type="submit" className={classOf(variant)} {...attributes}>
      {children}
    </button>
  )
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ href, children, variant = 'main' }: { href: string; children: ReactNode; variant?: ButtonVariant }) {
  return (
    <a className={classOf(variant)} href={href}>
      {children}
    </a>
  )
}

/** Buttons and links in one line; full width under one another on phones. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
