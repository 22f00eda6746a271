import { moment } from '#app/platform/dates-in-words.ts'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { LEFT_OUT } from './reminder-rules.ts'
import type { SentReminder } from './sent-reminders-queries.server.ts'

/** The latest reminders with what came of them, each number of all practices of that reminder. */
export function SentReminders({ sent, here }: { sent: SentReminder[]; here: string }) {
  if (sent.length === 0) return <p className="soft">Your office has sent no reminder in the past year.</p>
  return (
    <ItemList>
      {sent.map((one) => (
        <Item key={one.id} title={`${moment(one.at)}: ${one.practices === 1 ? 'one practice' : `${one.practices} practices`}`}>
          {countsInWords(one)}
          {one.bounced.length > 0 ? (
            <>
              {' '}
              Came back from{' '}
              {one.bounced.map(({ code, name }, index) => (
                <span key={code}>
                  {index > 0 ? ', ' : ''}
                  <a href={`${here}/practices/${code}`}>{name}</a>
                </span>
              ))}
              .
            </>
          ) : null}
          <br />
          <span className="soft">
            “{one.word}” {one.leftOut.map(({ name, reason }) => `${name} got none: it ${LEFT_OUT[reason]}.`).join(' ')}
          </span>
        </Item>
      ))}
    </ItemList>
  )
}

/** "9 of 12 delivered, 2 of 12 on their way; 5 of 12 returned within two days." */
function countsInWords({ practices, delivered, waiting, bounced, returned }: SentReminder): string {
  const of = (count: number, words: string) => `${count} of ${practices} ${words}`
  const mails = [
    of(delivered, 'delivered'),
    ...(waiting > 0 ? [of(waiting, 'on their way')] : []),
    ...(bounced.length > 0 ? [of(bounced.length, 'came back')] : []),
  ]
  return `${mails.join(', ')}; ${of(returned, 'returned within two days')}.`
}
