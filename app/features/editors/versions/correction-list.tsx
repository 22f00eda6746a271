import { longDay } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import type { Correction } from './version-queries.server.ts'

/** What was changed since a record was first published, with the day it was recorded and why. `history`: the page of its versions. */
export function CorrectionList({ corrections, history }: { corrections: Correction[]; history: string }) {
  if (corrections.length === 0) return null
  return (
    <Fold title="Versions" level={3} beside={String(corrections.length + 1)}>
      <ul>
        {corrections.map(({ version, on, reason }) => (
          <li key={version}>
            Version {version}, recorded on {longDay(on)}: {reason}
          </li>
        ))}
      </ul>
      <p>
        <a href={history}>What each version changed</a>
      </p>
    </Fold>
  )
}
