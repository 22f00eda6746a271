import type { WordMark } from './comparison-rules.ts'

/** A text with removed and added words marked, for sighted readers and screen readers. */
export function WordMarks({ marks }: { marks: WordMark[] }) {
  let position = 0
  return (
    <>
      {marks.map(({ kind, text }) => {
        const key = `${position} ${kind}`
        position += text.length
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key}>
            <span className="spoken">{kind === 'added' ? ' (added: ' : ' (taken out: '}</span>
            {text}
            <span className="spoken">) </span>
          </Mark>
        )
      })}
    </>
  )
}
