import { Button } from './button.tsx'

/** A place somebody stands in: "Elm Surgery", "partner". `value` is what the form sends. */
export type RoleChoice = { value: string; name: string; role: string; current: boolean }

/** Says in the top band where one stands, and leads to one's other places. A form behind a disclosure: it needs no script. */
export function RoleSwitch({ roles, action }: { roles: RoleChoice[]; action: string }) {
  const current = roles.find((role) => role.current)
  return (
    <details className="role-switch">
      <summary>{current ? `${current.name}, ${current.role}` : 'Choose a role'}</summary>
      <form method="post" action={action}>
        <ul>
          {roles.map((role) => (
            <li key={role.value}>
              <Button variant="as-link" name="desk" value={role.value}>
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
