import { createContext, Fragment, useContext } from 'react'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { type When, whenWords } from '#app/features/disputes/file/when-rules.ts'

/** Sources of the dispute on the page, by key. */
export const SourcesContext = createContext<DisputeOn['sources']>({})

/** Where one statement comes from, in small print behind it. */
export function SourcesOf({ sources }: { sources: readonly string[] }) {
  const known = useContext(SourcesContext)
  return (
    <span className="said-by">
      {sources.map((key, index) => {
        const source = known[key]
        if (!source) return null
        const words = `${source.title}, ${source.date}`
        return (
          <Fragment key={key}>
            {index > 0 ? '; ' : ''}
            {!source.url.startsWith('https://') ? (
              `${words} (${source.url === 'made up' ? 'made up' : 'address not known'})`
            ) : (
              <a href={source.url} rel="noopener noreferrer external">
                {words}
              </a>
            )}
          </Fragment>
        )
      })}
    </span>
  )
}

/** A statement with what its sources disagree about, and the sources. */
export function Stated({
  words,
  conflict,
  derived,
  sources,
}: {
  words: string
  conflict?: string
  derived?: true
  sources: readonly string[]
}) {
  return (
    <>
      {words} {derived ? <span className="conflict">The day is worked out here. </span> : null}
      {conflict ? <span className="conflict">Sources differ: {conflict} </span> : null}
      <SourcesOf sources={sources} />
    </>
  )
}

export const WhenOf = ({ when }: { when: When }) => <b className="when">{whenWords(when)}</b>
