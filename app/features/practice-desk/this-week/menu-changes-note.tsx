import { comparisonInWords } from '#app/features/menu/editions/comparison-view.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import type { menuChangesFor } from './menu-changes-queries.server.ts'

/** What changed on the menu since the practice last confirmed, shown before it confirms again. */
export function MenuChangesNote({ news }: { news: ReturnType<typeof menuChangesFor> }) {
  if (!news) return null
  const { from, to, comparison } = news.changes
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
      <a href={`/menu/compare?from=${from.slug}&to=${to.slug}`}>What changed, with the reasons</a>
    </InsetNote>
  )
}
