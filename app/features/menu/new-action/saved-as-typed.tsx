import { useEffect, useRef, useState } from 'react'
import { SeenField } from '#app/ui/form-state.tsx'

/** Milliseconds without a key before the form is saved, and after a field is left. */
const TYPED = 3000
const LEFT = 400
/** Milliseconds after which a save without an answer counts as not reached: a press waits for it. */
const ANSWERED = 8000
/** What the address that saves as typed answers. `over`: it is not tried again, the button decides. */
export type AsTyped = { said: string; kept?: { action: string; seen: string }; over?: true }
const NOT_REACHED: AsTyped = { said: 'Not saved just now. It is tried again as you type.' }
const NOT_SIGNED_IN: AsTyped = {
  said: 'Not saved: you are no longer signed in here. Press Save: you sign in, and what you typed is kept.',
  over: true,
}

/**
 * Saves the form it stands in as it is typed, at `to`, and says so. It holds the marks of what the form was drawn from, and
 * keeps them in step with what it saved; a press of a button waits for a save under way. A save whose answer did not come is sent again
 * as it was, before what was typed since: it may have been saved. Without JavaScript it is the marks alone.
 */
export function SavedAsTyped({ to, seen, shown, change }: { to: string; seen: string; shown: boolean; change: string }) {
  const place = useRef<HTMLParagraphElement>(null)
  const [last, setLast] = useState<AsTyped>()
  const [kept, setKept] = useState<AsTyped['kept']>()
  useEffect(() => {
    const form = place.current?.closest('form')
    return form ? saving(form, to, setLast, setKept) : undefined
  }, [to])
  return (
    <>
      {kept ? <input type="hidden" name="seen" value={kept.seen} key={kept.seen} /> : <SeenField now={seen} shown={shown} />}
      <input type="hidden" name="change" value={kept?.action ?? change} />
      <p ref={place} className="saved-as-typed small soft" aria-live="polite">
        {last?.said}
      </p>
    </>
  )
}

/** Listens to a form; what it returns stops it. */
function saving(
  form: HTMLFormElement,
  to: string,
  say: (answer: AsTyped) => void,
  keep: (kept: AsTyped['kept']) => void,
): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | undefined
  let over = false
  let unanswered: URLSearchParams | undefined
  let pressed: { button: HTMLElement | null } | undefined
  let isGoing = false
  const save = async () => {
    const again = unanswered
    const body = again ?? fieldsOf(form)
    unanswered = body
    const answer = await sent(body, to)
    if (!answer) return say(NOT_REACHED)
    unanswered = undefined
    over = answer.over === true
    say(answer)
    if (answer.kept) {
      keep(answer.kept)
      const address = new URL(location.href)
      address.searchParams.set('change', answer.kept.action)
      history.replaceState(history.state, '', address)
    }
    if (again && !pressed) saveIn(LEFT)
  }
  const start = () => {
    underWay = save().finally(() => {
      underWay = undefined
    })
    return underWay
  }
  const saveIn = (pause: number) => {
    clearTimeout(waiting)
    if (over || pressed) return
    waiting = setTimeout(() => {
      // One at a time: what was typed meanwhile is saved after it.
      if (underWay || isNaming(form)) return saveIn(pause)
      void start()
    }, pause)
  }
  const onInput = () => saveIn(TYPED)
  const onChange = () => saveIn(LEFT)
  const onSubmit = (event: SubmitEvent) => {
    clearTimeout(waiting)
    if (isGoing || !(underWay || unanswered)) return
    event.preventDefault()
    const isHeld = pressed !== undefined
    pressed = { button: event.submitter }
    if (!isHeld) void settled().finally(() => setTimeout(go, 50))
  }
  const settled = async () => {
    await underWay
    if (unanswered) await start()
  }
  // The marks were drawn anew before the form goes.
  const go = () => {
    const button = pressed?.button
    pressed = undefined
    isGoing = true
    form.requestSubmit(button)
    isGoing = false
  }
  form.addEventListener('input', onInput)
  form.addEventListener('change', onChange)
  form.addEventListener('submit', onSubmit)
  return () => {
    clearTimeout(waiting)
    form.removeEventListener('input', onInput)
    form.removeEventListener('change', onChange)
    form.removeEventListener('submit', onSubmit)
  }
}

/** Whether the short name is just being typed: the address of the action is made from it at the first save, once for all. */
const isNaming = (form: HTMLFormElement) =>
  new URLSearchParams(location.search).get('change') === null && document.activeElement === form.elements.namedItem('shortTitle')

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  return body
}

/** What the address answers; undefined where its answer did not come, so that nobody knows whether it saved. */
async function sent(body: URLSearchParams, to: string): Promise<AsTyped | undefined> {
  try {
    const answer = await fetch(to, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(ANSWERED) })
    if (answer.headers.get('Content-Type')?.startsWith('application/json')) return (await answer.json()) as AsTyped
    // A way to another page, or none: the session is over. Anything else may pass.
    if (answer.type === 'opaqueredirect' || answer.status === 401) return NOT_SIGNED_IN
    return answer.status >= 502 ? undefined : NOT_REACHED
  } catch {
    return undefined
  }
}
