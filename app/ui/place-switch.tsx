import { Button } from './button.tsx'

/** A place somebody stands in: "Elm Surgery", "partner". `value` is what the form sends. */
export type PlaceChoice = { value: string; name: string; role: string; current: boolean }

/** Says in the top band where one stands, and leads to one's other places. A form behind a disclosure: it needs no script. */
export function PlaceSwitch({ places, action }: { places: PlaceChoice[]; action: string }) {
  const current = places.find((place) => place.current)
  return (
    <details className="place-switch">
      <summary>{current ? `${current.name}, ${current.role}` : 'Choose a place'}</summary>
      <form method="post" action={action}>
        <ul>
          {places.map((place) => (
            <li key={place.value}>
              <Button look="as-link" name="place" value={place.value}>
                {place.name}, {place.role}
                {place.current ? ' (now)' : ''}
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </details>
  )
}
