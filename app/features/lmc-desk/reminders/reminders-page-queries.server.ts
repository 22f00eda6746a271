import { groupsOfLmc } from '#app/features/lmc-desk/groups/group-queries.server.ts'
import type { PracticeGroup } from '#app/features/lmc-desk/groups/group-rules.ts'
import type { LmcPractice } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { isToTelephone, returnStateOf } from '#app/features/lmc-desk/practices/lmc-list-rules.ts'
import { invitationsOf } from '#app/features/people/invitations/invitation-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { invitedInOrder, type NotJoinedPractice } from './invited-rules.ts'
import { tickName } from './remind-form.ts'
import { type RemindGroups, remindGroups } from './remind-groups-rules.ts'
import { lastRemindersOf, NOT_REMINDED, type RemindablePractice, remindablePractices } from './reminder-facts-queries.server.ts'
import { isTicked, notTickedInWords } from './reminder-rules.ts'
import { type SentReminder, sentReminders } from './sent-reminders-queries.server.ts'

/**
 * `toRemind`: the silent ones, and with `all` those too that have not reported this week yet. `toTelephone`: see isToTelephone. `start`: the boxes ticked at first. `group`:
 * the office's own group that the page is narrowed to.
 */
export type RemindersPage = Pick<RemindGroups<RemindablePractice>, 'unreachable'> & {
  notJoined: NotJoinedPractice[]
  toRemind: RemindablePractice[]
  toTelephone: RemindablePractice[]
  notYet: number
  /** Why boxes of `toRemind` are not ticked at first; empty where all are. */
  notTicked: string
  start: Record<string, string>
  sent: SentReminder[]
  groups: Pick<PracticeGroup, 'id' | 'name'>[]
  group: Pick<PracticeGroup, 'id' | 'name'> | null
}
/** What an officer asked the page for, in its address. `group`: an id, '' = every practice. */
export type RemindersAsked = { all: boolean; group: string }

/** Everything on an LMC's page of reminders. */
export function remindersPage(db: Db, lmcSlug: string, { all, group: id }: RemindersAsked, now: Instant): RemindersPage {
  const today = dayOf(now)
  const practices = remindablePractices(db, lmcSlug, now)
  const own = groupsOfLmc(db, lmcSlug, new Set(practices.map(({ code }) => code)))
  const group = own.find((one) => one.id === id)
  const asked = group ? practices.filter(({ code }) => group.codes.includes(code)) : practices
  const { silent, notYet, unreachable, notJoined } = remindGroups(asked)
  const toRemind = all ? [...silent, ...notYet] : silent
  const ticked = toRemind.filter((practice) => isFirstTicked(practice, today))
  const left = toRemind.filter((practice) => !ticked.includes(practice))
  const start = Object.fromEntries(ticked.map(({ code }) => [tickName(code), '1']))
  const invited = invitedInOrder(notJoined, invitationsOf(db, { lmcSlug }, now))
  const named = ({ id, name }: PracticeGroup) => ({ id, name })
  return {
    ...{
      toRemind,
      toTelephone: asked.filter(isToTelephone),
      notYet: notYet.length,
      unreachable,
      notJoined: invited,
      start,
      notTicked: notTickedInWords(left),
      sent: sentReminders(db, lmcSlug),
    },
    ...{ groups: own.map(named), group: group ? named(group) : null },
  }
}

const isFirstTicked = ({ last, putOffUntil }: Pick<RemindablePractice, 'last' | 'putOffUntil'>, today: Day) =>
  isTicked({ remindedOn: last?.day ?? null, putOffUntil }, today)

/**
 * `toRemind`: of the silent ones, those whose box is ticked when the page of reminders is opened. `byTelephone`: those of
 * isToTelephone.
 */
export type StepCounts = Record<keyof RemindGroups<RemindablePractice> | 'toRemind' | 'byTelephone', number>

const TO_REMIND = new Set(['not-yet', 'silent'])

/** How many practices of an LMC's list are silent, not reachable and not joined: the same groups as on the page of reminders. */
export function stepCounts(db: Db, practices: readonly LmcPractice[], now: Instant): StepCounts {
  // Of the others, whether a reminder reached them makes no difference to where they stand.
  const codes = practices.filter((practice) => TO_REMIND.has(returnStateOf(practice))).map(({ code }) => code)
  const today = dayOf(now)
  const reminders = lastRemindersOf(db, codes, today)
  const groups = remindGroups(
    practices.map(({ code, name, joined, reportedThisWeek, reporter, lastWeek }) => {
      const { last, putOffUntil } = reminders.get(code) ?? NOT_REMINDED
      return { code, name, joined, reportedThisWeek, reporter, lastWeek, last, putOffUntil }
    }),
  )
  const { silent, unreachable, notJoined, notYet } = groups
  return {
    ...{ silent: silent.length, toRemind: silent.filter((practice) => isFirstTicked(practice, today)).length },
    ...{ unreachable: unreachable.length, notJoined: notJoined.length, notYet: notYet.length },
    byTelephone: practices.filter(isToTelephone).length,
  }
}
