import { recordedAbout } from '#app/features/adoption/statements/entry-queries.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { DeskAction, DeskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** An action that a practice can decide on, with the marker of its form. */
export type DecidableAction = DeskAction & { seen: string }

/** The actions that the page lists: those of the desk about which something can be stated, undecided ones first. */
export function listedToDecide(desk: DeskPage): DeskAction[] {
  const off = desk.offTheMenu.filter(({ current }) => current)
  const all = [...desk.actions, ...off].filter(({ open }) => open.length > 0)
  return [...all.filter(({ current }) => !current), ...all.filter(({ current }) => current)]
}

/** The actions with these slugs that are on any published menu, each once, in the order of the slugs. */
export function decidableActions(db: Db, desk: DeskPage, slugs: readonly string[], now: Instant): DecidableAction[] {
  const ofDesk = new Map([...desk.actions, ...desk.offTheMenu].map((action) => [action.offer.actionSlug, action]))
  const { code } = desk.details
  return [...new Set(slugs)].flatMap((slug) => {
    const found = ofDesk.get(slug) ?? offTheDesk(db, code, slug, now)
    return found ? [{ ...found, seen: recordedAbout(db, code, slug) }] : []
  })
}

/** The actions with these slugs that are on any published menu, each once: all that the form of a decision is read with. */
export function namedActions(db: Db, slugs: readonly string[], now: Instant): Pick<DeskAction, 'offer' | 'asks'>[] {
  return [...new Set(slugs)].flatMap((slug) => {
    const offer = offerInForce(db, slug, now)
    return offer ? [{ offer, asks: asksOf(db, offer.guidanceHash) }] : []
  })
}

/** An action of an earlier menu about which the practice says something again. */
function offTheDesk(db: Db, practiceCode: string, slug: string, now: Instant): DeskAction | undefined {
  const timeline = actionTimeline(db, practiceCode, slug, now)
  if (!timeline) return undefined
  const { offer, current, asks, open, localNote } = timeline
  return { offer, current, asks, answered: [], open, localNote, fresh: null }
}

/** The slugs of the actions that a sent form answers, at most as many as a menu has. */
export const actionsInForm = (form: FormData): string[] =>
  [...form.keys()].flatMap((name) => /^take-([a-z0-9-]{1,80})$/.exec(name)?.[1] ?? []).slice(0, MOST_ACTIONS)

const MOST_ACTIONS = 40
