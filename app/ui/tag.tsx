import type { ReactNode } from 'react'

/** Shape and words of each tag. The shape is drawn in a 12 by 12 square; `solid` parts are filled. */
const TAGS = {
  taking: { words: 'Taking', shape: <circle className="solid" cx="6" cy="6" r="5.5" /> },
  'in-part': {
    words: 'Taking in part',
    shape: (
      <>
        <circle cx="6" cy="6" r="5" />
        <path className="solid" d="M6 1a5 5 0 0 1 0 10z" />
      </>
    ),
  },
  'goes-on': {
    words: 'Goes on',
    shape: (
      <>
        <circle cx="6" cy="6" r="5" />
        <circle className="solid" cx="6" cy="6" r="2.4" />
      </>
    ),
  },
  planned: { words: 'Planned', shape: <path d="M1 6h9M7 2.5 10.5 6 7 9.5" /> },
  due: { words: 'Due', shape: <path d="M6 1v5h4M6 1a5 5 0 1 1-.01 0" /> },
  considering: {
    words: 'Considering',
    shape: (
      <path
        className="solid"
        d="M0 6a1.6 1.6 0 1 1 3.2 0A1.6 1.6 0 0 1 0 6m4.4 0a1.6 1.6 0 1 1 3.2 0 1.6 1.6 0 0 1-3.2 0m4.4 0A1.6 1.6 0 1 1 12 6a1.6 1.6 0 0 1-3.2 0"
      />
    ),
  },
  stopped: { words: 'Stopped', shape: <path className="solid" d="M1 1h10v10H1z" /> },
  'not-planning': { words: 'Not planning to', shape: <path d="M1.5 6h9" /> },
  'not-applicable': { words: 'Not applicable here', shape: <path d="M6 1a5 5 0 1 1-.01 0M2.5 9.5l7-7" /> },
  'not-decided': { words: 'Not decided', shape: <circle cx="6" cy="6" r="5" /> },
  silent: {
    words: 'Silent',
    shape: <path d="M6 1a5 5 0 0 1 3.5 1.5M11 6a5 5 0 0 1-1.5 3.5M6 11a5 5 0 0 1-3.5-1.5M1 6a5 5 0 0 1 1.5-3.5" />,
  },
  reported: { words: 'Reported', shape: <path d="m1 6.5 3.5 3.5L11 2.5" /> },
  conditions: { words: 'Conditions here', shape: <path d="M6 1 11.5 11H.5zM6 5v2.6M6 9.3v.1" /> },
  'no-longer-offered': { words: 'No longer on the menu', shape: <path d="m2 2 8 8m0-8-8 8" /> },
  plain: { words: '', shape: null },
} as const satisfies Record<string, { words: string; shape: ReactNode }>

export type TagKind = keyof typeof TAGS
/** Every kind, for the catalogue and for tests. */
export const TAG_KINDS = Object.keys(TAGS) as TagKind[]

export type TagProps = {
  /**
   * The meaning of the tag's shape and colour. `plain` has no shape: for words that are not a state ("declared", "edition 4").
   */
  kind: TagKind
  /** Words instead of the usual ones: "Taking since 1 Aug 2024". They must name the state too. */
  children?: ReactNode
}

/** A state, shown by a word and a shape; colour only repeats it. */
export function Tag({ kind, children }: TagProps) {
  const { words, shape } = TAGS[kind]
  return (
    <span className={`tag tag-${kind}`}>
      {shape ? (
        <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          {shape}
        </svg>
      ) : null}
      {children ?? words}
    </span>
  )
}

/** The shape of a tag alone, for dense tables; its words are spoken and shown on hover, and a legend names the shapes. */
export function TagShape({ kind, words }: { kind: TagKind; words?: string }) {
  const { words: usual, shape } = TAGS[kind]
  const said = words ?? usual
  return (
    <span className={`tag tag-shape tag-${kind}`} role="img" aria-label={said} title={said}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shape}
      </svg>
    </span>
  )
}
