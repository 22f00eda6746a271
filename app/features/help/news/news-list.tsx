import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import type { News } from './news-queries.server.ts'

/** What is new, each with its day. */
export function NewsList({ news }: { news: readonly News[] }) {
  return (
    <dl className="dated">
      {news.map(({ at, kind, words, href }) => (
        <div key={`${at} ${href} ${words}`}>
          <dt>{dayAndMonth(dayOf(at))}</dt>
          <dd>
            {kind}: <a href={href}>{words}</a>
          </dd>
        </div>
      ))}
    </dl>
  )
}
