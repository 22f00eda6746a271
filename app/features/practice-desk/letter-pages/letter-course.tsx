import { longDay } from '#app/platform/dates-in-words.ts'
import { OUTCOME_WORDS, REPLY_WORDS } from '../letter-texts/letter-words.ts'
import type { LetterPage } from '../letters/letter-page-queries.server.ts'

type Point = { key: string; words: string; day: string | null; href?: string; now?: boolean; open?: boolean }

/** How a letter has gone: what went before it, replies, letters that followed, outcome, and what comes next. */
export function LetterCourse({ at, page: { letter, earlier, followers, next } }: { at: string; page: LetterPage }) {
  const points: Point[] = [
    ...(earlier
      ? [{ key: earlier.id, words: earlier.title, day: longDay(earlier.sentOn), href: `${at}/sent/${earlier.id}` }]
      : []),
    { key: letter.id, words: letter.title, day: `sent ${longDay(letter.sentOn)}`, now: true },
    ...letter.events.map((event) => ({
      key: event.id,
      words: event.kind === 'reply' ? REPLY_WORDS[event.what] : OUTCOME_WORDS[event.what],
      day: longDay(event.happenedOn),
    })),
    ...followers.map(({ id, title, sentOn }) => ({ key: id, words: title, day: longDay(sentOn), href: `${at}/sent/${id}` })),
    ...(next.kind === 'closed' || next.kind === 'followed' || next.kind === 'nothing'
      ? []
      : [{ key: 'next', words: next.words, day: next.due ? longDay(next.due) : null, open: true }]),
  ]
  return (
    <ol className="letter-course" aria-label="How it has gone">
      {points.map(({ key, words, day, href, now, open }) => (
        <li key={key} className={open ? 'open' : now ? 'now' : undefined} aria-current={now ? 'step' : undefined}>
          {href ? <a href={href}>{words}</a> : words}
          {day ? <span className="soft">{day}</span> : null}
        </li>
      ))}
    </ol>
  )
}
