import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import type { OwnAnswer } from '#app/features/menu/actions/menu-rows.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import type { OwnAnswerShown } from './own-answers-queries.server.ts'

type Asked = { practiceCode: string; actionSlug: string; title: string }

/** A practice's state for an action and the one button that records or changes it, for a row of the menu. */
export function ownAnswer({ practiceCode, actionSlug, title }: Asked, { current, mayAnswer }: OwnAnswerShown): OwnAnswer {
  const waits = current === null && mayAnswer
  return {
    waits,
    state: <StateAndDay current={current} />,
    button: mayAnswer ? (
      <LinkButton href={`/practice/${practiceCode}/actions/${actionSlug}`} variant={waits ? 'main' : 'quiet'}>
        {waits ? 'Record' : 'Change'}
        <span className="spoken">: {title}</span>
      </LinkButton>
    ) : null,
  }
}
