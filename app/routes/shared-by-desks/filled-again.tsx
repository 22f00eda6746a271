import type { ReactNode } from 'react'
import { UnsentContext } from '#app/ui/form-state.tsx'
import { InsetNote } from '#app/ui/messages.tsx'

/** A page whose form is filled again with `fields`, which its person sent and nobody took. Without them, the page as it is. */
export function FilledAgain({ fields, children }: { fields: [string, string][] | undefined; children: ReactNode }) {
  if (!fields) return children
  return (
    <UnsentContext.Provider value={Object.fromEntries(fields)}>
      <InsetNote readFirst>What you typed before is in the form again. Nothing of it is saved until you send it.</InsetNote>
      {children}
    </UnsentContext.Provider>
  )
}
