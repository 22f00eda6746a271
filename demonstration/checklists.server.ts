import type { Entry } from '#app/features/adoption/statements/adoption-rules.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { StepRole } from '#app/features/menu/editions/menu-rules.ts'
import { appendSteps, type StepRow } from '#app/features/practice-desk/checklists/write-steps.server.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** How many steps of an action are still open in the lively practice; of the others none is. */
const OPEN: Readonly<Record<string, number>> = {
  'serve-notice': 4,
  'medicines-software': 2,
  'own-referrals': 1,
  'cap-contacts': 1,
}
const A_DAY = 86_400_000
/** In how many days the first open step is due; the one after is a week later. */
const DUE_IN = 5

/**
 * The checklists of a practice for the actions it takes: a step every other day from the first statement on, recorded by its manager;
 * what is open is given to somebody, the first of it with a day. Nothing is dated after `now`.
 */
export function addChecklists(
  db: Db,
  entries: readonly Entry[],
  [partner, manager]: readonly [string, string],
  now: Instant,
): void {
  const today = dayOf(now)
  const first = new Map<string, Entry>()
  for (const entry of entries) if (entry.state === 'taking' && !first.has(entry.actionSlug)) first.set(entry.actionSlug, entry)
  const rows = [...first.values()].flatMap((entry) => {
    const offer = offerInForce(db, entry.actionSlug, now)
    return offer ? rowsOf(guidanceOf(db, offer.guidanceHash).data.steps, entry, { today, partner, manager }) : []
  })
  appendSteps(
    db,
    rows.sort((a, b) => a.recordedAt - b.recordedAt),
  )
}

type Around = { today: Day; partner: string; manager: string }
type GuidanceStep = { id: string; title: string; who?: StepRole | undefined }

function rowsOf(
  steps: readonly GuidanceStep[],
  { practiceCode, actionSlug, recordedAt }: Entry,
  { today, partner, manager }: Around,
): StepRow[] {
  const open = Math.min(OPEN[actionSlug] ?? 0, steps.length - 1)
  const done = steps.length - open
  return steps.slice(0, done + 2).map(({ id, title, who = 'manager' }, index): StepRow => {
    const at = index < done ? Math.min(recordedAt + 2 * index * A_DAY, lastMoment(today, recordedAt)) : recordedAt
    const doneOn = index < done ? dayOf(at) : null
    return {
      ...{ id: `step-${practiceCode}-${actionSlug}-${id}`, practiceCode, actionSlug, stepId: id, title },
      // The first open step is given to a person, the next to its role.
      ...(index === done ? { role: null, personId: manager } : { role: who, personId: null }),
      dueOn: doneOn === null ? addDays(today, DUE_IN + 7 * (index - done)) : null,
      doneOn,
      doneBy: doneOn === null ? null : who === 'partner' ? 'practice-partner' : 'practice-manager',
      recordedAt: at,
      recordedBy: who === 'partner' && doneOn !== null ? partner : manager,
    }
  })
}

/** The same time of day on the last day, so that nothing is recorded after the demonstration's clock. */
function lastMoment(today: Day, like: Instant): Instant {
  let at = like
  while (dayOf(at + A_DAY) < today) at += A_DAY
  return at
}
