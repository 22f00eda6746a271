import { CalledAgainNote } from '#app/features/menu/called-again/called-again-note.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { ActionPage } from './action-page-queries.server.ts'

/** What has overtaken an action, above everything else on its page: the contract, the end of its round, news since it was called. */
export function ActionNotices({ action: { offer, again, words } }: { action: Pick<ActionPage, 'offer' | 'again' | 'words'> }) {
  const { summary, noticeHtml } = words
  return (
    <>
      {again ? <CalledAgainNote again={again} summary={summary} noticeHtml={noticeHtml} /> : null}
      {offer?.status === 'contractual' ? (
        <InsetNote readFirst>
          <strong>This is part of the contract now</strong>
          {offer.offeredFrom ? `, since ${longDay(offer.offeredFrom)}` : null}. It can no longer be taken up. If your practice
          took it, record the day you stopped.{offer.reason ? ` ${offer.reason}` : null}
        </InsetNote>
      ) : offer?.roundEndedOn ? (
        <InsetNote readFirst>
          The round of this action ended on {longDay(offer.roundEndedOn)}. It can no longer be taken up in Concert.
        </InsetNote>
      ) : null}
      {noticeHtml && !again?.oldWords ? (
        <InsetNote readFirst>
          <Prose html={noticeHtml} />
        </InsetNote>
      ) : null}
    </>
  )
}
