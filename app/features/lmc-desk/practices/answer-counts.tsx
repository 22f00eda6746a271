import type { AnswerCounts } from './answer-counts-queries.server.ts'

/** Answers of an LMC's sharing practices to the actions' own questions. */
export function AnswerCountsList({ counts }: { counts: AnswerCounts[] }) {
  if (counts.length === 0) return null
  return (
    <ul>
      {counts.flatMap(({ actionSlug, title, questions }) =>
        questions.map(({ label, lines }) => (
          <li key={`${actionSlug} ${label}`}>
            {title}: {label} <strong>{lines.map(({ words, practices }) => `${words}: ${practices}`).join(' · ')}</strong>
          </li>
        )),
      )}
    </ul>
  )
}
