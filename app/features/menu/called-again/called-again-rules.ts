import { type OfferStatus, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'

/** A line of one action in an edition, of whatever round. */
export type MenuLine = { status: OfferStatus }

/**
 * The line that took an action off the menu last, and the one that put it back; undefined where it is off, or never was. `lines`: of all
 * rounds, in the order in which they count.
 */
export function lastReturn<L extends MenuLine>(lines: readonly L[]): { off: L; on: L } | undefined {
  const on = lines.findLastIndex((line, index) => index > 0 && onTheMenu(line.status) && !onTheMenu(lines[index - 1]!.status))
  const last = lines.at(-1)
  if (on < 1 || !last || !onTheMenu(last.status)) return undefined
  return { off: lines[on - 1]!, on: lines[on]! }
}

const OF_AN_END = /\b(?:dropped|withdrawn|withdrew|superseded|taken off|off the menu|no longer (?:offered|called|on))\b/i

/** Whether the first words of an action's page, its line and its notice, tell that it left the menu. */
export const tellsOfItsEnd = ({ summary, notice }: { summary: string; notice?: string | null | undefined }): boolean =>
  OF_AN_END.test(summary) || OF_AN_END.test(notice ?? '')
