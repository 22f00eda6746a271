import { deskOf, type RoleAssignment } from '#app/features/people/accounts/people-rules.ts'
import type { NavItem } from '#app/ui/frame.tsx'

/** A role's desk links for the top band. */
export function linksOf(assignment: RoleAssignment): NavItem[] {
  const desk = deskOf(assignment)
  const people = `${desk}/people`
  if (assignment.practiceCode)
    return [
      { href: desk, label: 'This week' },
      { href: `${desk}/letters`, label: 'Letters' },
      { href: `${desk}/registers`, label: 'Registers' },
      { href: `${desk}/record`, label: 'Our record' },
      { href: people, label: 'Our people' },
    ]
  if (assignment.lmcSlug)
    return [
      { href: desk, label: 'Our area' },
      { href: `${desk}/calls`, label: 'Calls' },
      { href: people, label: 'People' },
      { href: `${desk}/notes`, label: 'Local notes' },
      { href: `${desk}/letters`, label: 'Letters' },
      { href: `${desk}/feedback`, label: 'Feedback' },
    ]
  const rollUp = { href: desk, label: 'Roll-up' }
  const acts = { href: `${desk}/what-editors-did`, label: 'Log' }
  const feedback = { href: `${desk}/feedback`, label: 'Feedback' }
  if (assignment.role !== 'committee-editor') return [rollUp, feedback, acts]
  const edits = [
    { href: `${desk}/menu`, label: 'Edit the menu' },
    { href: `${desk}/records`, label: 'Records' },
    { href: `${desk}/letters`, label: 'Letters' },
  ]
  return [rollUp, ...edits, feedback, { href: people, label: 'Officers' }, acts]
}
