import { dayAndMonth, longDay, moment } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { ToldLine } from './told-queries.server.ts'

/** What was recorded by telephone, each with a press to take it back while that is possible. */
export function ToldLines({ told }: { told: ToldLine[] }) {
  if (told.length === 0) return <p className="soft">Your LMC has recorded nothing for you.</p>
  return (
    <ItemList>
      {told.map((one) => (
        <Item
          key={one.id}
          title={titleOf(one)}
          action={
            one.state === 'open' ? (
              <Form method="post">
                <input type="hidden" name="told" value={one.id} />
                <Button name="do" value="take-back" variant="quiet">
                  Take it back<span className="spoken">: {titleOf(one)}</span>
                </Button>
              </Form>
            ) : null
          }
        >
          Recorded by {one.lmc} on {moment(one.recordedAt)}, told by telephone.{' '}
          {one.state === 'open'
            ? `You can take it back until ${longDay(one.until)}.`
            : one.state === 'over'
              ? 'Taken back or corrected since.'
              : 'It stands.'}
        </Item>
      ))}
    </ItemList>
  )
}

function titleOf({ actionTitle, week }: ToldLine): string {
  const answer = actionTitle ? `An answer: ${actionTitle}` : null
  const made = week ? `The return for the week of ${dayAndMonth(week)}` : null
  return [answer, made].filter(Boolean).join('. ')
}
