import type { HeadersFunction } from '@remix-run/node'

/** Passes what an action says of its answer, as Retry-After, on to the browser. */
export const actionHeaders: HeadersFunction = ({ actionHeaders }) => actionHeaders
