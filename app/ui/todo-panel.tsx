import type { ReactNode } from 'react'

export type Todo = {
  title: ReactNode
  href?: string
  /** Why now, in small words: "received 18 September". */
  detail?: ReactNode
}

/**
 * What is owed, in the order it matters: numbered links, and beside them the one thing that can be done here and now (`now`: a form
 * with its button). Where something else weighs more than the button, give the button the look `quiet`.
 */
export function TodoPanel({
  todos,
  now,
  empty = 'Nothing is due this week.',
}: {
  todos: Todo[]
  now?: ReactNode
  empty?: ReactNode
}) {
  return (
    <div className="todo">
      {todos.length === 0 ? <p className="todo-none">{empty}</p> : null}
      <ol hidden={todos.length === 0} className={todos.length === 1 ? 'only-one' : undefined}>
        {todos.map((todo, index) => (
          <li key={todo.href ?? index}>
            {todo.href ? <a href={todo.href}>{todo.title}</a> : todo.title}
            {todo.detail ? <span className="soft">{todo.detail}</span> : null}
          </li>
        ))}
      </ol>
      {now ? <div className="todo-now">{now}</div> : null}
    </div>
  )
}
