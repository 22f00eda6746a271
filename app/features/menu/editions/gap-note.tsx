import { InsetNote } from '#app/ui/messages.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import type { Gap } from './gap-queries.server.ts'

/** What is not known about an edition, shown before anything that depends on it. */
export function GapNote({ gap }: { gap: Gap | null }) {
  return gap ? (
    <InsetNote readFirst>
      <strong>Not known.</strong> <ProseLine html={gap.wordsHtml} />
    </InsetNote>
  ) : null
}
