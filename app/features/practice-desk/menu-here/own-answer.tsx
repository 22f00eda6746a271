import { StateAndDay } from '#app/features/adoption/statements/state-tag.tsx'
import { OwnCells } from '#app/features/menu/actions/menu-rows.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import type { OwnAnswerShown } from './own-answers-queries.server.ts'

/** Nothing is said yet, and something may be. */
export const waitsForAnswer = ({ current, mayAnswer }: OwnAnswerShown): boolean => current === null && mayAnswer

export type OwnAnswerProps = { practiceCode: string; actionSlug: string; title: string; answer: OwnAnswerShown }

/** A practice's state for an action and the one button that records or changes it, for a row of the menu. */
export function OwnAnswer({ practiceCode, actionSlug, title, answer }: OwnAnswerProps) {
  const waits = waitsForAnswer(answer)
  const button = answer.mayAnswer ? (
    <LinkButton href={`/practice/${practiceCode}/actions/${actionSlug}`} variant={waits ? 'main' : 'quiet'}>
      {waits ? 'Record' : 'Change'}
      <span className="spoken">: {title}</span>
    </LinkButton>
  ) : null
  return <OwnCells state={<StateAndDay current={answer.current} />} button={button} />
}
