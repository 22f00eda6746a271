import type { FunctionComponent } from 'react'
import type { AskedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, drawnOnceIn } from '#app/ui/draw.server.ts'
import type { DrawnOr } from '#app/ui/drawn.tsx'
import { DisputePage, HappenedPage, LinesPage, MeasuredPage } from './dispute-page.tsx'

const drawn = drawnOnceIn(cacheOf({ mostBytes: 4e6, bytesOf: bytesIn }))

/**
 * A page of a file as it stands today is drawn once: nothing on it is of the reader. As at a day that somebody typed it is drawn when asked
 * for: there are many such days, and a refusal repeats what was typed.
 */
function shown<Props extends { asked: AskedDispute }>(Page: FunctionComponent<Props>) {
  const once = drawn(Page)
  return (props: Props): DrawnOr<Props> => (props.asked.ok && props.asked.today ? { drawn: once(props) } : { props })
}

export const shownFirst = shown(DisputePage)
export const shownMeasured = shown(MeasuredPage)
export const shownHappened = shown(HappenedPage)
export const shownLines = shown(LinesPage)
