import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { Publication } from './publication-queries.server.ts'

/** What the committee published, on every desk until its reader says that they have seen it. `back`: the page it stands on. */
export function UnseenNote({ unseen, back }: { unseen: readonly Publication[]; back: string }) {
  if (unseen.length === 0) return null
  return (
    <InsetNote readFirst>
      <p>
        <strong>The committee has published {unseen.length === 1 ? 'something new' : `${unseen.length} things`}.</strong>
      </p>
      <ul>
        {unseen.map(({ key, at, kind, title, words, href }) => (
          <li key={key}>
            {kind}, {longDay(dayOf(at))}: <a href={href}>{title}</a>. {words}
          </li>
        ))}
      </ul>
      <Form method="post" action="/news">
        <input type="hidden" name="seen" value={Math.max(...unseen.map(({ at }) => at))} />
        <input type="hidden" name="back" value={back} />
        <Button variant="quiet">I have seen this</Button>
      </Form>
    </InsetNote>
  )
}
