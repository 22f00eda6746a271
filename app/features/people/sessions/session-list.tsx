import { moment } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { OwnSession } from './session-queries.server.ts'

/** A person's sessions, each with a button to end it, except the current one: its button is at the top of the page. */
export function SessionList({ sessions }: { sessions: OwnSession[] }) {
  return (
    <ItemList>
      {sessions.map(({ key, device, startedAt, lastSeenAt, strong, here }) => (
        <Item
          key={key}
          title={device}
          tags={here ? <Tag kind="plain">This browser</Tag> : undefined}
          action={
            here ? undefined : (
              <form method="post">
                <Button variant="quiet" name="session" value={key}>
                  Sign out<span className="spoken"> of {device}</span>
                </Button>
              </form>
            )
          }
        >
          Since {moment(startedAt)}
          {strong ? ', with a second step' : ', by password alone'}. Last seen {moment(lastSeenAt)}.
        </Item>
      ))}
    </ItemList>
  )
}
