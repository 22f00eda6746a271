/** The actions of earlier rounds, each of which can begin a new one. */
export function EarlierActions({ earlier, here }: { earlier: { slug: string; title: string }[]; here: string }) {
  if (earlier.length === 0) return null
  return (
    <details className="question">
      <summary>Begin with the words of an action of an earlier round</summary>
      <ul>
        {earlier.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`${here}/new-action?from=${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
