import type { ReactNode } from 'react'
import { FLAG_WORDS } from '#app/features/menu/local-notes/local-note-rules.ts'
import { dayAndMonth, longDay, moment, shortDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { numberInWords } from '#app/platform/numbers-in-words.ts'
import { addDays, dayOf } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { type Todo, TodoPanel } from '#app/ui/todo-panel.tsx'
import type { DeskPage, ReturnState } from './desk-queries.server.ts'
import { isNewToPractice } from './local-condition-rules.ts'

/** Wraps a button so that it posts the return of a week. */
type ReturnForm = (week: ReturnState, button: ReactNode) => ReactNode

/** What the practice owes this week, with the one button that does it. `todos`: as `deskTodos` gives them. */
export function DeskTodo({ desk, todos, form }: { desk: DeskPage; todos: Todo[]; form: ReturnForm }) {
  return <TodoPanel todos={todos} empty="Nothing is due this week." now={<Now desk={desk} form={form} />} />
}

/** The heading of the desk: how many things wait. */
export function todosInWords(count: number): string {
  if (count === 0) return 'Nothing is due this week'
  const words = numberInWords(count)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'thing' : 'things'} this week`
}

/** What the practice owes this week, in the order it matters. */
export function deskTodos(desk: DeskPage, form: ReturnForm): Todo[] {
  const { details, toConfirm, thisWeek, lastWeek, actions, offTheMenu } = desk
  const here = `/practice/${details.code}`
  const todos: Todo[] = []
  if (toConfirm.notDecided === actions.length && actions.length > 0) {
    todos.push({
      title: 'Choose the actions you take',
      href: `${here}/choose`,
      detail: 'you can begin with one · saving also makes this week’s return',
    })
  }
  for (const { offer, current } of [...actions, ...offTheMenu]) {
    if (current?.due && current.plannedFor) {
      todos.push({
        title: `Have you started? ${offer.title}`,
        href: `${here}/actions/${offer.actionSlug}`,
        detail: `planned from ${longDay(current.plannedFor)}`,
      })
    }
  }
  for (const { offer, current, localNote: note } of actions) {
    if (!note || !isNewToPractice({ note, current })) continue
    todos.push({
      title: `Read what ${note.lmc.name} says: ${offer.title}`,
      href: `${here}/actions/${offer.actionSlug}`,
      detail: `${FLAG_WORDS[note.flag].toLowerCase()} · since ${shortDay(dayOf(note.recordedAt))}`,
    })
  }
  if (!thisWeek.madeAt)
    todos.push({
      title: `Confirm this week’s return`,
      detail: `by ${weekdayAndDay(addDays(thisWeek.week, 6))} · ${sinceWhen(desk)}`,
    })
  // A practice that has said nothing yet has nothing to confirm for last week.
  if (lastWeek && !lastWeek.madeAt && toConfirm.lastChangedAt !== null) {
    todos.push({
      title: `Last week’s return can still be made`,
      detail: form(
        lastWeek,
        <Button variant="quiet">Nothing changed in the week of {dayAndMonth(lastWeek.week)}: confirm it</Button>,
      ),
    })
  }
  if (toConfirm.notDecided > 0 && toConfirm.notDecided < actions.length) {
    const n = toConfirm.notDecided
    todos.push({
      title: `${n} ${n === 1 ? 'action is' : 'actions are'} not decided`,
      href: `${here}/choose`,
      detail: 'you can leave them undecided',
    })
  }
  return todos
}

function sinceWhen({ toConfirm }: DeskPage): string {
  return toConfirm.lastChangedAt
    ? `nothing changed since ${shortDay(dayOf(toConfirm.lastChangedAt))} · one click`
    : 'nothing is recorded yet'
}

function Now({ desk, form }: { desk: DeskPage; form: ReturnForm }) {
  const { toConfirm, thisWeek, details } = desk
  const before = desk.offTheMenu.filter(({ current }) => current?.state === 'taking').length
  const menu = desk.actions.length === 1 ? 'action on the menu' : 'actions on the menu'
  const stand = (
    <>
      You take <strong>{toConfirm.taking - before}</strong> of {desk.actions.length} {menu}
      {toConfirm.planned > 0 ? ` and plan ${toConfirm.planned}` : null}
      {before > 0 ? `; ${before} from before ${before === 1 ? 'goes' : 'go'} on` : null}.
    </>
  )
  if (thisWeek.madeAt) {
    return (
      <>
        <p>
          This week’s return is made: {moment(thisWeek.madeAt)}. {stand}
        </p>
        <a href={`/practice/${details.code}/changes`}>Something changed</a>
      </>
    )
  }
  return (
    <>
      <p>
        Week of {dayAndMonth(thisWeek.week)}. {stand}
      </p>
      {form(
        thisWeek,
        <Button variant={toConfirm.lastChangedAt === null ? 'quiet' : 'main'}>
          {toConfirm.lastChangedAt === null ? 'Nothing decided yet: report that' : 'Nothing changed: confirm'}
        </Button>,
      )}
      <a href={`/practice/${details.code}/changes`}>Something changed</a>
    </>
  )
}
