import { createContext, useContext } from 'react'

/** Takes a piece of markup and gives a placeholder for it, which whoever sends the page fills. */
export type KeepPiece = (html: string) => string

/** Set where a page is drawn to be sent as bytes; without it a piece stands in the page itself. */
export const KeepPieceContext = createContext<KeepPiece | undefined>(undefined)

/** A part of a page that the server drew before and cached (`draw.server.ts`): markup of our own components, every word in it escaped by React. */
export function Drawn({ html, ruled, bare }: { html: string; ruled?: boolean; bare?: boolean }) {
  return <div className={bare ? undefined : ruled ? 'ruled-sections' : 'stack'} dangerouslySetInnerHTML={usePiece(html)} />
}

/** A section that was drawn before: all that stands in it, with the heading (`labelledBy`, its id). */
export function DrawnSection({ html, labelledBy }: { html: string; labelledBy: string }) {
  return <section aria-labelledby={labelledBy} dangerouslySetInnerHTML={usePiece(html)} />
}

/** The rows of a table, drawn before. */
export function DrawnBody({ html }: { html: string }) {
  return <tbody dangerouslySetInnerHTML={usePiece(html)} />
}

function usePiece(html: string) {
  const keep = useContext(KeepPieceContext)
  return { __html: keep ? keep(html) : html }
}
