import type { Entry } from '#app/features/adoption/statements/adoption-rules.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { peopleOfPractice, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { markActions } from '#app/features/practice-desk/decisions/mark-actions.server.ts'
import type { Mark } from '#app/features/practice-desk/decisions/mark-rules.ts'
import { setMeeting } from '#app/features/practice-desk/decisions/set-meeting.server.ts'
import { appendDecisions, type DecisionRow } from '#app/features/practice-desk/decisions/write-decisions.server.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { addLmcQuestions } from './lmc-questions.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** Partners of the lively practice besides the one who signs in: nobody knows their passwords. */
const COLLEAGUES = ['Dr Kenji Ito', 'Dr Samuel Brandt']
/** What the partners think of what is still open: the one who signs in, then the colleagues. Null = has not said yet. */
const MARKS: Readonly<Record<string, readonly (Mark | null)[]>> = {
  'defer-pilots': ['for', 'for', null],
  'serve-notice': [null, 'unsure', 'against'],
}
const MEETS_IN_DAYS = 7

/**
 * What the lively practice has on its desk besides its record: two more partners, their marks, the day of the meeting, and who decided
 * what it takes; and what its LMC asks of its own list. `entries`: its record.
 */
export function addDeskFacts(db: Db, entries: readonly Entry[], now: Instant): void {
  const practiceCode = demonstrationSetting.lively.code
  for (const name of COLLEAGUES) {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
    const { personId } = addPerson(db, { email, name, passwordHash: '!' }, 'operator', now)
    addRole(db, { personId, role: 'practice-partner', practiceCode }, 'operator', now)
  }
  const order = (name: string) => COLLEAGUES.indexOf(name)
  const people = peopleOfPractice(db, practiceCode).filter(({ role }) => role === 'practice-partner')
  const partners = people.toSorted((a, b) => order(a.name) - order(b.name))
  for (const [index, { personId }] of partners.entries()) {
    const own = Object.entries(MARKS).map(([action, marks]) => [action, marks[index] ?? null] as const)
    markActions(db, { practiceCode, marks: new Map(own) }, { id: personId, roles: rolesOf(db, personId) }, now)
  }
  const meetsOn = addDays(dayOf(now), MEETS_IN_DAYS)
  setMeeting(db, { practiceCode, meetsOn }, { personId: partners[0]!.personId }, now)
  appendDecisions(db, decisionsOf(entries))
  addLmcQuestions(db, now)
}

/** The first statement about each action was decided by the partners: at the meeting before, where several were. */
function decisionsOf(entries: readonly Entry[]): DecisionRow[] {
  const first = new Map<string, Entry>()
  for (const entry of entries)
    if (!first.has(entry.actionSlug) && entry.state !== 'considering') first.set(entry.actionSlug, entry)
  const onDay = new Map<Day, Entry[]>()
  for (const entry of first.values()) {
    const day = dayOf(entry.recordedAt)
    onDay.set(day, [...(onDay.get(day) ?? []), entry])
  }
  return [...onDay].flatMap(([day, together]) =>
    together.map(({ id, practiceCode, actionSlug, recordedAt, recordedBy }) => ({
      decisionId: `decision-${together[0]!.id}`,
      practiceCode,
      actionSlug,
      entryId: id,
      decidedBy: together.length > 1 ? ('partners-meeting' as const) : ('partners-by-message' as const),
      decidedOn: day,
      recordedAt,
      recordedBy,
    })),
  )
}
