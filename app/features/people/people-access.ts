import type { Person, PersonStanding } from './people-rules.ts'

/**
 * Who may open what (DESIGN 4.2): one table, read by every route's guard. There is no commissioner's row.
 * Each answers with the standing that lets the person in, or undefined.
 */
export const mayOpen = {
  practice: (person: Person, practiceCode: string): PersonStanding | undefined =>
    person.standings.find(
      (s) => s.practiceCode === practiceCode && (s.role === 'practice-partner' || s.role === 'practice-manager'),
    ),
  lmc: (person: Person, lmcSlug: string): PersonStanding | undefined =>
    person.standings.find((s) => s.lmcSlug === lmcSlug && s.role === 'lmc-officer'),
  committee: (person: Person): PersonStanding | undefined =>
    person.standings.find((s) => s.role === 'committee-member' || s.role === 'committee-editor'),
}
