import { Meta } from '@remix-run/react'
import { Children, cloneElement, type ReactElement, type ReactNode } from 'react'
import { REFUSED } from '#app/ui/refusal-title.ts'

/** The route's `meta`, with a word before the title that the page refuses, as in `ErrorSummary`. */
export function PageMeta({ refuses }: { refuses: boolean }) {
  const { props } = Meta()
  const tags = Children.toArray(props.children) as ReactElement<{ children?: ReactNode }>[]
  return tags.map((tag) => (refuses && tag.type === 'title' ? cloneElement(tag, {}, `${REFUSED}${tag.props.children}`) : tag))
}

/** The server puts the word into the title it sends; a script that takes the page over starts from that title. */
export const foundInTitle = () => typeof document !== 'undefined' && document.title.startsWith(REFUSED)
