import { MARKS, type MarkTally } from './mark-rules.ts'
import { tallyInWords } from './mark-words.ts'

/** The marks on one action, a dot for each partner, and in words. For the practice's own people alone. */
export function MarkTallyLine({ tally }: { tally: MarkTally | undefined }) {
  return (
    <span className="mark-tally">
      {tally ? (
        <span className="mark-dots" aria-hidden="true">
          {dotsOf(tally).map(({ key, shape }) => (
            <i key={key} className={shape} />
          ))}
        </span>
      ) : null}{' '}
      {tallyInWords(tally)}
    </span>
  )
}

const dotsOf = (tally: MarkTally) => [
  ...MARKS.flatMap((mark) => Array.from({ length: tally[mark] }, (_, index) => ({ key: `${mark} ${index}`, shape: mark }))),
  ...tally.waiting.map((_, index) => ({ key: `waiting ${index}`, shape: undefined })),
]
