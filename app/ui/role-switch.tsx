import { Button } from './button.tsx'

/** A role a person holds: "Elm Surgery", "partner". `value` is sent by the form. */
export type RoleChoice = { value: string; name: string; role: string; current: boolean }

/**
 * Shows the current role in the top band, and leads to the person's other roles. A form behind a disclosure: it needs no script.
 */
export function RoleSwitch({ roles, action }: { roles: RoleChoice[]; action: string }) {
  const current = roles.find((role) => role.current)
  // The same role everywhere needs no words: an officer of several LMCs reads which LMC it is.
  const isOneRole = roles.every(({ role }) => role === roles[0]?.role)
  return (
    <details className="role-switch">
      <summary>
        {current
          ? isOneRole
            ? current.name
            : `${current.name}, ${current.role}`
          : isOneRole
            ? 'Choose a desk'
            : 'Choose a role'}
      </summary>
      <form method="post" action={action}>
        <ul>
          {roles.map((role) => (
            <li key={role.value}>
              <Button variant="in-band" name="desk" value={role.value}>
                {role.name}, {role.role}
                {role.current ? ' (now)' : ''}
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </details>
  )
}
