import { offerStatusWords } from '#app/features/menu/editions/menu-rules.ts'
import { FoldedQuestion } from '#app/ui/fold.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { CalledAgain } from './called-again-queries.server.ts'

type NoteProps = { again: CalledAgain; summary: string; noticeHtml: string | null }

/** What holds now, above the words of an action that were written while it was off the menu; those stand folded under it. */
export function CalledAgainNote({ again: { off, on, oldWords }, summary, noticeHtml }: NoteProps) {
  return (
    <InsetNote readFirst>
      <p>
        <strong>Called again.</strong> It is on the menu by <a href={`/menu/editions/${on.slug}`}>{on.title}</a>, published{' '}
        {on.when}. Before that it was {offerStatusWords[off.status].toLowerCase()} by{' '}
        <a href={`/menu/editions/${off.slug}`}>{off.title}</a>, {off.when}.
      </p>
      {oldWords ? (
        <>
          <p>The rest of this page was written before it was called again, and may still speak of its end.</p>
          <FoldedQuestion question="What this page said of its end">
            <p>{summary}</p>
            {noticeHtml ? <Prose html={noticeHtml} /> : null}
          </FoldedQuestion>
        </>
      ) : null}
    </InsetNote>
  )
}

/** The same in one line of a menu. */
export const CalledAgainLine = ({ again: { off, on } }: { again: CalledAgain }) => (
  <>
    Called again by {on.title}, {on.when}; {offerStatusWords[off.status].toLowerCase()} before that, {off.when}.
  </>
)
