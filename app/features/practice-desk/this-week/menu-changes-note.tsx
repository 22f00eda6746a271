import { comparisonInWords } from '#app/features/menu/editions/comparison-view.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import type { DeskPage } from './desk-queries.server.ts'
import type { menuChangesFor } from './menu-changes-queries.server.ts'

/** What changed on the menu since the practice last confirmed, shown before it confirms again. An action that came back and that
 * the practice takes already is told once, until the next return. */
export function MenuChangesNote({ news, desk }: { news: ReturnType<typeof menuChangesFor>; desk: DeskPage }) {
  if (!news) return null
  const { from, to, comparison } = news.changes
  const returned = desk.actions.flatMap(({ offer, current }) =>
    current?.takenSince && comparison.added.some(({ actionSlug }) => actionSlug === offer.actionSlug)
      ? [`${offer.shortTitle}, since ${longDay(current.takenSince)}`]
      : [],
  )
  const named = [
    ['Added', comparison.added],
    ['Dropped', comparison.dropped],
    ['Status changed', comparison.statuses],
    ['Reworded', comparison.reworded],
  ] as const
  return (
    <InsetNote readFirst>
      <strong>The menu has changed</strong> since you last confirmed on {longDay(dayOf(news.since))}.{' '}
      {comparisonInWords(comparison)}{' '}
      {named
        .filter(([, list]) => list.length > 0)
        .map(([words, list]) => `${words}: ${list.map(({ title }) => title).join(', ')}.`)
        .join(' ')}{' '}
      {returned.length > 0 ? (
        <>
          <strong>You take already what is on the menu again</strong>: {returned.join('; ')}. You go on with it, and confirming
          the week says so: nothing else is asked.{' '}
        </>
      ) : null}
      <a href={`/menu/compare?from=${from.slug}&to=${to.slug}`}>What changed, with the reasons</a>
    </InsetNote>
  )
}
