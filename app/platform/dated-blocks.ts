import { addDays, type Day, isDay } from './time.ts'

/**
 * The text of a content file as it reads on a day. `lines`: for each line that is left, its number in the file. `days`: the days
 * on which the text changes. `faults`: markers that are not well formed.
 */
export type DatedText = { text: string; lines: number[]; days: Day[]; faults: { line: number; message: string }[] }

const OPENS = /^::: (?:from (\S+))?(?: ?until (\S+))?$/
const NEVER: Day = '0000-01-01'
const ALWAYS: Day = '9999-12-31'

/**
 * Leaves out what does not hold on a day. In any content file, lines between `::: from 2025-10-01` and `:::` hold from that day,
 * lines after `::: until 2025-09-30` up to and including it; `::: from … until …` gives both. Blocks do not nest. Without a day
 * the text is that of today and after: what has begun stays, what has an end goes.
 */
export function textOn(whole: string, on: Day = ALWAYS): DatedText {
  const result: DatedText = { text: '', lines: [], days: [], faults: [] }
  const kept: string[] = []
  let opened: { line: number; holds: boolean } | undefined
  const fault = (line: number, message: string) => result.faults.push({ line, message })
  for (const [index, words] of whole.split('\n').entries()) {
    const line = index + 1
    if (!words.startsWith(':::')) {
      if (opened && !opened.holds) continue
      kept.push(words)
      result.lines.push(line)
    } else if (words.trimEnd() === ':::') {
      if (!opened) fault(line, 'This ends a dated block that has not begun.')
      opened = undefined
    } else {
      if (opened) fault(line, `The dated block of line ${opened.line} has no end: a line of three colons closes it.`)
      const [, from, until] = words.trimEnd().match(OPENS) ?? []
      if ((!from && !until) || [from, until].some((day) => day && !isDay(day)))
        fault(line, 'A dated block begins with a line such as "::: from 2025-10-01" or "::: until 2025-09-30".')
      else {
        if (from) result.days.push(from)
        if (until) result.days.push(addDays(until, 1))
      }
      opened = { line, holds: on >= (from ?? NEVER) && on <= (until ?? ALWAYS) && !(until && on === ALWAYS) }
    }
  }
  if (opened) fault(opened.line, 'This dated block has no end: a line of three colons closes it.')
  result.text = kept.join('\n')
  return result
}
