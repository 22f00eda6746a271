import type { ReactNode } from 'react'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { isInUse, type OwnToken } from './token-rules.ts'

const usedWords = ({ lastUsedAt, uses }: OwnToken) =>
  lastUsedAt === null ? 'Not used yet.' : `Used ${inFigures(uses)} times, last on ${moment(lastUsedAt)}.`

const endWords = ({ endedAt, expiresAt }: OwnToken, now: Instant) => {
  if (endedAt !== null) return `Ended on ${longDay(dayOf(endedAt))}.`
  return `${expiresAt > now ? 'Works until' : 'Worked until'} ${longDay(dayOf(expiresAt))}.`
}

/** A person's tokens: what each is for, its use, and its end. `marker`: the fields that every form of the page carries. */
export function TokenList({ tokens, now, marker }: { tokens: OwnToken[]; now: Instant; marker: ReactNode }) {
  if (tokens.length === 0) return <p>You have none.</p>
  return (
    <ItemList>
      {tokens.map((token) => (
        <Item
          key={token.id}
          title={token.name}
          action={
            isInUse(token, now) ? (
              <form method="post">
                {marker}
                <Button variant="quiet" name="end" value={token.id}>
                  End<span className="spoken"> the token {token.name}</span>
                </Button>
              </form>
            ) : null
          }
        >
          Made on {longDay(dayOf(token.createdAt))}. {usedWords(token)} {endWords(token, now)}
        </Item>
      ))}
    </ItemList>
  )
}
