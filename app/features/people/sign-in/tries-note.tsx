import { moment } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { Tries } from './tries.server.ts'

/** On a person's desk, until dismissed: strangers have tried their address. `here`: the desk to return to. */
export function TriesNote({ tries: { times, since }, here }: { tries: Tries; here: string }) {
  const often = times < 1000 ? `${times} times` : '1,000 times or more'
  return (
    <InsetNote readFirst>
      <p>
        <strong>
          Someone tried to sign in with your address {often} since {moment(since)}.
        </strong>{' '}
        Every try was refused, and none came from a browser you have signed in with. With{' '}
        <a href="/account/security">a second step</a>, even your password would not let them in.
      </p>
      <form method="post" action="/account/security">
        <input type="hidden" name="to" value={here} />
        <Button variant="quiet" name="seen" value="tries">
          I have seen this
        </Button>
      </form>
    </InsetNote>
  )
}
