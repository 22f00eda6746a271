export type Source = { title: string; url: string; date: string }

/** Where facts come from: title, address and the date in the source's own exactness. */
export function SourceList({ sources }: { sources: Source[] }) {
  return (
    <ul>
      {sources.map(({ title, url, date }) => (
        <li key={url}>
          <a href={url} rel="noopener noreferrer external">
            {title}
          </a>
          , {date}
        </li>
      ))}
    </ul>
  )
}
