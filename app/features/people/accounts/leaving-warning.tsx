import type { ReactNode } from 'react'
import { InsetNote } from '#app/ui/messages.tsx'
import { LEAVING_WORDS, type Leaving, shownConsequences } from './leaving-words.ts'

/** Before somebody leaves or deletes their account: what their colleagues will lack. Nothing where nothing is missing. */
export function LeavingWarning({ leaving }: { leaving: Leaving[] }) {
  if (leaving.length === 0) return null
  return (
    <InsetNote readFirst>
      {leaving.map(({ scope, without, who }) => (
        <p key={`${without} ${scope}`}>{LEAVING_WORDS[without](scope, who)}</p>
      ))}
    </InsetNote>
  )
}

/** A hidden field: the consequences shown to the reader when the form was drawn. */
export function ToldOfLeaving({ leaving }: { leaving: Leaving[] }) {
  return <input type="hidden" name="told" value={shownConsequences(leaving)} />
}

/** What ends and what stays, the same wherever somebody leaves. */
export function WhatLeavingEnds({ name, children }: { name?: string | undefined; children?: ReactNode }) {
  return (
    <ul>
      <li>{name ? `${name} loses` : 'You lose'} access at once, in every browser.</li>
      <li>
        Invitations {name ? `${name} sent` : 'you sent'} that only {name ?? 'you'} could send are taken back.
      </li>
      <li>What {name ? `${name} recorded` : 'you recorded'} for a practice stays its record.</li>
      {children}
    </ul>
  )
}
