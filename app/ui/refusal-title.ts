import { createContext } from 'react'

/** How a page says first in the title that something was refused: the words GOV.UK uses. */
export const REFUSED = 'Error: '

/** Tells the frame whether the page shows a summary of errors now, so that its title says so. On the server nobody listens. */
export const RefusalContext = createContext<(shown: boolean) => void>(() => {})
