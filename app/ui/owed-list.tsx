import type { ReactNode } from 'react'

export type Owed = {
  key: string
  title: ReactNode
  /** Until when: "Sun 1 Dec" and "in 3 days". */
  by?: { day: string; left: string }
  /** Why, and what happens then, in a sentence or two. */
  detail?: ReactNode
  /** The button or link that does it. */
  action?: ReactNode
}

/** What is owed, in the order it matters: by when, what, and the one thing that does it. `below`: what is done already. */
export function OwedList({ owed, label, below }: { owed: Owed[]; label: string; below?: ReactNode }) {
  if (owed.length === 0 && !below) return null
  return (
    <div className="owed">
      <ol aria-label={label} hidden={owed.length === 0}>
        {owed.map(({ key, title, by, detail, action }) => (
          <li key={key}>
            <p className="owed-by">
              {by ? (
                <>
                  <b>{by.day}</b> <span className="soft">{by.left}</span>
                </>
              ) : (
                <span className="soft">any day</span>
              )}
            </p>
            <div>
              <p className="owed-title">{title}</p>
              {detail ? <p className="small soft">{detail}</p> : null}
            </div>
            {action ? <div className="owed-do">{action}</div> : null}
          </li>
        ))}
      </ol>
      {below ? <div className="owed-below">{below}</div> : null}
    </div>
  )
}
