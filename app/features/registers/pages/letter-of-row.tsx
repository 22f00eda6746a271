import { longDay } from '#app/platform/dates-in-words.ts'
import type { LettersOfLines } from './register-asked-rules.ts'

/** The latest letter about a line, in the last cell of its row; nothing where there is none. */
export function LetterOfRow({
  here,
  letter,
  answered = false,
}: {
  here: string
  letter: LettersOfLines[string] | undefined
  /** The row says already what came of it. */
  answered?: boolean
}) {
  if (!letter) return null
  const { id, sentOn, came } = letter
  return (
    <span className="sub">
      {sentOn ? (
        <>
          <a href={`${here}/letters/sent/${id}`}>letter of {longDay(sentOn)}</a>
          {came && !answered ? `: ${came.charAt(0).toLowerCase()}${came.slice(1)}` : ''}
        </>
      ) : (
        <a href={`${here}/letters/drafts/${id}`}>a letter is in the making</a>
      )}
    </span>
  )
}
