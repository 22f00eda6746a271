import type { Flash } from '#app/platform/flash.ts'
import { ErrorSummary, SuccessNote } from '#app/ui/messages.tsx'

/** The outcome of a form, at the top of the next page. */
export function FlashNote({ flash }: { flash: Flash }) {
  if ('done' in flash) return <SuccessNote title={flash.done} />
  return <ErrorSummary errors={{ [flash.field ?? '']: flash.refused }} />
}
