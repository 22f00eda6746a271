import { allEditions, allRounds, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { offerStatusWords, onTheMenu, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { LifeSpan } from '#app/ui/charts/life-bar.tsx'
import type { Db } from '#db/client.server.ts'

/** The life of one action on the menu: one span for each edition that names it, by an instant, earliest first. Empty: never offered. */
export function lifeSpans(db: Db, action: string, at: Instant): LifeSpan[] {
  const rounds = allRounds(db, dayOf(at)).toSorted((a, b) => (a.beganOn < b.beganOn ? -1 : 1))
  return rounds.flatMap(({ slug, beganOn, endedOn }) => {
    const spans = allEditions(db, slug)
      .filter(({ publishedAt }) => publishedAt <= at)
      .flatMap((edition): LifeSpan[] => {
        const offers = offersOf(db, edition.slug)
        const offer = offers.find(({ actionSlug }) => actionSlug === action)
        if (!offer) return []
        const on = onTheMenu(offer.status)
        const from = dayOf(edition.publishedAt)
        const items = offers.filter(({ status }) => onTheMenu(status)).length
        return [
          {
            key: edition.slug,
            from,
            when: publishedWords(edition).replace(/ at \d.*$/, ''),
            label: `Edition ${edition.number}`,
            words:
              offer.status === 'offered'
                ? items === 1
                  ? 'the one action'
                  : `one of ${items} actions`
                : offerStatusWords[offer.status].toLowerCase(),
            fill: !on ? 'off' : from < beganOn ? 'pale' : 'on',
            href: `/menu/editions/${edition.slug}`,
          },
        ]
      })
    if (spans.length === 0) return []
    return endedOn !== null && endedOn < dayOf(at) ? [...spans, ended(endedOn)] : spans
  })
}

const ended = (endedOn: Day): LifeSpan => ({
  key: `ended ${endedOn}`,
  from: endedOn,
  when: longDay(endedOn),
  label: 'Round ended',
  words: 'no new adoption is recorded',
  fill: 'off',
})
