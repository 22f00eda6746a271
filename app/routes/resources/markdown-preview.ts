import type { ActionFunctionArgs } from '@remix-run/node'
import { previewMarkdown } from '#app/features/menu/draft-writing/markdown-preview.server.ts'
import { namedFields } from '#app/platform/form.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { committeeEditor } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { longForm: true }

/** Markdown as readers will see it, for the desk's live preview: `{ html, refusals }`. Nothing is stored. */
export async function action(visit: ActionFunctionArgs) {
  await committeeEditor(visit)
  const { text = '' } = namedFields(await visit.request.formData(), ['text'])
  return Response.json(previewMarkdown(text))
}
