import { FLAG_WORDS } from '#app/features/menu/local-notes/local-note-rules.ts'
import { dayAndMonth, longDay, moment, shortDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { type Todo, TodoPanel } from '#app/ui/todo-panel.tsx'
import type { DeskPage, ReturnState } from './desk-queries.server.ts'
import { isNewToPractice } from './local-condition-rules.ts'

/**
 * What the practice owes this week, with the one button that does it. `form` wraps a button so that it posts the week's return.
 */
export function DeskTodo({
  desk,
  form,
}: {
  desk: DeskPage
  form: (week: ReturnState, button: React.ReactNode) => React.ReactNode
}) {
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
        title: `Say whether you have begun: ${offer.shortTitle}`,
        href: `${here}/actions/${offer.actionSlug}`,
        detail: `planned from ${longDay(current.plannedFor)}`,
      })
    }
  }
  for (const { offer, current, localNote: note } of actions) {
    if (!note || !isNewToPractice({ note, current })) continue
    todos.push({
      title: `Read what ${note.lmc.name} says: ${offer.shortTitle}`,
      href: `${here}/actions/${offer.actionSlug}`,
      detail: `${FLAG_WORDS[note.flag].toLowerCase()} · since ${shortDay(dayOf(note.recordedAt))}`,
    })
  }
  if (!thisWeek.madeAt)
    todos.push({ title: `Confirm this week’s return`, detail: `week of ${dayAndMonth(thisWeek.week)} · ${sinceWhen(desk)}` })
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
      detail: 'not decided is an answer too',
    })
  }
  return <TodoPanel todos={todos} empty="Nothing is owed this week." now={<Now desk={desk} form={form} />} />
}

function sinceWhen({ toConfirm }: DeskPage): string {
  return toConfirm.lastChangedAt
    ? `nothing changed since ${shortDay(dayOf(toConfirm.lastChangedAt))} · one click`
    : 'nothing is recorded yet'
}

function Now({ desk, form }: Parameters<typeof DeskTodo>[0]) {
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
