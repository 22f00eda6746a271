import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Tag, type TagKind } from '#app/ui/tag.tsx'
import type { RegisterRequest } from './request-queries.server.ts'
import type { RequestState } from './request-rules.ts'
import { requestInWords, requestStandsInWords } from './request-words.ts'

const TAGS: Record<RequestState, [kind: TagKind, words: string]> = {
  waiting: ['due', 'Waits for an answer'],
  confirmed: ['reported', 'Confirmed'],
  refused: ['stopped', 'Refused'],
  withdrawn: ['stopped', 'Taken back'],
  overtaken: ['stopped', 'Overtaken'],
}

/** How a request stands, by word and shape. */
export function RequestTag({ state }: { state: RequestState }) {
  const [kind, words] = TAGS[state]
  return <Tag kind={kind}>{words}</Tag>
}

/** Requests one under another, each leading to its page. `here`: the address of the LMC's register. */
export function RequestItems({ requests, here }: { requests: RegisterRequest[]; here: string }) {
  return (
    <ItemList>
      {requests.map((request) => (
        <Item
          key={request.id}
          title={`${request.practice.name} (${request.practice.code})`}
          href={`${here}/${request.id}`}
          tags={<RequestTag state={request.state} />}
        >
          {requestInWords(request)} “{request.reason}”
          <br />
          <span className="soft">
            {requestStandsInWords(request)}
            {request.word ? ` Their word: ${request.word}` : ''}
          </span>
        </Item>
      ))}
    </ItemList>
  )
}
