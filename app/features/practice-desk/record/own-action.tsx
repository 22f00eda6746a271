import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { ownAction } from './timeline-queries.server.ts'

export type OwnAction = NonNullable<ReturnType<typeof ownAction>>

/** What the reader's practice says of an action, with the one button that records or changes it. */
export function OwnActionPanel({ details, current, open, offer }: OwnAction) {
  const here = `/practice/${details.code}`
  return (
    <Panel title="Your practice">
      <p>
        <StateAndDay current={current} />
      </p>
      <p className="small soft">
        {details.name} · {details.code}
      </p>
      {open.length > 0 ? (
        <LinkButton href={`${here}/actions/${offer.actionSlug}`} variant={current ? 'quiet' : 'main'}>
          {current ? 'Change our answer' : 'Record what you decided'}
        </LinkButton>
      ) : (
        <a href={`${here}/actions/${offer.actionSlug}`}>Our record of it</a>
      )}
      <p className="small">
        <a href={`${here}/actions/${offer.actionSlug}/steps`}>Our steps: who does what by when</a>
      </p>
      <p className="small">
        <a href={`${here}/meeting`}>Decide it together, with a paper for the meeting</a>
      </p>
    </Panel>
  )
}

/** In the same place for a reader who is not signed in. */
export function SignInPanel({ actionSlug }: { actionSlug: string }) {
  return (
    <div className="not-on-paper">
      <Panel title="Your practice">
        <p className="small">Your practice’s answer, and your LMC’s note on this action, show here once you are signed in.</p>
        <LinkButton href={`/sign-in?to=${encodeURIComponent(`/actions/${actionSlug}`)}`} variant="quiet">
          Sign in to record it
        </LinkButton>
      </Panel>
    </div>
  )
}
