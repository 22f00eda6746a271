import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { ShownRequest } from './join-request-queries.server.ts'

const DESK_WORDS = {
  lmc: {
    title: 'Practices that ask to join',
    check:
      'Concert cannot tell who asks. Check by a way of your own, such as the telephone number you know the practice by, before you confirm.',
  },
  practice: {
    title: 'Asking to join',
    check:
      'Concert cannot tell who asks. Ask the colleague in person before you confirm: anyone who joins reads your whole record.',
  },
}

/** Requests to join that wait at a desk, each answered with one click. Nothing where none wait. */
export function JoinRequestList({ requests, at }: { requests: ShownRequest[]; at: 'lmc' | 'practice' }) {
  if (requests.length === 0) return null
  const { title, check } = DESK_WORDS[at]
  return (
    <section aria-labelledby="requests">
      <SectionHeading id="requests">{title}</SectionHeading>
      <InsetNote readFirst>{check}</InsetNote>
      <ItemList>
        {requests.map(({ id, practiceName, practiceCode, role, name, email, requestedAt, mayAnswer }) => (
          <Item
            key={id}
            title={at === 'lmc' ? `${practiceName} (${practiceCode})` : name}
            action={mayAnswer ? <Answer id={id} name={name} /> : 'A partner answers this: tell your partners.'}
          >
            {at === 'lmc' ? `${name}, ${email}, says` : `${email}, says`} to be {ROLE_WORDS[role]}. Asked on{' '}
            {longDay(dayOf(requestedAt))}.
          </Item>
        ))}
      </ItemList>
    </section>
  )
}

function Answer({ id, name }: { id: string; name: string }) {
  return (
    <form method="post">
      <input type="hidden" name="id" value={id} />
      <ButtonRow>
        <Button variant="quiet" name="intent" value="confirm">
          Confirm<span className="spoken"> {name}</span>
        </Button>
        <Button variant="quiet" name="intent" value="refuse">
          Refuse<span className="spoken"> {name}</span>
        </Button>
      </ButtonRow>
    </form>
  )
}

/** On the first page of a desk: that requests wait, and whether the reader may answer. Nothing where none wait. */
export function AskingToJoin({ requests, href }: { requests: Pick<ShownRequest, 'mayAnswer'>[]; href: string }) {
  if (requests.length === 0) return null
  const forOthers = requests.filter(({ mayAnswer }) => !mayAnswer).length
  return (
    <InsetNote readFirst>
      {requests.length === 1 ? 'One person asks' : `${requests.length} people ask`} to join.{' '}
      {forOthers === 0
        ? null
        : `${forOthers === requests.length ? 'A' : `For ${forOthers} of them a`} partner answers: tell your partners. `}
      <a href={href}>{forOthers === requests.length ? 'See who' : 'See who, and answer'}</a>
    </InsetNote>
  )
}
