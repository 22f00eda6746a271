import type { State } from '#app/features/adoption/statements/adoption-rules.ts'
import { type OfferInForce, offerStatusWords, windowWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'

/** What the menu says about an action that affects the answer: its window, and why it cannot be taken up. */
export function OfferNotes({ offer, open }: { offer: OfferInForce; open: readonly State[] }) {
  const window = offer.status === 'offered' ? windowWords(offer) : null
  const onOffer = offer.status === 'offered' && !offer.roundEndedOn
  return (
    <>
      {window ? <p>The committee offers it {window}.</p> : null}
      {onOffer ? null : (
        <InsetNote readFirst>
          {offer.roundEndedOn ? `Its round ended on ${longDay(offer.roundEndedOn)}. ` : `${offerStatusWords[offer.status]}. `}
          {offer.reason} It can no longer be taken up
          {open.includes('taking') ? '; you can go on, correct it, or say that you stopped' : ''}.
        </InsetNote>
      )}
    </>
  )
}
