import type { ReactNode } from 'react'
import { InsetNote } from '#app/ui/messages.tsx'
import { LEAVING_WORDS, type Leaving, toldOf } from './leaving-rules.ts'

/** Before somebody leaves or deletes their account: what those who stay are left without. With nothing missed, nothing. */
export function LeavingWarning({ leaving }: { leaving: Leaving[] }) {
  if (leaving.length === 0) return null
  return (
    <InsetNote readFirst>
      {leaving.map(({ scope, without }) => (
        <p key={`${without} ${scope}`}>{LEAVING_WORDS[without](scope)}</p>
      ))}
    </InsetNote>
  )
}

/** Goes with the form: what its reader was told when it was drawn. */
export function ToldOfLeaving({ leaving }: { leaving: Leaving[] }) {
  return <input type="hidden" name="told" value={toldOf(leaving)} />
}

/** What ends and what stays, alike wherever somebody leaves. */
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
