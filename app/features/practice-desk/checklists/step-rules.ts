import type { Step } from '#app/features/menu/actions/action-words-rules.ts'
import type { StepRole } from '#app/features/menu/editions/menu-rules.ts'
import type { Role, RoleAssignment } from '#app/features/people/accounts/people-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

/** The role under which somebody of the practice ticks a step. */
export type DoneBy = Extract<Role, 'practice-partner' | 'practice-manager'>

/** The role of a person who records for a practice; a partner who manages it too counts as a partner. */
export const doneByOf = (roles: readonly RoleAssignment[], practiceCode: string): DoneBy =>
  roles.some(({ role, practiceCode: of }) => of === practiceCode && role === 'practice-partner')
    ? 'practice-partner'
    : 'practice-manager'

/** What a practice says of a step. At most one of `role` and `personId`; `doneBy` and `doneOn` come together. */
export type StepSaid = {
  role: StepRole | null
  personId: string | null
  dueOn: Day | null
  doneOn: Day | null
  doneBy: DoneBy | null
}
export const NOTHING_SAID: StepSaid = { role: null, personId: null, dueOn: null, doneOn: null, doneBy: null }

/** The latest that was said of a step. `title`: its words then. */
export type StepNow = StepSaid & { stepId: string; title: string; recordedAt: Instant }

/** A person of the practice, as steps are given to them. `roleId` leaves the server, the person's id does not. */
export type StepPerson = { roleId: string; personId: string; name: string; role: Role }

/**
 * One line of a checklist. `who`: the value of its field (see whoField); `name`: of the person it is given to, null = a role, nobody, or
 * somebody who has left; `usually`: who does it as a rule; `inSystem`: how it is done in the practice's own clinical system; `dropped`:
 * done once, and no step of today's guidance.
 */
export type ChecklistLine = Pick<StepSaid, 'dueOn' | 'doneOn' | 'doneBy'> & {
  id: string
  title: string
  wordsHtml: string | null
  inSystem: { name: string; wordsHtml: string } | null
  usually: StepRole | null
  letter: string | null
  who: string
  name: string | null
  dropped: boolean
}

/** "3 of 4 done, next: tell the locums". `next` null = all are done. */
export type StepsDone = { done: number; of: number; next: { title: string; dueOn: Day | null } | null }

/** The value of the field "who" for somebody who has left: it stays while nobody changes it. */
export const LEFT = 'left'

/** Who does a step as the value of a field: a role, the id of a person's role here, `left`, or nothing. */
export function whoField({ role, personId }: Pick<StepSaid, 'role' | 'personId'>, people: readonly StepPerson[]): string {
  if (personId === null) return role ?? ''
  return people.find((person) => person.personId === personId)?.roleId ?? LEFT
}

type About = { system: string | null; people: readonly StepPerson[] }

/** The checklist of an action: the steps of its guidance in order, then those that were done before the guidance dropped them. */
export function checklistOf(steps: readonly Step[], now: readonly StepNow[], { system, people }: About): ChecklistLine[] {
  const known = new Map(now.map((one) => [one.stepId, one]))
  const said = (one: StepSaid) => ({
    ...{ dueOn: one.dueOn, doneOn: one.doneOn, doneBy: one.doneBy, who: whoField(one, people) },
    name: people.find(({ personId }) => personId === one.personId)?.name ?? null,
  })
  const lines = steps.map(({ id, title, wordsHtml, who, letter, systems }): ChecklistLine => {
    const inSystem = systems.find(({ name }) => isSameSystem(name, system)) ?? null
    return { id, title, wordsHtml, letter, inSystem, usually: who, ...said(known.get(id) ?? NOTHING_SAID), dropped: false }
  })
  const gone = now.filter(({ stepId, doneOn }) => doneOn !== null && !steps.some(({ id }) => id === stepId))
  const none = { wordsHtml: null, inSystem: null, usually: null, letter: null, dropped: true }
  return [...lines, ...gone.map((one): ChecklistLine => ({ id: one.stepId, title: one.title, ...none, ...said(one) }))]
}

/** The register names some systems by their makers: "EMIS" for EMIS Web, "TPP" for SystmOne. */
const isSameSystem = (name: string, system: string | null) => system !== null && asNamed(name) === asNamed(system)
function asNamed(system: string): string {
  const [word = ''] = system.trim().toLowerCase().split(/\s+/)
  return word === 'tpp' ? 'systmone' : word
}

/** How far a checklist is; a step that the guidance dropped counts for nothing. */
export function howFar(
  steps: readonly { id: string; title: string }[],
  now: readonly Pick<StepNow, 'stepId' | 'dueOn' | 'doneOn'>[],
): StepsDone {
  const known = new Map(now.map((one) => [one.stepId, one]))
  const open = steps.filter(({ id }) => !known.get(id)?.doneOn)
  const [next] = open
  return {
    done: steps.length - open.length,
    of: steps.length,
    next: next ? { title: next.title, dueOn: known.get(next.id)?.dueOn ?? null } : null,
  }
}

/** True where both say the same of a step; who ticked it does not matter. */
export const saysTheSame = (one: StepSaid, other: StepSaid): boolean =>
  one.role === other.role && one.personId === other.personId && one.dueOn === other.dueOn && one.doneOn === other.doneOn
