import { Meta } from '@remix-run/react'
import { Children, cloneElement, type ReactElement, type ReactNode } from 'react'
import { REFUSED } from '#app/ui/refusal-title.ts'

/** What the route's `meta` says, and before the title that the page refuses, as `ErrorSummary` tells. */
export function PageMeta({ refuses }: { refuses: boolean }) {
  const { props } = Meta()
  const tags = Children.toArray(props.children) as ReactElement<{ children?: ReactNode }>[]
  return tags.map((tag) => (refuses && tag.type === 'title' ? cloneElement(tag, {}, `${REFUSED}${tag.props.children}`) : tag))
}

/** The server puts the word into the title it sends; a script that takes the page over begins with what it finds. */
export const foundInTitle = () => typeof document !== 'undefined' && document.title.startsWith(REFUSED)
