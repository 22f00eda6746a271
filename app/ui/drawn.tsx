import { createContext, type FunctionComponent, useContext } from 'react'
import type { Drawing } from './draw.server.ts'

/** Takes a drawing and gives a placeholder for it, which the sender of the page fills. */
export type KeepPiece = (drawing: Drawing) => string

/** Set where a page is drawn to be sent as bytes; without it a drawing stands in the page itself. */
export const KeepPieceContext = createContext<KeepPiece | undefined>(undefined)

/** A part of a page that the server drew before and cached (`draw.server.ts`): markup of our own components, every word in it escaped by React. */
export function Drawn({ drawing, ruled, bare }: { drawing: Drawing; ruled?: boolean; bare?: boolean }) {
  return <div className={bare ? undefined : ruled ? 'ruled-sections' : 'stack'} dangerouslySetInnerHTML={usePiece(drawing)} />
}

/** A page as it was drawn before, or what to draw it from. */
export type DrawnOr<Props> = { drawn: Drawing } | { props: Props }

export function DrawnOrNow<Props extends object>({ page, of: Page }: { page: DrawnOr<Props>; of: FunctionComponent<Props> }) {
  return 'drawn' in page ? <Drawn drawing={page.drawn} /> : <Page {...page.props} />
}

/** A section that was drawn before: all that stands in it, with the heading (`labelledBy`, its id). */
export function DrawnSection({ drawing, labelledBy }: { drawing: Drawing; labelledBy: string }) {
  return <section aria-labelledby={labelledBy} dangerouslySetInnerHTML={usePiece(drawing)} />
}

/** What stands beside a page, drawn before: all that stands in it. `label` names it for those who do not see that it stands apart. */
export function DrawnAside({ drawing, className, label }: { drawing: Drawing; className: string; label: string }) {
  return <aside className={className} aria-label={label} dangerouslySetInnerHTML={usePiece(drawing)} />
}

/** The items of a list, drawn before. */
export function DrawnItems({ drawing }: { drawing: Drawing }) {
  return <ul dangerouslySetInnerHTML={usePiece(drawing)} />
}

/** The cells of a row, drawn before. */
export function DrawnRow({ drawing }: { drawing: Drawing }) {
  return <tr dangerouslySetInnerHTML={usePiece(drawing)} />
}

/** The rows of a table, drawn before. */
export function DrawnBody({ drawing }: { drawing: Drawing }) {
  return <tbody dangerouslySetInnerHTML={usePiece(drawing)} />
}

function usePiece(drawing: Drawing) {
  const keep = useContext(KeepPieceContext)
  return { __html: keep ? keep(drawing) : drawing.html }
}
