import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import type { GuidanceVersion } from './guidance-version-queries.server.ts'

/** The versions of an action's words, each at its address; nothing where they never changed. */
export function VersionList({ versions }: { versions: readonly GuidanceVersion[] }) {
  if (versions.length < 2) return null
  return (
    <Fold title="Versions of these words" beside={String(versions.length)}>
      <ul>
        {versions.map(({ address, from, at, until, current, reason }) => (
          <li key={`${address} ${at ?? from}`}>
            <a href={address}>
              From {at === null ? longDay(from) : moment(at)}
              {current ? ', as they stand now' : until ? ` to ${longDay(until)}` : ''}
            </a>
            {reason ? `: ${reason}` : null}
          </li>
        ))}
      </ul>
      <p className="small soft">Each statement of a practice keeps the version it was shown.</p>
    </Fold>
  )
}
