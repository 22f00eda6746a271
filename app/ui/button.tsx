import type { ReactNode } from 'react'

/** `main` is the one thing the page is for: once a page. `quiet` is another choice, `grave` cannot be undone, `as-link` looks like a link. */
export type ButtonLook = 'main' | 'quiet' | 'grave' | 'as-link'

const classOf = (look: ButtonLook) => (look === 'main' ? 'button' : `button ${look}`)

export type ButtonProps = {
  children: ReactNode
  look?: ButtonLook
  /** Name and value travel with the form: which of several buttons was pressed. */
  name?: string
  value?: string
  /** Posts the form to another address than its own. */
  formAction?: string
  /** Id of a form the button stands outside of. */
  form?: string
}

/** A button that sends its form. */
export function Button({ children, look = 'main', ...attributes }: ButtonProps) {
  return (
    <button type="submit" className={classOf(look)} {...attributes}>
      {children}
    </button>
  )
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ href, children, look = 'main' }: { href: string; children: ReactNode; look?: ButtonLook }) {
  return (
    <a className={classOf(look)} href={href}>
      {children}
    </a>
  )
}

/** Buttons and links in one line; full width under one another on phones. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
