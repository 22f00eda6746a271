import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OpenLetterView } from '#app/features/open-letters/pages/open-letter-view.tsx'
import { openLetterBySlug } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { signaturesOf } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: {} }
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.letter.title ?? 'Open letter'}, open letter · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  const letter = openLetterBySlug(db, visit.params.openLetter ?? '')
  if (!letter) throw notFound()
  return { letter, html: renderMarkdown(letter.text), signatures: signaturesOf(db, letter.slug, today) }
}

export default function OpenLetter() {
  const { letter, html, signatures } = useLoaderData<typeof loader>()
  return <OpenLetterView letter={letter} html={html} signatures={signatures} />
}
