import { InsetNote } from '#app/ui/messages.tsx'
import { LEFT_OUT } from './reminder-rules.ts'
import type { LeftOutPractice } from './send-reminder.server.ts'

/** Who was ticked and gets no mail, by reason. */
export const leftOutInWords = (leftOut: readonly LeftOutPractice[]): string =>
  leftOut.map(({ name, reason }) => `${name} ${LEFT_OUT[reason]}.`).join(' ')

export function LeftOutNote({ leftOut }: { leftOut: readonly LeftOutPractice[] }) {
  return leftOut.length > 0 ? <InsetNote>{leftOutInWords(leftOut)}</InsetNote> : null
}
