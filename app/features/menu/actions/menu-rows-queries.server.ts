import { type CalledAgain, calledAgain } from '#app/features/menu/called-again/called-again-queries.server.ts'
import { gapOf } from '#app/features/menu/editions/gap-queries.server.ts'
import { type MenuPage, menuPage } from '#app/features/menu/editions/menu-page-queries.server.ts'
import { allEditions, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { type Edition, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { guidanceOf } from './guidance-queries.server.ts'

/**
 * An offer with what its row says: the line that tells what it asks, and how much work it is. `again`: it is back on the menu; where its
 * page still tells of its end, `summary` is null: the wording of the edition says what it asks.
 */
export type MenuRow = MenuPage['offers'][number] & { summary: string | null; effort: string; again: CalledAgain | null }

/** What one edition did with an action: on the menu, perhaps still on it, off it with this edition, or not named at all. */
export type PlaceInEdition = 'on' | 'in-doubt' | 'off' | 'none'
/** The actions of a round over its editions, in the order of the latest that names them. */
export type MenuSoFar = {
  editions: { slug: string; title: string; month: string }[]
  actions: { slug: string; shortTitle: string; places: PlaceInEdition[] }[]
}
export type MenuWithRows = Omit<MenuPage, 'offers'> & { rows: MenuRow[]; soFar: MenuSoFar }

/** The menu in force as it is read: a row for each action, and the life of each over the editions of the round. */
export function menuWithRows(db: Db, at: Instant): MenuWithRows | undefined {
  const menu = menuPage(db, at)
  if (!menu) return undefined
  const { offers, ...rest } = menu
  const rows = offers.map((offer): MenuRow => {
    const { summary, effort, notice } = guidanceOf(db, offer.guidanceHash).data
    const again = calledAgain(db, { slug: offer.actionSlug, summary, notice }, at)
    return { ...offer, summary: again?.oldWords ? null : summary, effort: effort.size, again }
  })
  return { ...rest, rows, soFar: soFarCached(db, menu.edition.slug, () => menuSoFar(db, menu.edition)) }
}

/** By the edition in force. */
const soFarCached = cachedWithMenu<string, MenuSoFar>(20)

function menuSoFar(db: Db, inForce: Pick<Edition, 'roundSlug' | 'publishedAt'>): MenuSoFar {
  const { roundSlug } = inForce
  const editions = allEditions(db, roundSlug)
    .filter(({ publishedAt }) => publishedAt <= inForce.publishedAt)
    .map((edition) => ({
      ...edition,
      offers: offersOf(db, edition.slug),
      inDoubt: gapOf(db, roundSlug, edition.slug)?.actions ?? [],
    }))
  const names = new Map(
    editions.toReversed().flatMap(({ offers }) => offers.map(({ actionSlug, shortTitle }) => [actionSlug, shortTitle] as const)),
  )
  return {
    editions: editions.map(({ slug, title, publishedAt }) => ({
      slug,
      title,
      month: shortDay(dayOf(publishedAt)).split(' ')[1] ?? '',
    })),
    actions: [...names].map(([slug, shortTitle]) => ({
      slug,
      shortTitle,
      places: editions.map(({ offers, inDoubt }): PlaceInEdition => {
        const offer = offers.find(({ actionSlug }) => actionSlug === slug)
        if (!offer) return 'none'
        if (!onTheMenu(offer.status)) return 'off'
        return inDoubt.includes(slug) ? 'in-doubt' : 'on'
      }),
    })),
  }
}
