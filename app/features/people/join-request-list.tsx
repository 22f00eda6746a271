import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { JoinRequest } from './join-request-rules.ts'
import { ROLE_WORDS } from './people-rules.ts'

/** Practices that ask to join, each answered with one click. */
export function JoinRequestList({ requests }: { requests: JoinRequest[] }) {
  return (
    <ItemList>
      {requests.map(({ id, practiceName, practiceCode, role, name, email, requestedAt }) => (
        <Item
          key={id}
          title={`${practiceName} (${practiceCode})`}
          action={
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <ButtonRow>
                <Button look="quiet" name="intent" value="confirm">
                  Confirm<span className="spoken"> {name}</span>
                </Button>
                <Button look="as-link" name="intent" value="refuse">
                  Refuse<span className="spoken"> {name}</span>
                </Button>
              </ButtonRow>
            </form>
          }
        >
          {name}, {email}, says to be {ROLE_WORDS[role]}. Asked on {longDay(dayOf(requestedAt))}.
        </Item>
      ))}
    </ItemList>
  )
}

/** On the LMC's first page: that somebody waits, and where to answer. With nobody waiting, nothing. */
export function AskingToJoin({ number, href }: { number: number; href: string }) {
  if (number === 0) return null
  return (
    <InsetNote readFirst>
      {number === 1 ? 'One person asks' : `${number} people ask`} to join for a practice. <a href={href}>Confirm or refuse</a>
    </InsetNote>
  )
}
