import type { ReactNode } from 'react'

export type ItemProps = {
  /** What it is called; a link when `href` is given. */
  title: ReactNode
  href?: string
  /** One or more Tags above the title. */
  tags?: ReactNode
  /** One line under the title. */
  children?: ReactNode
  /** A link or small form at the end of the line: "Change", "Decide". */
  action?: ReactNode
}

/** Things one under another with a hairline between: actions to decide on, letters, ballots. */
export function ItemList({ children }: { children: ReactNode }) {
  return <ul className="item-list">{children}</ul>
}

/** One thing in an ItemList. The heading level is 3: the list stands under an h2. */
export function Item({ title, href, tags, children, action }: ItemProps) {
  return (
    <li className="item">
      <div>
        {tags ? <div className="item-tags">{tags}</div> : null}
        <h3 className="item-title">{href ? <a href={href}>{title}</a> : title}</h3>
        {children ? <p>{children}</p> : null}
      </div>
      {action ? <div className="item-action">{action}</div> : null}
    </li>
  )
}
