import { withCapital } from '#app/platform/with-capital.ts'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { AskedTimes, Times } from './asked-times-rules.ts'

/** What was asked has no figures: says why, at the field, and offers near times that have some. */
export function RefusedTimes(props: { refused: Extract<AskedTimes, { ok: false }>; href: (times: Times) => string }) {
  const { refused, href } = props
  return (
    <>
      <ErrorSummary title="There are no figures for this" errors={{ [refused.field]: refused.words }} />
      <p>These are near:</p>
      <ul>
        {refused.near.map(({ times, words }) => (
          <li key={words}>
            <a href={href(times)}>{withCapital(words)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
