import type { HeadersFunction } from '@remix-run/node'

/** Passes headers of an action's answer, such as Retry-After, to the browser. */
export const actionHeaders: HeadersFunction = ({ actionHeaders }) => actionHeaders
